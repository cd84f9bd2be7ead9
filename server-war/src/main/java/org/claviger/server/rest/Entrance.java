package org.claviger.server.rest;

import jakarta.ws.rs.GET;
import java.lang.reflect.Method;
import java.util.List;
import org.claviger.api.ErrorCode;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.Restriction;
import org.jspecify.annotations.Nullable;

/** What a method of a resource says, by its annotations and those of its class, of who may call it. */
record Entrance(Class<?> resource, Method method) {
    /** True if a stranger may call it. */
    boolean isOpen() {
        return method.isAnnotationPresent(AdmitsAnyone.class);
    }

    /** Refuses a caller who may not. */
    void require(Caller caller) {
        requireRole(caller);
        requireUnrestricted(caller);
        requirePermission(caller);
    }

    private void requireRole(Caller caller) {
        Admits admitted = resource.getAnnotation(Admits.class);
        if (admitted == null || !List.of(admitted.value()).contains(caller.role())) {
            throw new RefusedException(
                    ErrorCode.NOT_PERMITTED, "This is not for a caller of role " + caller.role() + ".");
        }
    }

    private void requireUnrestricted(Caller caller) {
        Restriction restriction = caller.restriction();
        if (restriction == null || isExempt(restriction)) {
            return;
        }
        throw switch (restriction) {
            case INITIAL_PASSWORD ->
                new RefusedException(
                        ErrorCode.PASSWORD_CHANGE_REQUIRED,
                        "The initial password has to be changed first, by PUT /api/v1/auth/password.");
            case NO_SECOND_FACTOR ->
                new RefusedException(
                        ErrorCode.SECOND_FACTOR_SETUP_REQUIRED,
                        "A second factor has to be set up first, by POST /api/v1/auth/second-factor.");
        };
    }

    private boolean isExempt(Restriction restriction) {
        EvenWith exempt = method.getAnnotation(EvenWith.class);
        return exempt != null && List.of(exempt.value()).contains(restriction);
    }

    /** What a client may do depends on the key, and is asked where that is found. */
    private void requirePermission(Caller caller) {
        if (caller.role() == Role.CLIENT || resource.isAnnotationPresent(OfOneself.class)) {
            return;
        }
        Needs needs = needs();
        if (needs == null) {
            throw new RefusedException(ErrorCode.NOT_PERMITTED, "Nobody is permitted to do this.");
        }
        Permission needed = method.isAnnotationPresent(GET.class) ? needs.toLook() : needs.value();
        if (!caller.permissions().contains(needed)) {
            throw new RefusedException(
                    ErrorCode.NOT_PERMITTED, "None of your roles has the permission " + needed + ".");
        }
    }

    private @Nullable Needs needs() {
        Needs ofMethod = method.getAnnotation(Needs.class);
        return ofMethod == null ? resource.getAnnotation(Needs.class) : ofMethod;
    }
}

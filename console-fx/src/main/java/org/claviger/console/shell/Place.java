package org.claviger.console.shell;

import java.util.function.Function;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.console.common.Session;
import org.kordamp.ikonli.Ikon;

/**
 * A screen in the sidebar.
 *
 * @param name other screens lead to it by this; the shell's strings have it as {@code place.NAME}
 * @param role whose it is
 * @param needs who lacks this doesn't see it
 * @param opens what pressing it does
 */
record Place(String name, Ikon icon, Role role, Permission needs, Function<Session, Visit> opens) {
    /** Whether it is for somebody. */
    boolean isFor(MeResponse me) {
        return me.role() == role && me.permissions().contains(needs);
    }
}

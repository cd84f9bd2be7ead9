package org.claviger.console.roles;

import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.claviger.api.account.RoleResponse;
import org.claviger.api.auth.Permission;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.Listing;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;

/** The roles of one kind of people, and the permissions that they can be made of. */
public final class RolesViewModel implements ScreenModel {
    private final Session session;
    private final RolesDoor door;
    private final Listing<RoleResponse> roles;
    private final Deeds deeds;
    private final ObservableList<Permission> permissions = FXCollections.observableArrayList();

    private RolesViewModel(Session session, String path) {
        this.session = session;
        door = new RolesDoor(session.client(), path);
        roles = new Listing<>(session.activity(), door::list, RoleResponse::name, RolesViewModel::searchable);
        deeds = new Deeds(session, roles);
        roles.rows().subscribe(this::offer);
    }

    /** The roles of admins. */
    public static RolesViewModel ofAdmins(Session session) {
        return new RolesViewModel(session, "/api/v1/admin/roles");
    }

    /** The roles of the tenant's operators. */
    public static RolesViewModel ofOperators(Session session) {
        return new RolesViewModel(session, "/api/v1/tenant/roles");
    }

    private static String searchable(RoleResponse role) {
        return role.name() + " " + role.permissions().stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    /** Those of the built-in roles are all that there are for people of this kind: the server tells them so. */
    private void offer() {
        permissions.setAll(roles.rows().stream()
                .flatMap(role -> role.permissions().stream())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList());
    }

    @Override
    public void enter() {
        roles.reload();
    }

    @Override
    public void leave() {
        deeds.cancel();
    }

    /** Whether the server lets this person change roles. */
    boolean mayManage() {
        return session.may(Permission.MANAGE_ACCOUNTS);
    }

    RoleForm creation(Consumer<Outcome<RoleResponse>> done) {
        return new RoleForm(deeds.activity(), null, request -> deeds.start(() -> door.create(request), done));
    }

    RoleForm change(RoleResponse role, Consumer<Outcome<RoleResponse>> done) {
        return new RoleForm(deeds.activity(), role, request -> deeds.start(() -> door.change(role, request), done));
    }

    Listing<RoleResponse> roles() {
        return roles;
    }

    ObservableList<Permission> permissions() {
        return permissions;
    }

    Deeds deeds() {
        return deeds;
    }

    RolesDoor door() {
        return door;
    }

    Session session() {
        return session;
    }
}

package org.claviger.console.shell;

import java.util.List;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.console.accounts.AccountsController;
import org.claviger.console.accounts.AccountsViewModel;
import org.claviger.console.clients.ClientsController;
import org.claviger.console.clients.ClientsViewModel;
import org.claviger.console.dashboard.DashboardController;
import org.claviger.console.dashboard.DashboardViewModel;
import org.claviger.console.devices.DevicesController;
import org.claviger.console.devices.DevicesViewModel;
import org.claviger.console.profiles.ProfilesController;
import org.claviger.console.profiles.ProfilesViewModel;
import org.claviger.console.keks.KeksController;
import org.claviger.console.keks.KeksViewModel;
import org.claviger.console.sessions.SessionsController;
import org.claviger.console.sessions.SessionsViewModel;
import org.claviger.console.tenants.TenantsController;
import org.claviger.console.tenants.TenantsViewModel;
import org.kordamp.ikonli.feather.Feather;

/** All screens of the sidebar, in its order. The first that somebody may see is where he begins. */
final class Places {
    static final List<Place> ALL = List.of(
            new Place("dashboard", Feather.ACTIVITY, Role.ADMIN, Permission.VIEW, session ->
                    Visit.of(DashboardController.class, new DashboardViewModel(session), DashboardController::new)),
            new Place(
                    "tenants",
                    Feather.USERS,
                    Role.ADMIN,
                    Permission.VIEW,
                    session ->
                            Visit.of(TenantsController.class, new TenantsViewModel(session), TenantsController::new)),
            new Place("profiles", Feather.SHIELD, Role.ADMIN, Permission.VIEW, session ->
                    Visit.of(ProfilesController.class, new ProfilesViewModel(session), ProfilesController::new)),
            new Place("devices", Feather.HARD_DRIVE, Role.ADMIN, Permission.VIEW, session ->
                    Visit.of(DevicesController.class, new DevicesViewModel(session), DevicesController::new)),
            new Place(
                    "admins",
                    Feather.USER_CHECK,
                    Role.ADMIN,
                    Permission.VIEW,
                    session -> Visit.of(
                            AccountsController.class, AccountsViewModel.ofAdmins(session), AccountsController::new)),
            sessionsOf(Role.ADMIN),
            new Place(
                    "keks",
                    Feather.KEY,
                    Role.OPERATOR,
                    Permission.VIEW,
                    session -> Visit.of(KeksController.class, new KeksViewModel(session), KeksController::new)),
            new Place(
                    "clients",
                    Feather.BOX,
                    Role.OPERATOR,
                    Permission.VIEW,
                    session ->
                            Visit.of(ClientsController.class, new ClientsViewModel(session), ClientsController::new)),
            new Place(
                    "operators",
                    Feather.USER_CHECK,
                    Role.OPERATOR,
                    Permission.VIEW,
                    session -> Visit.of(
                            AccountsController.class, AccountsViewModel.ofOperators(session), AccountsController::new)),
            sessionsOf(Role.OPERATOR));

    private Places() {}

    private static Place sessionsOf(Role role) {
        return new Place(
                "sessions",
                Feather.LOG_IN,
                role,
                Permission.VIEW,
                session -> Visit.of(SessionsController.class, new SessionsViewModel(session), SessionsController::new));
    }

    /** Those that somebody may see. */
    static List<Place> of(MeResponse me) {
        return ALL.stream().filter(place -> place.isFor(me)).toList();
    }
}

package org.claviger.console.shell;

import java.util.List;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.console.accounts.AccountsController;
import org.claviger.console.accounts.AccountsViewModel;
import org.claviger.console.adminoverview.AdminOverviewController;
import org.claviger.console.adminoverview.AdminOverviewViewModel;
import org.claviger.console.audit.AuditController;
import org.claviger.console.audit.AuditViewModel;
import org.claviger.console.authorities.AuthoritiesController;
import org.claviger.console.authorities.AuthoritiesViewModel;
import org.claviger.console.clients.ClientsController;
import org.claviger.console.clients.ClientsViewModel;
import org.claviger.console.devices.DevicesController;
import org.claviger.console.devices.DevicesViewModel;
import org.claviger.console.keks.KeksController;
import org.claviger.console.keks.KeksViewModel;
import org.claviger.console.keys.KeysController;
import org.claviger.console.keys.KeysViewModel;
import org.claviger.console.namespaces.NamespacesController;
import org.claviger.console.namespaces.NamespacesViewModel;
import org.claviger.console.profiles.ProfilesController;
import org.claviger.console.profiles.ProfilesViewModel;
import org.claviger.console.proposals.ProposalsController;
import org.claviger.console.proposals.ProposalsViewModel;
import org.claviger.console.roles.RolesController;
import org.claviger.console.roles.RolesViewModel;
import org.claviger.console.serverkeys.ServerKeysController;
import org.claviger.console.serverkeys.ServerKeysViewModel;
import org.claviger.console.sessions.SessionsController;
import org.claviger.console.sessions.SessionsViewModel;
import org.claviger.console.settings.SettingsController;
import org.claviger.console.settings.SettingsViewModel;
import org.claviger.console.tenantoverview.TenantOverviewController;
import org.claviger.console.tenantoverview.TenantOverviewViewModel;
import org.claviger.console.tenants.TenantsController;
import org.claviger.console.tenants.TenantsViewModel;
import org.kordamp.ikonli.feather.Feather;

/** All screens of the sidebar, in its order. The first that somebody may see is where he begins. */
final class Places {
    static final List<Place> ALL = List.of(
            new Place(
                    "overview",
                    Feather.ACTIVITY,
                    Role.ADMIN,
                    Permission.VIEW,
                    session -> Visit.of(
                            AdminOverviewController.class,
                            new AdminOverviewViewModel(session),
                            AdminOverviewController::new)),
            new Place(
                    "tenants",
                    Feather.USERS,
                    Role.ADMIN,
                    Permission.VIEW,
                    session ->
                            Visit.of(TenantsController.class, new TenantsViewModel(session), TenantsController::new)),
            new Place(
                    "profiles",
                    Feather.SHIELD,
                    Role.ADMIN,
                    Permission.VIEW,
                    session -> Visit.of(
                            ProfilesController.class, new ProfilesViewModel(session), ProfilesController::new)),
            new Place(
                    "devices",
                    Feather.HARD_DRIVE,
                    Role.ADMIN,
                    Permission.VIEW,
                    session ->
                            Visit.of(DevicesController.class, new DevicesViewModel(session), DevicesController::new)),
            new Place(
                    "proposals",
                    Feather.GIT_PULL_REQUEST,
                    Role.ADMIN,
                    Permission.VIEW,
                    session -> Visit.of(
                            ProposalsController.class, new ProposalsViewModel(session), ProposalsController::new)),
            new Place(
                    "audit",
                    Feather.LIST,
                    Role.ADMIN,
                    Permission.READ_AUDIT,
                    session -> Visit.of(AuditController.class, new AuditViewModel(session), AuditController::new)),
            new Place(
                    "admins",
                    Feather.USER_CHECK,
                    Role.ADMIN,
                    Permission.VIEW,
                    session -> Visit.of(
                            AccountsController.class, AccountsViewModel.ofAdmins(session), AccountsController::new)),
            new Place(
                    "roles",
                    Feather.TAG,
                    Role.ADMIN,
                    Permission.VIEW,
                    session -> Visit.of(RolesController.class, RolesViewModel.ofAdmins(session), RolesController::new)),
            new Place(
                    "settings",
                    Feather.SLIDERS,
                    Role.ADMIN,
                    Permission.VIEW,
                    session -> Visit.of(
                            SettingsController.class, SettingsViewModel.ofAdmins(session), SettingsController::new)),
            new Place(
                    "serverkeys",
                    Feather.SERVER,
                    Role.ADMIN,
                    Permission.VIEW,
                    session -> Visit.of(
                            ServerKeysController.class, new ServerKeysViewModel(session), ServerKeysController::new)),
            sessionsOf(Role.ADMIN),
            new Place(
                    "overview",
                    Feather.ACTIVITY,
                    Role.OPERATOR,
                    Permission.VIEW,
                    session -> Visit.of(
                            TenantOverviewController.class,
                            new TenantOverviewViewModel(session),
                            TenantOverviewController::new)),
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
                    "authorities",
                    Feather.AWARD,
                    Role.OPERATOR,
                    Permission.VIEW,
                    session -> Visit.of(
                            AuthoritiesController.class,
                            new AuthoritiesViewModel(session),
                            AuthoritiesController::new)),
            new Place(
                    "keys",
                    Feather.LOCK,
                    Role.OPERATOR,
                    Permission.VIEW,
                    session -> Visit.of(KeysController.class, new KeysViewModel(session), KeysController::new)),
            new Place(
                    "namespaces",
                    Feather.FOLDER,
                    Role.OPERATOR,
                    Permission.VIEW,
                    session -> Visit.of(
                            NamespacesController.class, new NamespacesViewModel(session), NamespacesController::new)),
            new Place(
                    "proposals",
                    Feather.GIT_PULL_REQUEST,
                    Role.OPERATOR,
                    Permission.VIEW,
                    session -> Visit.of(
                            ProposalsController.class, new ProposalsViewModel(session), ProposalsController::new)),
            new Place(
                    "audit",
                    Feather.LIST,
                    Role.OPERATOR,
                    Permission.READ_AUDIT,
                    session -> Visit.of(AuditController.class, new AuditViewModel(session), AuditController::new)),
            new Place(
                    "operators",
                    Feather.USER_CHECK,
                    Role.OPERATOR,
                    Permission.VIEW,
                    session -> Visit.of(
                            AccountsController.class, AccountsViewModel.ofOperators(session), AccountsController::new)),
            new Place(
                    "roles",
                    Feather.TAG,
                    Role.OPERATOR,
                    Permission.VIEW,
                    session ->
                            Visit.of(RolesController.class, RolesViewModel.ofOperators(session), RolesController::new)),
            new Place(
                    "settings",
                    Feather.SLIDERS,
                    Role.OPERATOR,
                    Permission.VIEW,
                    session -> Visit.of(
                            SettingsController.class, SettingsViewModel.ofOperators(session), SettingsController::new)),
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

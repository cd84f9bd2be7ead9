package org.claviger.console.settings;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.claviger.api.approval.ApprovalPolicy;
import org.claviger.api.auth.Permission;
import org.claviger.api.auth.Role;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.Listing;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;

/** The approval policy, of admins or of a tenant's operators. */
public final class SettingsViewModel implements ScreenModel {
    private static final String BOUNDS = "/api/v1/tenant/settings";

    private final Session session;
    private final String path;
    private final Listing<Rule> rules;
    private final Deeds deeds;

    private SettingsViewModel(Session session, String path) {
        this.session = session;
        this.path = path;
        rules = new Listing<>(
                session.activity(),
                this::load,
                Rule::action,
                rule -> rule.action().name());
        deeds = new Deeds(session, rules);
    }

    /** What admins want to do. */
    public static SettingsViewModel ofAdmins(Session session) {
        return new SettingsViewModel(session, "/api/v1/admin/approval-policy");
    }

    /** What the tenant's operators want to do. */
    public static SettingsViewModel ofOperators(Session session) {
        return new SettingsViewModel(session, "/api/v1/tenant/approval-policy");
    }

    private List<Rule> load() {
        return session.client().get(path, ApprovalPolicy.class).acceptances().entrySet().stream()
                .map(entry -> new Rule(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Rule::action))
                .toList();
    }

    @Override
    public void enter() {
        rules.reload();
    }

    @Override
    public void leave() {
        deeds.cancel();
    }

    /** A form for how many are to accept an action from now on; the others stay as they are. */
    RuleForm form(Rule rule, Consumer<Outcome<ApprovalPolicy>> done) {
        return new RuleForm(
                deeds.activity(),
                rule,
                acceptances -> deeds.start(
                        () -> session.client()
                                .put(
                                        path,
                                        new ApprovalPolicy(Map.of(rule.action(), acceptances)),
                                        ApprovalPolicy.class),
                        done));
    }

    /** Whether there are bounds for all keys and clients: those of a tenant. */
    boolean hasBounds() {
        return session.me().role() == Role.OPERATOR;
    }

    /** Asks for the bounds that hold now. */
    void askBounds(Consumer<TenantSettings> then) {
        deeds.activity().start(() -> session.client().get(BOUNDS, TenantSettings.class), then);
    }

    /** A form for the bounds from now on. */
    BoundsForm bounds(TenantSettings now, Consumer<Outcome<TenantSettings>> done) {
        return new BoundsForm(
                deeds.activity(),
                now,
                bounds -> deeds.start(() -> session.client().put(BOUNDS, bounds, TenantSettings.class), done));
    }

    /** Whether the server lets this person change the policy. */
    boolean mayManage() {
        return session.may(Permission.MANAGE_SETTINGS);
    }

    /** The rules, one for each action. */
    Listing<Rule> rules() {
        return rules;
    }

    /** What is done to them. */
    Deeds deeds() {
        return deeds;
    }

    Session session() {
        return session;
    }
}

package org.claviger.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.claviger.api.approval.ApprovalPolicy;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsViewModelTest {
    private static final String POLICY = "/api/v1/admin/approval-policy";
    private static final String BOUNDS = "/api/v1/tenant/settings";
    private static final Rule RULE = new Rule(ProposedAction.CREATE_ROLE, 1);

    private final TestServer server = new TestServer();
    private final TestBackground background = new TestBackground();
    private final List<Outcome<ApprovalPolicy>> outcomes = new ArrayList<>();
    private final SettingsViewModel model = SettingsViewModel.ofAdmins(Sessions.ofAdmin(background, server));

    @BeforeEach
    void load() {
        server.answer(
                "GET " + POLICY,
                200,
                new ApprovalPolicy(Map.of(ProposedAction.DELETE_TENANT, 2, ProposedAction.CREATE_ROLE, 1)));
        model.enter();
        background.work();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void each_action_has_a_rule_in_the_same_order_every_time() {
        assertThat(model.rules().rows()).containsExactly(RULE, new Rule(ProposedAction.DELETE_TENANT, 2));
    }

    @Test
    void only_the_rule_that_is_changed_is_sent() {
        server.answer("PUT " + POLICY, 200, new ApprovalPolicy(Map.of(ProposedAction.CREATE_ROLE, 0)));
        RuleForm form = model.form(RULE, outcomes::add);
        form.acceptancesProperty().set(" 0 ");
        form.form().goOn();
        background.work();
        assertThat(outcomes).hasSize(1);
        assertThat(server.body("PUT " + POLICY)).isEqualTo("{\"acceptances\":{\"CREATE_ROLE\":0}}");
    }

    @ParameterizedTest
    @CsvSource({"0, true", "10, true", "11, false", "-1, false", "'', false", "two, false"})
    void a_rule_is_a_number_that_the_server_takes(String typed, boolean taken) {
        RuleForm form = model.form(RULE, outcomes::add);
        form.acceptancesProperty().set(typed);
        assertThat(form.form().completeProperty().get()).isEqualTo(taken);
    }

    @Test
    void the_bounds_of_a_tenant_are_asked_for_and_set_and_what_is_not_shown_stays() {
        assertThat(model.hasBounds()).isFalse();
        SettingsViewModel ofOperators = SettingsViewModel.ofOperators(Sessions.ofOperator(background, server));
        assertThat(ofOperators.hasBounds()).isTrue();
        TenantSettings now = new TenantSettings(Set.of("AES-256", "AES-128"), 100L, null, null, 0, null, 365);
        server.answer("GET " + BOUNDS, 200, now);
        server.answer("PUT " + BOUNDS, 200, now);
        List<BoundsForm> forms = new ArrayList<>();
        ofOperators.askBounds(found -> forms.add(ofOperators.bounds(found, outcome -> {})));
        background.work();
        BoundsForm form = forms.get(0);
        assertThat(form.algorithmsProperty().get()).isEqualTo("AES-128, AES-256");
        form.algorithmsProperty().set("AES-256");
        form.maxKeysProperty().set("");
        form.requestsProperty().set("0");
        form.form().goOn();
        background.work();
        assertThat(server.requests())
                .as("what the server does not take is not sent")
                .doesNotContain("PUT " + BOUNDS);
        form.requestsProperty().set("5000");
        form.form().goOn();
        background.work();
        assertThat(server.body("PUT " + BOUNDS))
                .isEqualTo("{\"allowedAlgorithms\":[\"AES-256\"],\"auditRetentionDays\":365,"
                        + "\"materialCacheSeconds\":0,\"requestsPerSecond\":5000}");
    }
}

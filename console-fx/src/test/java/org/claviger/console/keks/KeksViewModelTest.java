package org.claviger.console.keks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.tenant.KekListResponse;
import org.claviger.api.tenant.KekPlace;
import org.claviger.api.tenant.KekPolicy;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.api.tenant.ResealingResponse;
import org.claviger.console.common.OpenProposal;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeksViewModelTest {
    private static final KekResponse ACTIVE = kek(2, KekState.ACTIVE);
    private static final KekResponse OLDER = kek(1, KekState.DEACTIVATED);
    private static final KekResponse DESTROYED = kek(0, KekState.DESTROYED);

    private static final String KEKS = "/api/v1/tenant/keks";
    private static final String RESEALING = "/api/v1/tenant/resealing";
    private static final KekTokenAttributesResponse ON_TOKEN =
            new KekTokenAttributesResponse("token", "kek", true, true, false, true, true, true, 256);

    private final TestServer server = new TestServer();
    private final TestBackground background = new TestBackground();
    private final KeksViewModel model = new KeksViewModel(Sessions.ofOperator(background, server));

    private static KekResponse kek(int generation, KekState state) {
        return new KekResponse(
                UUID.randomUUID(),
                generation,
                KekPlace.PRIMARY,
                state,
                "softhsm",
                "token",
                "kek-" + generation,
                "0a0b",
                "A1B2C3",
                7,
                1L << 32,
                false,
                Instant.EPOCH,
                null,
                null,
                null,
                state == KekState.DESTROYED ? Instant.EPOCH : null);
    }

    private static String question(KekResponse kek) {
        return "GET " + KEKS + "/" + kek.id() + "/token-attributes";
    }

    private static ResealingResponse resealing(long left, boolean paused) {
        return new ResealingResponse(
                left > 0,
                paused,
                null,
                left,
                100 - left,
                0,
                50,
                left / 50,
                Instant.EPOCH,
                left > 0 ? null : Instant.EPOCH);
    }

    private List<String> questions() {
        return server.requests().stream()
                .filter(request -> request.endsWith("token-attributes"))
                .toList();
    }

    @BeforeEach
    void answer() {
        server.answer("GET " + KEKS, 200, new KekListResponse(List.of(ACTIVE, OLDER, DESTROYED)));
        server.answer(question(ACTIVE), 200, ON_TOKEN);
        server.answer(question(OLDER), 200, ON_TOKEN);
        server.answer("GET " + RESEALING, 200, resealing(0, false));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void load() {
        model.keks().reload();
        background.work();
    }

    @Test
    void the_token_is_asked_about_the_chosen_kek() {
        load();
        assertThat(questions()).containsExactly(question(ACTIVE));
        assertThat(model.attributesProperty().get()).isEqualTo(ON_TOKEN);
    }

    @Test
    void a_reload_asks_the_token_anew() {
        load();
        load();
        assertThat(questions()).containsExactly(question(ACTIVE), question(ACTIVE));
    }

    @Test
    void while_another_is_asked_about_nothing_old_is_shown() {
        load();
        model.keks().selectedProperty().set(OLDER);
        assertThat(model.attributesProperty().get()).isNull();
        background.work();
        assertThat(questions()).containsExactly(question(ACTIVE), question(OLDER));
    }

    @Test
    void of_a_destroyed_kek_the_token_is_not_asked() {
        load();
        model.keks().selectedProperty().set(DESTROYED);
        background.work();
        assertThat(questions()).containsExactly(question(ACTIVE));
        assertThat(model.attributesProperty().get()).isNull();
    }

    @Test
    void a_token_that_does_not_answer_leaves_the_list_in_peace() {
        server.refuse(question(ACTIVE), ErrorCode.HSM_UNAVAILABLE);
        load();
        assertThat(model.keks().rows()).hasSize(3);
        assertThat(model.keks().activity().faultProperty().get()).isNull();
        assertThat(model.token().faultProperty().get()).isNotNull();

        model.keks().selectedProperty().set(DESTROYED);
        assertThat(model.token().faultProperty().get()).isNull();
    }

    @Test
    void a_session_that_is_over_is_noticed_at_the_token_too() {
        server.refuse(question(ACTIVE), ErrorCode.NOT_AUTHENTICATED);
        load();
        assertThat(model.token().faultProperty().get()).isNull();
    }

    @Test
    void the_re_sealing_is_watched_to_its_end_and_then_the_list_is_loaded_anew() {
        server.answer("GET " + RESEALING, 200, resealing(60, false));
        model.enter();
        background.work();
        assertThat(share()).isEqualTo(0.4);

        server.answer("GET " + RESEALING, 200, resealing(10, false));
        pass();
        assertThat(share()).isEqualTo(0.9);

        long lists = count("GET " + KEKS);
        server.answer("GET " + RESEALING, 200, resealing(0, false));
        pass();
        assertThat(count("GET " + KEKS)).isEqualTo(lists + 1);

        long asked = count("GET " + RESEALING);
        pass();
        assertThat(count("GET " + RESEALING)).isEqualTo(asked);
    }

    @Test
    void who_has_left_the_screen_asks_no_more() {
        server.answer("GET " + RESEALING, 200, resealing(60, false));
        model.enter();
        background.work();
        model.leave();
        long asked = count("GET " + RESEALING);
        pass();
        assertThat(count("GET " + RESEALING)).isEqualTo(asked);
    }

    @Test
    void it_can_be_paused() {
        server.answer("GET " + RESEALING, 200, resealing(60, false));
        server.answer("PUT " + RESEALING, 200, resealing(60, true));
        model.enter();
        background.work();
        model.resealing().pause(true);
        background.work();
        assertThat(server.body("PUT " + RESEALING)).isEqualTo("{\"paused\":true}");
        assertThat(Objects.requireNonNull(progress()).paused()).isTrue();
    }

    @Test
    void it_can_be_slowed_down_and_stays_paused_if_it_is() {
        server.answer("GET " + RESEALING, 200, resealing(60, true));
        server.answer("PUT " + RESEALING, 200, resealing(60, true));
        model.enter();
        background.work();
        SpeedForm form = model.resealing().speed(model.deeds(), outcome -> {});
        form.speedProperty().set("0");
        form.form().goOn();
        form.speedProperty().set("50");
        form.form().goOn();
        background.work();
        assertThat(server.body("PUT " + RESEALING)).isEqualTo("{\"objectsPerSecond\":50,\"paused\":true}");
    }

    private @Nullable ResealingResponse progress() {
        return model.resealing().progressProperty().get();
    }

    private double share() {
        return ResealingModel.share(Objects.requireNonNull(progress()));
    }

    private void pass() {
        background.passTime();
        background.work();
    }

    private long count(String request) {
        return server.requests().stream().filter(request::equals).count();
    }

    @Test
    void one_is_generated_on_the_token_that_is_wanted_and_with_a_reason() {
        server.answer("POST " + KEKS, 202, OpenProposal.of(ProposedAction.GENERATE_KEK));
        List<Outcome<KekResponse>> outcomes = new ArrayList<>();
        KekForm form = model.generation(outcomes::add);
        form.placeProperty().set(KekPlace.FAILOVER);
        form.activationProperty().set(Activation.LATER);
        form.reasonProperty().set("x".repeat(501));
        form.form().goOn();
        background.work();
        assertThat(outcomes).isEmpty();
        form.reasonProperty().set("Der nächste");
        form.form().goOn();
        background.work();
        assertThat(server.body("POST " + KEKS)).isEqualTo("{\"activate\":false,\"place\":\"FAILOVER\"}");
        assertThat(server.header("POST " + KEKS, "Claviger-Reason")).isEqualTo("Der%20n%C3%A4chste");
        assertThat(outcomes.get(0).isProposed()).isTrue();
    }

    @Test
    void one_is_adopted_by_its_label_or_its_identifier() {
        server.answer("POST " + KEKS + "/adopt", 201, OLDER);
        List<Outcome<KekResponse>> outcomes = new ArrayList<>();
        KekForm form = model.adoption(outcomes::add);
        form.form().goOn();
        form.keyProperty().set("made by hand");
        form.form().goOn();
        background.work();
        assertThat(server.body("POST " + KEKS + "/adopt"))
                .contains("\"label\":\"made by hand\"")
                .doesNotContain("ckaId");
        form.namedByProperty().set(KekForm.NamedBy.ID);
        form.form().goOn();
        background.work();
        assertThat(outcomes).as("what is not hexadecimal is no identifier").hasSize(1);
        form.keyProperty().set("0A0b");
        form.form().goOn();
        background.work();
        assertThat(server.body("POST " + KEKS + "/adopt")).contains("\"ckaId\":\"0A0b\"");
    }

    @Test
    void what_can_not_be_undone_takes_the_name_and_a_reason() {
        server.answer("POST /api/v1/tenant/proposals", 201, OpenProposal.of(ProposedAction.DESTROY_KEK));
        List<Outcome<ProposalResponse>> outcomes = new ArrayList<>();
        EndForm form = model.end(OLDER, ProposedAction.DESTROY_KEK, "Generation 1", outcomes::add);
        form.typedProperty().set("Generation 1");
        form.form().goOn();
        form.reasonProperty().set("Nothing is sealed under it");
        form.typedProperty().set("generation 1");
        form.form().goOn();
        background.work();
        assertThat(outcomes).isEmpty();
        form.typedProperty().set("Generation 1");
        form.form().goOn();
        background.work();
        assertThat(outcomes).hasSize(1);
        assertThat(server.body("POST /api/v1/tenant/proposals"))
                .contains("DESTROY_KEK", OLDER.id().toString(), "Nothing is sealed under it");
    }

    @Test
    void the_cryptoperiod_is_asked_for_and_set() {
        server.answer("GET /api/v1/tenant/kek-policy", 200, new KekPolicy(90));
        server.answer("PUT /api/v1/tenant/kek-policy", 200, new KekPolicy(null));
        List<PolicyForm> forms = new ArrayList<>();
        model.askPolicy(now -> forms.add(model.policy(now, outcome -> {})));
        background.work();
        PolicyForm form = forms.get(0);
        assertThat(form.daysProperty().get()).isEqualTo("90");
        form.daysProperty().set("");
        form.form().goOn();
        background.work();
        assertThat(server.body("PUT /api/v1/tenant/kek-policy")).isEqualTo("{}");
    }

    @Test
    void only_what_seals_nothing_new_can_be_destroyed() {
        assertThat(KeksViewModel.isDestroyable(ACTIVE)).isFalse();
        assertThat(KeksViewModel.isDestroyable(OLDER)).isTrue();
        assertThat(KeksViewModel.isDestroyable(DESTROYED)).isFalse();
        assertThat(KeksViewModel.isCurrent(kek(3, KekState.SUSPENDED))).isTrue();
    }
}

package org.claviger.console.keks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.tenant.KekPlace;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.console.common.Refusal;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.TestBackground;
import org.junit.jupiter.api.Test;

class KeksViewModelTest {
    private static final KekResponse ACTIVE = kek(2, KekState.ACTIVE);
    private static final KekResponse OLDER = kek(1, KekState.DEACTIVATED);
    private static final KekResponse DESTROYED = kek(0, KekState.DESTROYED);

    private final TestBackground background = new TestBackground();
    private final List<String> ended = new ArrayList<>();
    private final FakeKeks source = new FakeKeks();
    private final KeksViewModel model =
            new KeksViewModel(Sessions.ofAdmin(background, () -> ended.add("ended")), source);

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

    private void load() {
        model.keks().reload();
        background.work();
    }

    @Test
    void the_token_is_asked_about_the_chosen_kek() {
        load();
        assertThat(source.asked).containsExactly(ACTIVE.id());
        assertThat(model.attributesProperty().get()).isNotNull();
    }

    @Test
    void a_reload_asks_the_token_anew() {
        load();
        load();
        assertThat(source.asked).containsExactly(ACTIVE.id(), ACTIVE.id());
    }

    @Test
    void while_another_is_asked_about_nothing_old_is_shown() {
        load();
        model.keks().selectedProperty().set(OLDER);
        assertThat(model.attributesProperty().get()).isNull();
        background.work();
        assertThat(source.asked).containsExactly(ACTIVE.id(), OLDER.id());
    }

    @Test
    void of_a_destroyed_kek_the_token_is_not_asked() {
        load();
        model.keks().selectedProperty().set(DESTROYED);
        background.work();
        assertThat(source.asked).containsExactly(ACTIVE.id());
        assertThat(model.attributesProperty().get()).isNull();
    }

    @Test
    void a_token_that_does_not_answer_leaves_the_list_in_peace() {
        source.refusal = ErrorCode.HSM_UNAVAILABLE;
        load();
        assertThat(model.keks().rows()).hasSize(3);
        assertThat(model.keks().activity().faultProperty().get()).isNull();
        assertThat(model.token().faultProperty().get()).isNotNull();

        source.refusal = ErrorCode.INTERNAL;
        model.keks().selectedProperty().set(DESTROYED);
        assertThat(model.token().faultProperty().get()).isNull();
    }

    @Test
    void a_session_that_is_over_is_noticed_at_the_token_too() {
        source.refusal = ErrorCode.NOT_AUTHENTICATED;
        load();
        assertThat(ended).containsExactly("ended");
    }

    private static final class FakeKeks implements KekSource {
        private final List<UUID> asked = new ArrayList<>();
        private ErrorCode refusal = ErrorCode.INTERNAL;

        @Override
        public List<KekResponse> keks() {
            return List.of(ACTIVE, OLDER, DESTROYED);
        }

        @Override
        public KekTokenAttributesResponse tokenAttributes(UUID kek) {
            asked.add(kek);
            if (refusal != ErrorCode.INTERNAL) {
                throw Refusal.of(refusal);
            }
            return new KekTokenAttributesResponse("token", "kek", true, true, false, true, true, true, 256);
        }
    }
}

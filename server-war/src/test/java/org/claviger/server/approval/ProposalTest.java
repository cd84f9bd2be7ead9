package org.claviger.server.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claviger.server.Refused.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.claviger.api.ErrorCode;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposalResponse.Decision;
import org.claviger.api.approval.ProposalState;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.server.Callers;
import org.claviger.server.platform.Caller;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProposalTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Instant END = NOW.plus(LIFETIME);
    private static final Duration TICK = Duration.ofNanos(1);
    private static final UUID TENANT = UUID.randomUUID();
    private static final UUID OBJECT = UUID.randomUUID();
    private static final Wording KEK = Wording.of(ProposalText.OTHER, "KEK 1");
    private static final Wording NOW_SAID = Wording.of(ProposalText.OTHER, "KEK 1, as it is now");
    private static final Wording THEN = Wording.of(ProposalText.OTHER, "KEK 1, as it was then");
    private static final Wording DONE = Wording.of(ProposalText.OTHER, "KEK 1 is destroyed.");

    private final Caller proposer = Callers.operator(TENANT, "olivia");
    private final Caller other = Callers.operator(TENANT, "oskar");
    private final Caller third = Callers.operator(TENANT, "oda");
    private final Proposal proposal = new Proposal(proposer, draft(), 1, NOW, LIFETIME);

    @Nested
    class A_new_one {
        @Test
        void is_open() {
            assertThat(proposal.state(NOW)).isEqualTo(ProposalState.OPEN);
        }

        @Test
        void tells_what_is_to_be_decided_and_until_when() {
            ProposalResponse response = shown(proposal, NOW_SAID, NOW);

            assertThat(response)
                    .isEqualTo(new ProposalResponse(
                            proposal.id(),
                            ProposedAction.DESTROY_KEK,
                            OBJECT,
                            "KEK 1, as it is now",
                            NOW_SAID,
                            List.of(),
                            "no longer used",
                            ProposalState.OPEN,
                            proposer.id(),
                            "olivia",
                            NOW,
                            END,
                            1,
                            List.of(),
                            null,
                            null));
        }

        @Test
        void belongs_to_its_proposers_tenant() {
            assertThat(proposal.scope()).isEqualTo(TENANT);
        }

        @Test
        void of_an_admin_belongs_to_the_system() {
            assertThat(new Proposal(Callers.admin(), draft(), 1, NOW, LIFETIME).scope())
                    .isEqualTo(Caller.SYSTEM);
        }

        @Test
        void tells_those_who_carry_it_out_who_wanted_it_and_why() {
            assertThat(proposal.approval()).isEqualTo(new Approval(proposal.id(), "olivia", "no longer used"));
        }
    }

    @Nested
    class Accepting {
        @Test
        void takes_another_operator() {
            proposal.accept(other, "agreed", THEN, NOW);
            proposal.carriedOut(DONE);

            assertThat(proposal.state(NOW)).isEqualTo(ProposalState.ACCEPTED);
            assertThat(proposal.subject()).isEqualTo(THEN);
            assertThat(shown(proposal, KEK, NOW).decision())
                    .isEqualTo(new Decision(other.id(), "oskar", NOW, "agreed", "KEK 1 is destroyed.", DONE));
        }

        @Test
        void is_not_for_its_proposer() {
            assertRefused(ErrorCode.NOT_PERMITTED, () -> proposal.accept(proposer, null, KEK, NOW));

            assertUntouched();
        }

        @Test
        void is_not_for_its_proposer_signed_in_anew_or_renamed() {
            Caller again = Callers.person(proposer.role(), TENANT, proposer.id(), "olga", "another request");

            assertRefused(ErrorCode.NOT_PERMITTED, () -> proposal.accept(again, null, KEK, NOW));
        }
    }

    @Nested
    class One_that_takes_two {
        private final Proposal grave = new Proposal(proposer, draft(), 2, NOW, LIFETIME);

        @Test
        void is_open_after_the_first() {
            assertThat(grave.accept(other, "agreed", KEK, NOW)).isFalse();

            assertThat(grave.state(NOW)).isEqualTo(ProposalState.OPEN);
            assertThat(shown(grave, KEK, NOW).acceptances())
                    .containsExactly(new ProposalResponse.Acceptance(other.id(), "oskar", NOW, "agreed"));
        }

        @Test
        void is_carried_out_after_the_second() {
            grave.accept(other, null, KEK, NOW);

            assertThat(grave.accept(third, null, KEK, NOW)).isTrue();
            assertThat(grave.state(NOW)).isEqualTo(ProposalState.ACCEPTED);
        }

        @Test
        void is_not_accepted_twice_by_one() {
            grave.accept(other, null, KEK, NOW);

            assertRefused(ErrorCode.WRONG_STATE, () -> grave.accept(other, null, KEK, NOW));
            assertThat(grave.state(NOW)).isEqualTo(ProposalState.OPEN);
        }

        @Test
        void hangs_on_the_word_of_all_who_have_given_it() {
            grave.accept(other, null, KEK, NOW);

            assertThat(grave.dependsOn(proposer.id())).isTrue();
            assertThat(grave.dependsOn(other.id())).isTrue();
            assertThat(grave.dependsOn(third.id())).isFalse();
        }

        @Test
        void that_has_become_void_can_not_be_decided() {
            grave.becomeVoid("olivia is disabled.");

            assertThat(grave.state(NOW)).isEqualTo(ProposalState.VOID);
            assertCanNotBeDecided(grave, NOW);
        }
    }

    @Nested
    class Rejecting {
        @Test
        void takes_another_operator() {
            proposal.reject(other, "still used", THEN, NOW);

            assertThat(proposal.state(NOW)).isEqualTo(ProposalState.REJECTED);
            assertThat(proposal.subject()).isEqualTo(THEN);
            assertThat(shown(proposal, KEK, NOW).decision())
                    .isEqualTo(new Decision(other.id(), "oskar", NOW, "still used", null, null));
        }

        @Test
        void is_not_for_its_proposer_who_can_withdraw_it() {
            assertRefused(ErrorCode.NOT_PERMITTED, () -> proposal.reject(proposer, null, KEK, NOW));

            assertUntouched();
        }
    }

    @Nested
    class Withdrawing {
        @Test
        void is_for_its_proposer() {
            proposal.withdraw(proposer, KEK, NOW);

            assertThat(proposal.state(NOW)).isEqualTo(ProposalState.WITHDRAWN);
            assertThat(shown(proposal, KEK, NOW).decision())
                    .isEqualTo(new Decision(proposer.id(), "olivia", NOW, null, null, null));
        }

        @Test
        void is_for_nobody_else() {
            assertRefused(ErrorCode.NOT_PERMITTED, () -> proposal.withdraw(other, KEK, NOW));

            assertUntouched();
        }
    }

    @Nested
    class A_decided_one {
        @Test
        void is_not_decided_again() {
            List<Consumer<Proposal>> decisions = List.of(
                    p -> p.accept(other, null, KEK, NOW),
                    p -> p.reject(other, null, KEK, NOW),
                    p -> p.withdraw(proposer, KEK, NOW));
            for (Consumer<Proposal> decision : decisions) {
                Proposal decided = new Proposal(proposer, draft(), 1, NOW, LIFETIME);
                decision.accept(decided);
                ProposalResponse before = shown(decided, KEK, NOW);

                assertCanNotBeDecided(decided, NOW);

                assertThat(shown(decided, KEK, NOW)).isEqualTo(before);
            }
        }

        @Test
        void does_not_expire() {
            proposal.accept(other, null, KEK, NOW);

            assertThat(proposal.state(END)).isEqualTo(ProposalState.ACCEPTED);
            proposal.expire(END);
            assertThat(proposal.state(NOW)).isEqualTo(ProposalState.ACCEPTED);
        }
    }

    @Nested
    class Time {
        @Test
        void is_left_until_the_last_moment() {
            proposal.accept(other, null, KEK, END.minus(TICK));

            assertThat(proposal.state(END)).isEqualTo(ProposalState.ACCEPTED);
        }

        @Test
        void makes_it_expire_without_anybodys_doing() {
            assertThat(proposal.state(END.minus(TICK))).isEqualTo(ProposalState.OPEN);
            assertThat(proposal.state(END)).isEqualTo(ProposalState.EXPIRED);
            assertThat(shown(proposal, KEK, END).state()).isEqualTo(ProposalState.EXPIRED);
        }

        @Test
        void that_is_over_leaves_nothing_to_decide() {
            assertCanNotBeDecided(proposal, END);

            assertUntouched();
        }

        @Test
        void that_is_over_is_written_down() {
            proposal.expire(END);

            assertThat(proposal.state(NOW)).isEqualTo(ProposalState.EXPIRED);
            assertCanNotBeDecided(proposal, NOW);
        }

        @Test
        void that_is_not_over_is_not_written_down() {
            proposal.expire(NOW);

            assertUntouched();
        }
    }

    private void assertCanNotBeDecided(Proposal decided, Instant now) {
        for (ThrowingCallable decision : List.<ThrowingCallable>of(
                () -> decided.accept(other, null, KEK, now),
                () -> decided.reject(other, null, KEK, now),
                () -> decided.withdraw(proposer, KEK, now))) {
            assertRefused(ErrorCode.WRONG_STATE, decision);
        }
    }

    private void assertUntouched() {
        assertThat(proposal.state(NOW)).isEqualTo(ProposalState.OPEN);
        assertThat(proposal.subject()).isEqualTo(KEK);
        assertThat(shown(proposal, KEK, NOW).decision()).isNull();
    }

    private static Draft draft() {
        return new Draft(ProposedAction.DESTROY_KEK, OBJECT, KEK, "[]", "no longer used");
    }

    private static ProposalResponse shown(Proposal shown, Wording subject, Instant now) {
        return shown.response(subject, List.of(), null, now);
    }
}

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
import org.claviger.api.tenant.ProposalResponse;
import org.claviger.api.tenant.ProposalResponse.Decision;
import org.claviger.api.tenant.ProposalState;
import org.claviger.api.tenant.ProposedAction;
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

    private final Caller proposer = Callers.operator(TENANT, "olivia");
    private final Caller other = Callers.operator(TENANT, "oskar");
    private final Proposal proposal =
            new Proposal(proposer, ProposedAction.DESTROY_KEK, OBJECT, "KEK 1", "no longer used", NOW, LIFETIME);

    @Nested
    class A_new_one {
        @Test
        void is_open() {
            assertThat(proposal.state(NOW)).isEqualTo(ProposalState.OPEN);
        }

        @Test
        void tells_what_is_to_be_decided_and_until_when() {
            ProposalResponse response = proposal.response("KEK 1, as it is now", NOW);

            assertThat(response)
                    .isEqualTo(new ProposalResponse(
                            proposal.id(),
                            ProposedAction.DESTROY_KEK,
                            OBJECT,
                            "KEK 1, as it is now",
                            "no longer used",
                            ProposalState.OPEN,
                            proposer.id(),
                            "olivia",
                            NOW,
                            END,
                            null));
        }

        @Test
        void belongs_to_its_proposers_tenant() {
            assertThat(proposal.tenantId()).isEqualTo(TENANT);
        }

        @Test
        void is_not_an_admins() {
            assertRefused(
                    ErrorCode.NOT_PERMITTED,
                    () -> new Proposal(
                            Callers.admin(), ProposedAction.DESTROY_KEK, OBJECT, "KEK 1", "why not", NOW, LIFETIME));
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
            proposal.accept(other, "agreed", "KEK 1, as it was then", NOW);
            proposal.carriedOut("KEK 1 is destroyed.");

            assertThat(proposal.state(NOW)).isEqualTo(ProposalState.ACCEPTED);
            assertThat(proposal.subject()).isEqualTo("KEK 1, as it was then");
            assertThat(proposal.response("", NOW).decision())
                    .isEqualTo(new Decision(other.id(), "oskar", NOW, "agreed", "KEK 1 is destroyed."));
        }

        @Test
        void is_not_for_its_proposer() {
            assertRefused(ErrorCode.NOT_PERMITTED, () -> proposal.accept(proposer, null, "", NOW));

            assertUntouched();
        }

        @Test
        void is_not_for_its_proposer_signed_in_anew_or_renamed() {
            Caller again = new Caller(
                    proposer.role(), proposer.id(), "olga", TENANT, UUID.randomUUID(), false, "another request");

            assertRefused(ErrorCode.NOT_PERMITTED, () -> proposal.accept(again, null, "", NOW));
        }
    }

    @Nested
    class Rejecting {
        @Test
        void takes_another_operator() {
            proposal.reject(other, "still used", "KEK 1, as it was then", NOW);

            assertThat(proposal.state(NOW)).isEqualTo(ProposalState.REJECTED);
            assertThat(proposal.subject()).isEqualTo("KEK 1, as it was then");
            assertThat(proposal.response("", NOW).decision())
                    .isEqualTo(new Decision(other.id(), "oskar", NOW, "still used", null));
        }

        @Test
        void is_not_for_its_proposer_who_can_withdraw_it() {
            assertRefused(ErrorCode.NOT_PERMITTED, () -> proposal.reject(proposer, null, "", NOW));

            assertUntouched();
        }
    }

    @Nested
    class Withdrawing {
        @Test
        void is_for_its_proposer() {
            proposal.withdraw(proposer, "KEK 1", NOW);

            assertThat(proposal.state(NOW)).isEqualTo(ProposalState.WITHDRAWN);
            assertThat(proposal.response("", NOW).decision())
                    .isEqualTo(new Decision(proposer.id(), "olivia", NOW, null, null));
        }

        @Test
        void is_for_nobody_else() {
            assertRefused(ErrorCode.NOT_PERMITTED, () -> proposal.withdraw(other, "", NOW));

            assertUntouched();
        }
    }

    @Nested
    class A_decided_one {
        @Test
        void is_not_decided_again() {
            List<Consumer<Proposal>> decisions = List.of(
                    p -> p.accept(other, null, "", NOW),
                    p -> p.reject(other, null, "", NOW),
                    p -> p.withdraw(proposer, "", NOW));
            for (Consumer<Proposal> decision : decisions) {
                Proposal decided =
                        new Proposal(proposer, ProposedAction.DESTROY_KEK, OBJECT, "KEK 1", "because", NOW, LIFETIME);
                decision.accept(decided);
                ProposalResponse before = decided.response("", NOW);

                assertCanNotBeDecided(decided, NOW);

                assertThat(decided.response("", NOW)).isEqualTo(before);
            }
        }

        @Test
        void does_not_expire() {
            proposal.accept(other, null, "", NOW);

            assertThat(proposal.state(END)).isEqualTo(ProposalState.ACCEPTED);
            proposal.expire(END);
            assertThat(proposal.state(NOW)).isEqualTo(ProposalState.ACCEPTED);
        }
    }

    @Nested
    class Time {
        @Test
        void is_left_until_the_last_moment() {
            proposal.accept(other, null, "", END.minus(TICK));

            assertThat(proposal.state(END)).isEqualTo(ProposalState.ACCEPTED);
        }

        @Test
        void makes_it_expire_without_anybodys_doing() {
            assertThat(proposal.state(END.minus(TICK))).isEqualTo(ProposalState.OPEN);
            assertThat(proposal.state(END)).isEqualTo(ProposalState.EXPIRED);
            assertThat(proposal.response("", END).state()).isEqualTo(ProposalState.EXPIRED);
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
                () -> decided.accept(other, null, "", now),
                () -> decided.reject(other, null, "", now),
                () -> decided.withdraw(proposer, "", now))) {
            assertRefused(ErrorCode.WRONG_STATE, decision);
        }
    }

    private void assertUntouched() {
        assertThat(proposal.state(NOW)).isEqualTo(ProposalState.OPEN);
        assertThat(proposal.subject()).isEqualTo("KEK 1");
        assertThat(proposal.response("", NOW).decision()).isNull();
    }
}

package org.claviger.server.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.claviger.api.ErrorCode;
import org.claviger.api.admin.CreateTenantRequest;
import org.claviger.api.approval.CreateProposalRequest;
import org.claviger.api.approval.DecideProposalRequest;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposalResponse.Decision;
import org.claviger.api.approval.ProposalState;
import org.claviger.api.approval.ProposalText;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.approval.Wording;
import org.claviger.server.Callers;
import org.claviger.server.InContainer;
import org.claviger.server.audit.AuditFilter;
import org.claviger.server.audit.AuditRecords;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.ListQuery;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.tenant.TenantService;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What acceptances commit and roll back, and what happens to two at once. */
@ExtendWith(InContainer.class)
@ArquillianTest
class ProposalServiceIT {
    @Inject
    ProposalService proposals;

    @Inject
    TenantService tenants;

    @Inject
    AuditRecords records;

    @Inject
    FakeActions actions;

    private final UUID object = UUID.randomUUID();
    private Caller olivia;
    private Caller oskar;

    @Deployment
    static WebArchive application() {
        return InContainer.application(InContainer.class, Callers.class, FakeActions.class);
    }

    @BeforeEach
    void makeTenant() {
        String name = "t-" + UUID.randomUUID();
        UUID tenant = tenants.create(Callers.admin(), new CreateTenantRequest(name, name, null))
                .id();
        olivia = Callers.operator(tenant, "olivia");
        oskar = Callers.operator(tenant, "oskar");
        FakeActions.refuses = false;
        FakeActions.whileDescribing = null;
        FakeActions.CARRIED_OUT.set(0);
    }

    @Test
    void an_acceptance_and_what_it_brings_about_are_committed_together() throws SQLException {
        ProposalResponse proposed = propose();
        UUID id = proposed.id();
        assertEquals(proposed, proposals.get(oskar, id));

        ProposalResponse accepted = proposals.accept(oskar, id, new DecideProposalRequest("agreed"));

        assertEquals(accepted, proposals.get(olivia, id));
        assertEquals(ProposalState.ACCEPTED, accepted.state());
        assertEquals(
                new Decision(
                        oskar.id(),
                        "oskar",
                        Objects.requireNonNull(accepted.decision()).at(),
                        "agreed",
                        "done",
                        Wording.of(ProposalText.OTHER, "done")),
                accepted.decision());
        assertEquals("0 times so far", proposals.get(olivia, id).subject(), "as it was when it was decided");
        assertEquals(List.of("PROPOSAL_ACCEPTED", "KEY_DESTROYED", "PROPOSED"), trail());
    }

    @Test
    void an_action_that_is_refused_leaves_the_proposal_open_and_nothing_behind() throws SQLException {
        UUID id = propose().id();
        FakeActions.refuses = true;

        RefusedException refused = assertThrows(RefusedException.class, () -> proposals.accept(oskar, id, null));

        assertEquals(ErrorCode.HSM_UNAVAILABLE, refused.code());
        assertEquals(ProposalState.OPEN, proposals.get(oskar, id).state());
        assertEquals(List.of("PROPOSED"), trail());
        FakeActions.refuses = false;
        assertEquals(ProposalState.ACCEPTED, proposals.accept(oskar, id, null).state());
    }

    @Test
    void of_two_acceptances_at_once_one_carries_out() throws Exception {
        UUID id = propose().id();
        Caller third = Callers.operator(olivia.tenant(), "third");

        List<ErrorCode> refusals =
                atOnce(() -> proposals.accept(oskar, id, null), () -> proposals.accept(third, id, null));

        assertEquals(List.of(ErrorCode.WRONG_STATE), refusals);
        assertEquals(1, FakeActions.CARRIED_OUT.get());
    }

    @Test
    void what_could_not_be_carried_out_is_not_proposed() throws SQLException {
        FakeActions.refuses = true;

        assertEquals(ErrorCode.HSM_UNAVAILABLE, refusal(this::propose));

        assertTrue(proposals.list(olivia, null, ListQuery.first(100)).items().isEmpty());
        assertTrue(trail().isEmpty());
    }

    @Test
    void what_is_open_is_not_proposed_again() {
        UUID first = propose().id();

        assertEquals(ErrorCode.WRONG_STATE, refusal(this::propose));

        proposals.reject(oskar, first, null);
        propose();
    }

    @Test
    void what_two_propose_at_once_is_open_once() throws Exception {
        FakeActions.whileDescribing = new CyclicBarrier(2, () -> FakeActions.whileDescribing = null);

        List<ErrorCode> refusals = atOnce(this::propose, () -> proposals.create(oskar, request()));

        assertEquals(List.of(ErrorCode.WRONG_STATE), refusals);
        assertEquals(
                1, proposals.list(olivia, null, ListQuery.first(100)).items().size());
    }

    @Test
    void what_has_expired_can_be_proposed_again() throws Exception {
        UUID first = propose().id();
        actions.expire(first);
        assertEquals(List.of(first), listed(ProposalState.EXPIRED));
        assertEquals(List.of(), listed(ProposalState.OPEN));
        assertEquals(ErrorCode.WRONG_STATE, refusal(() -> proposals.accept(oskar, first, null)));

        UUID second = propose().id();

        assertEquals(List.of(first), listed(ProposalState.EXPIRED));
        assertEquals(List.of(second), listed(ProposalState.OPEN));
        assertEquals(
                List.of(second, first),
                proposals.list(olivia, null, ListQuery.first(100)).items().stream()
                        .map(ProposalResponse::id)
                        .toList());
    }

    @Test
    void decided_ones_are_listed_by_what_was_decided() {
        UUID withdrawn = propose().id();
        proposals.withdraw(olivia, withdrawn);
        UUID rejected = propose().id();
        proposals.reject(oskar, rejected, new DecideProposalRequest("no"));

        assertEquals(List.of(withdrawn), listed(ProposalState.WITHDRAWN));
        assertEquals(List.of(rejected), listed(ProposalState.REJECTED));
        assertEquals(List.of(), listed(ProposalState.ACCEPTED));
    }

    @Test
    void another_tenants_proposal_is_not_found() {
        UUID id = propose().id();
        Caller stranger = Callers.operator(UUID.randomUUID(), "stranger");

        assertEquals(ErrorCode.OBJECT_NOT_FOUND, refusal(() -> proposals.get(stranger, id)));
        assertEquals(ErrorCode.OBJECT_NOT_FOUND, refusal(() -> proposals.accept(stranger, id, null)));
        assertEquals(ErrorCode.OBJECT_NOT_FOUND, refusal(() -> proposals.reject(stranger, id, null)));
        assertEquals(ErrorCode.OBJECT_NOT_FOUND, refusal(() -> proposals.withdraw(stranger, id)));
        assertTrue(proposals.list(stranger, null, ListQuery.first(100)).items().isEmpty());
    }

    @Test
    void what_nobody_carries_out_is_not_proposed() {
        CreateProposalRequest request = new CreateProposalRequest(ProposedAction.ERASE_TENANT_KEYS, object, "over");

        assertEquals(ErrorCode.INVALID_REQUEST, refusal(() -> proposals.create(olivia, request)));
    }

    static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private ProposalResponse propose() {
        return proposals.create(olivia, request());
    }

    private CreateProposalRequest request() {
        return new CreateProposalRequest(ProposedAction.DESTROY_KEK, object, "no longer used");
    }

    private List<UUID> listed(ProposalState state) {
        return proposals.list(oskar, state, ListQuery.first(100)).items().stream()
                .map(ProposalResponse::id)
                .toList();
    }

    /** The newest first. */
    private List<String> trail() throws SQLException {
        return records.page(olivia, AuditFilter.none(), Long.MAX_VALUE, 100).items().stream()
                .map(r -> r.action())
                .toList();
    }

    private static ErrorCode refusal(Callable<?> call) {
        return assertThrows(RefusedException.class, call::call).code();
    }

    /** The refusals. */
    private static List<ErrorCode> atOnce(Callable<?> one, Callable<?> other) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<ErrorCode> refusals = new ArrayList<>();
        try {
            for (Future<?> future : List.of(threads.submit(one), threads.submit(other))) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    refusals.add(assertThrows(RefusedException.class, () -> {
                                throw e.getCause();
                            })
                            .code());
                }
            }
        } finally {
            threads.shutdown();
        }
        return refusals;
    }
}

package org.claviger.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.claviger.api.AuditPageResponse;
import org.claviger.api.AuditRecordResponse;
import org.claviger.api.AuditVerificationResponse;
import org.claviger.console.common.PagedListing;
import org.claviger.console.common.Sessions;
import org.claviger.console.common.TestBackground;
import org.claviger.console.common.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditViewModelTest {
    private static final String TRAIL = "/api/v1/tenant/audit";

    private final TestServer server = new TestServer();
    private final TestBackground background = new TestBackground();
    private final AuditViewModel model = new AuditViewModel(Sessions.ofOperator(background, server));

    private void answer(long newest, int count, @Nullable Long before) {
        List<AuditRecordResponse> records = LongStream.range(0, count)
                .mapToObj(i -> new AuditRecordResponse(
                        newest - i, Instant.EPOCH, "ENCRYPTED", "SUCCESS", "billing", null, null, null, "c", 1, "00"))
                .toList();
        server.answer("GET " + TRAIL, 200, new AuditPageResponse(records, before));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void older_records_come_when_somebody_scrolls_down_to_them() {
        answer(130, PagedListing.PAGE, 31L);
        model.enter();
        background.work();
        assertThat(model.records().slots()).hasSize(PagedListing.PAGE + 1);

        answer(30, 30, null);
        model.records().need(model.records().slots().get(PagedListing.PAGE));
        background.work();
        assertThat(model.records().rows()).hasSize(130);
        assertThat(model.records().rows().get(129).sequence()).isEqualTo(1);
    }

    @Test
    void an_admin_sees_the_trail_of_the_system() {
        AuditViewModel ofAdmin = new AuditViewModel(Sessions.ofAdmin(background, server));
        ofAdmin.enter();
        background.work();
        assertThat(server.requests()).containsExactly("GET /api/v1/admin/audit");
    }

    @Test
    void cleared_filters_show_what_was_not_refused_too() {
        answer(1, 1, null);
        model.enter();
        model.records().narrowed().put("refused", "true");
        background.work();
        assertThat(model.records().isNarrowed()).isTrue();
        model.records().clearFilters();
        background.work();
        assertThat(model.records().isNarrowed()).isFalse();
    }

    @Test
    void what_the_verification_finds_is_told() {
        server.answer("GET " + TRAIL + "/verification", 200, new AuditVerificationResponse(17, false, 18L));
        model.verify();
        background.work();
        assertThat(model.verificationProperty().get()).isEqualTo(new AuditVerificationResponse(17, false, 18L));
    }
}

package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.claviger.api.ErrorCode;
import org.claviger.api.Problem;
import org.claviger.api.client.ApiException;
import org.claviger.api.client.ServerUnreachableException;
import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void a_problem_keeps_its_code_its_sentence_its_correlation_id_and_its_violations() {
        Problem.Violation violation = new Problem.Violation("username", "must not be blank");
        Fault fault = Fault.of(new ApiException(new Problem(
                "t", "Invalid", 400, "One member is wrong.", ErrorCode.INVALID_REQUEST, "id-1", List.of(violation))));
        assertThat(fault).isEqualTo(new Fault("INVALID_REQUEST", "One member is wrong.", "id-1", List.of(violation)));
    }

    @Test
    void an_unreachable_server_may_answer_later_and_has_no_correlation_id() {
        Fault fault = Fault.of(new ServerUnreachableException("No answer.", new IOException()));
        assertThat(fault.code()).isEqualTo(Fault.UNREACHABLE);
        assertThat(fault.correlationId()).isNull();
        assertThat(fault.mayPass()).isTrue();
    }

    @Test
    void what_nobody_thought_of_is_told_by_its_type_alone() {
        Fault fault = Fault.of(new IllegalStateException("password=hunter2"));
        assertThat(fault.code()).isEqualTo(Fault.UNEXPECTED);
        assertThat(fault.detail()).isEqualTo("IllegalStateException");
    }

    @Test
    void only_missing_authentication_ends_a_session() {
        assertThat(Fault.of(Refusal.of(ErrorCode.NOT_AUTHENTICATED)).endsSession())
                .isTrue();
        assertThat(Fault.of(Refusal.of(ErrorCode.NOT_PERMITTED)).endsSession()).isFalse();
    }

    @Test
    void a_refusal_that_is_final_offers_no_second_try() {
        assertThat(Fault.of(Refusal.of(ErrorCode.NOT_PERMITTED)).mayPass()).isFalse();
        assertThat(Fault.of(Refusal.of(ErrorCode.HSM_UNAVAILABLE)).mayPass()).isTrue();
    }
}

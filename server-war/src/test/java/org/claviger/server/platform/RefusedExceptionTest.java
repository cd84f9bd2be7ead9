package org.claviger.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.ApplicationException;
import java.io.IOException;
import org.claviger.api.ErrorCode;
import org.claviger.server.Callers;
import org.claviger.server.Refused;
import org.junit.jupiter.api.Test;

class RefusedExceptionTest {
    @Test
    void says_why_and_what_to_do() {
        RefusedException refusal = new RefusedException(ErrorCode.WRONG_STATE, "Revoke it first.");

        assertThat(refusal.code()).isEqualTo(ErrorCode.WRONG_STATE);
        assertThat(refusal.detail()).isEqualTo("Revoke it first.");
    }

    @Test
    void keeps_its_cause_for_the_log_and_not_for_the_caller() {
        IOException cause = new IOException("internals");
        RefusedException refusal = new RefusedException(ErrorCode.HSM_UNAVAILABLE, "Try again later.", cause);

        assertThat(refusal).hasCause(cause);
        assertThat(refusal.detail()).isEqualTo("Try again later.");
    }

    @Test
    void tells_what_is_missing_by_its_noun_only() {
        assertThat(RefusedException.notFound("key").code()).isEqualTo(ErrorCode.OBJECT_NOT_FOUND);
        assertThat(RefusedException.notFound("key").detail()).isEqualTo("There is no such key.");
    }

    @Test
    void passes_through_an_ejb_and_rolls_back() {
        assertThat(RefusedException.class
                        .getAnnotation(ApplicationException.class)
                        .rollback())
                .isTrue();
    }

    @Test
    void is_what_an_admin_gets_who_asks_for_a_tenants_keys() {
        Refused.assertRefused(ErrorCode.NOT_PERMITTED, Callers.admin()::tenant);
    }
}

package org.claviger.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.claviger.api.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpStatusTest {
    /** All others are for the caller to put right. */
    private static final Set<ErrorCode> OURS = EnumSet.of(
            ErrorCode.INTERNAL,
            ErrorCode.HSM_UNAVAILABLE,
            ErrorCode.DATABASE_UNAVAILABLE,
            ErrorCode.ISSUER_UNAVAILABLE);

    private static final Set<ErrorCode> PASSING = EnumSet.of(
            ErrorCode.QUOTA_EXCEEDED,
            ErrorCode.HSM_UNAVAILABLE,
            ErrorCode.DATABASE_UNAVAILABLE,
            ErrorCode.ISSUER_UNAVAILABLE);

    @ParameterizedTest
    @EnumSource
    void a_code_is_the_servers_fault_only_if_it_is(ErrorCode code) {
        if (OURS.contains(code)) {
            assertThat(HttpStatus.of(code)).isBetween(500, 599);
        } else {
            assertThat(HttpStatus.of(code)).isBetween(400, 499);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, 400",
        "NOT_AUTHENTICATED, 401",
        "PASSWORD_CHANGE_REQUIRED, 403",
        "NOT_PERMITTED, 403",
        "OBJECT_NOT_FOUND, 404",
        "METHOD_NOT_ALLOWED, 405",
        "NOT_ACCEPTABLE, 406",
        "NAME_TAKEN, 409",
        "WRONG_STATE, 409",
        "USAGE_NOT_ALLOWED, 409",
        "REQUEST_TOO_LARGE, 413",
        "UNSUPPORTED_MEDIA_TYPE, 415",
        "CRYPTOGRAPHIC_FAILURE, 422",
        "HSM_REFUSED, 422",
        "QUOTA_EXCEEDED, 429",
        "INTERNAL, 500",
        "HSM_UNAVAILABLE, 503",
        "DATABASE_UNAVAILABLE, 503",
        "ISSUER_UNAVAILABLE, 503"
    })
    void a_code_has_the_status_that_clients_rely_on(ErrorCode code, int status) {
        assertThat(HttpStatus.of(code)).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource
    void waiting_is_advised_only_where_it_may_help(ErrorCode code) {
        assertThat(HttpStatus.retryAfter(code) > 0).isEqualTo(PASSING.contains(code));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 405, 406, 413, 415})
    void a_status_found_by_jax_rs_is_told_as_such(int status) {
        assertThat(HttpStatus.of(HttpStatus.codeOf(status))).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 408, 411, 418, 499})
    void any_other_status_of_the_callers_is_an_invalid_request(int status) {
        assertThat(HttpStatus.codeOf(status)).isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 503, 599})
    void any_status_of_ours_is_a_fault_of_the_server(int status) {
        assertThat(HttpStatus.codeOf(status)).isEqualTo(ErrorCode.INTERNAL);
    }
}

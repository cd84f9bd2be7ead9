package org.claviger.server.kmip;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.Algorithm;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.BlockCipherMode;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.crypto.parameter.BadParametersException;
import org.claviger.server.crypto.parameter.CryptographicParameters;
import org.claviger.server.crypto.parameter.SecretKeyCipher;
import org.claviger.server.platform.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client is told of a failure, in the words of its version, and what it isn't told. */
class FailuresTest {
    private static final String CORRELATION = "c0ffee";

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, INVALID_FIELD",
        "REQUEST_TOO_LARGE, INVALID_FIELD",
        "NOT_AUTHENTICATED, AUTHENTICATION_NOT_SUCCESSFUL",
        "NOT_PERMITTED, PERMISSION_DENIED",
        "USAGE_NOT_ALLOWED, PERMISSION_DENIED",
        "QUOTA_EXCEEDED, PERMISSION_DENIED",
        "OBJECT_NOT_FOUND, OBJECT_NOT_FOUND",
        "NAME_TAKEN, NON_UNIQUE_NAME_ATTRIBUTE",
        "WRONG_STATE, WRONG_KEY_LIFECYCLE_STATE",
        "CRYPTOGRAPHIC_FAILURE, CRYPTOGRAPHIC_FAILURE",
        "HSM_UNAVAILABLE, GENERAL_FAILURE",
        "INTERNAL, GENERAL_FAILURE"
    })
    void a_refusal_is_told_in_its_own_words(ErrorCode code, ResultReason reason) {
        Failure failure = Failures.of(new RefusedException(code, "Do it otherwise."), CORRELATION);

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.text()).isEqualTo("Do it otherwise.");
        assertThat(Failures.code(failure)).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void every_code_has_a_reason_that_every_version_has_a_word_for(ErrorCode code) {
        ResultReason reason =
                Failures.of(new RefusedException(code, "No."), CORRELATION).reason();
        for (Version version : Version.values()) {
            assertThat(Failures.inWordsOf(version, reason).isIn(version)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(ResultReason.class)
    void every_reason_has_a_word_in_every_version(ResultReason reason) {
        for (Version version : Version.values()) {
            ResultReason word = Failures.inWordsOf(version, reason);
            assertThat(word.isIn(version)).isTrue();
            if (reason.isIn(version)) {
                assertThat(word).isEqualTo(reason);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "V1_4, OBJECT_NOT_FOUND, ITEM_NOT_FOUND",
        "V2_0, OBJECT_NOT_FOUND, OBJECT_NOT_FOUND",
        "V1_0, WRONG_KEY_LIFECYCLE_STATE, PERMISSION_DENIED",
        "V1_3, SENSITIVE, PERMISSION_DENIED",
        "V1_4, SENSITIVE, SENSITIVE",
        "V1_4, NON_UNIQUE_NAME_ATTRIBUTE, INVALID_FIELD",
        "V1_4, CONSTRAINT_VIOLATION, INVALID_FIELD",
        "V2_0, CONSTRAINT_VIOLATION, INVALID_FIELD",
        "V1_0, INVALID_CSR, GENERAL_FAILURE"
    })
    void older_versions_have_older_words(Version version, ResultReason reason, ResultReason word) {
        assertThat(Failures.inWordsOf(version, reason)).isEqualTo(word);
    }

    @Test
    void a_failure_is_told_as_it_is_even_from_within() {
        Failure failure = new Failure(ResultReason.SENSITIVE, "It is sensitive.");

        assertThat(Failures.of(failure, CORRELATION)).isSameAs(failure);
        assertThat(Failures.of(new IllegalStateException(new EJBException(failure)), CORRELATION))
                .isSameAs(failure);
    }

    @Test
    void a_refusal_within_is_told_as_a_refusal() {
        RefusedException refused = RefusedException.notFound("key");
        Failure failure = Failures.of(new EJBException(refused), CORRELATION);

        assertThat(failure.reason()).isEqualTo(ResultReason.OBJECT_NOT_FOUND);
        assertThat(failure.text()).isEqualTo("There is no such key.");
    }

    @Test
    void of_what_nobody_expected_a_correlation_id_is_told_alone() {
        Failure failure = Failures.of(new IllegalStateException("the secret is 42"), CORRELATION);

        assertThat(failure.reason()).isEqualTo(ResultReason.GENERAL_FAILURE);
        assertThat(failure.text()).contains(CORRELATION).doesNotContain("42");
        assertThat(Failures.code(failure)).isEqualTo(ErrorCode.INTERNAL);
    }

    @Test
    void a_database_that_does_not_answer_and_a_text_that_it_can_not_store_are_told() {
        Failure away = Failures.of(new IllegalStateException(new SQLException("host db-1", "08001")), CORRELATION);
        Failure text = Failures.of(new IllegalStateException(new SQLException("0x00", "22021")), CORRELATION);

        assertThat(away.text()).isEqualTo("The database does not answer. Try again later.");
        assertThat(away.reason()).isEqualTo(ResultReason.GENERAL_FAILURE);
        assertThat(text.text()).contains("U+0000");
        assertThat(text.reason()).isEqualTo(ResultReason.INVALID_FIELD);
    }

    @Test
    void parameters_that_lack_something_are_an_invalid_message() {
        SecretKeyCipher cipher = new SecretKeyCipher(Algorithm.AES, CryptographicParameters.of(null, null));
        Item mode = Item.of(Tag.CRYPTOGRAPHIC_PARAMETERS, Item.of(Tag.BLOCK_CIPHER_MODE, BlockCipherMode.CMAC));

        assertThat(reason(() -> cipher.ivToDecrypt(null))).isEqualTo(ResultReason.INVALID_MESSAGE);
        assertThat(reason(() -> new SecretKeyCipher(Algorithm.AES, CryptographicParameters.of(mode, null)).ivLength()))
                .isEqualTo(ResultReason.GENERAL_FAILURE);
    }

    private static ResultReason reason(Runnable bad) {
        try {
            bad.run();
            throw new AssertionError("It was not refused.");
        } catch (BadParametersException e) {
            return Failures.of(new RefusedException(ErrorCode.INVALID_REQUEST, "No.", e), CORRELATION)
                    .reason();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ITEM_NOT_FOUND, OBJECT_NOT_FOUND",
        "PERMISSION_DENIED, NOT_PERMITTED",
        "AUTHENTICATION_NOT_SUCCESSFUL, NOT_AUTHENTICATED",
        "OBJECT_DESTROYED, WRONG_STATE",
        "CRYPTOGRAPHIC_FAILURE, CRYPTOGRAPHIC_FAILURE",
        "GENERAL_FAILURE, INTERNAL",
        "INVALID_FIELD, INVALID_REQUEST"
    })
    void the_audit_trail_is_told_a_code(ResultReason reason, ErrorCode code) {
        assertThat(Failures.code(new Failure(reason, "No."))).isEqualTo(code);
    }
}

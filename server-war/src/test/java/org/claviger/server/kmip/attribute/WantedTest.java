package org.claviger.server.kmip.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.kmip.Failure;
import org.junit.jupiter.api.Test;

/** What clients may say of a new object, and what they may not. */
class WantedTest {
    @Test
    void what_is_wanted_is_counted() {
        Attribute one = Attribute.of(Tag.OBJECT_GROUP, new Value.Text("one"));
        Attribute other = Attribute.of(Tag.OBJECT_GROUP, new Value.Text("other"));

        assertThat(Wanted.of(List.of(one, other), Version.V1_4).attributes()).containsExactly(one, other.at(1));
    }

    @Test
    void what_is_wanted_is_in_the_version_the_clients_to_set_and_not_too_often() {
        Attribute length = Attribute.of(Tag.CRYPTOGRAPHIC_LENGTH, new Value.Int(128));
        Attribute quantumSafe = Attribute.of(Tag.QUANTUM_SAFE, new Value.Bool(true));
        Attribute state = Attribute.of(Tag.STATE, new Value.Enumerated(1));

        assertRefused(() -> Wanted.of(List.of(quantumSafe), Version.V1_4), ResultReason.UNSUPPORTED_ATTRIBUTE);
        assertRefused(() -> Wanted.of(List.of(state), Version.V2_1), ResultReason.ATTRIBUTE_READ_ONLY);
        assertRefused(() -> Wanted.of(List.of(length, length), Version.V2_1), ResultReason.ATTRIBUTE_SINGLE_VALUED);
        assertThat(Wanted.of(List.of(length, quantumSafe), Version.V2_0).length())
                .contains(128);
    }

    @Test
    void what_the_server_finds_out_by_itself_may_be_said() {
        Attribute type = Attribute.of(Tag.OBJECT_TYPE, new Value.Enumerated(2));
        assertThat(Wanted.of(List.of(type, type), Version.V2_1).attributes()).isEmpty();
    }

    @Test
    void what_is_said_counts_before_what_others_say() {
        Attribute own = Attribute.of(Tag.CRYPTOGRAPHIC_LENGTH, new Value.Int(128));
        Attribute theirs = Attribute.of(Tag.CRYPTOGRAPHIC_LENGTH, new Value.Int(256));
        Attribute more = Attribute.of(Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES));

        assertThat(Wanted.of(List.of(own), Version.V2_1)
                        .orElse(List.of(theirs, more))
                        .attributes())
                .containsExactly(own, more);
    }

    private static void assertRefused(ThrowingCallable call, ResultReason reason) {
        assertThatExceptionOfType(Failure.class).isThrownBy(call).matches(e -> e.reason() == reason);
    }
}

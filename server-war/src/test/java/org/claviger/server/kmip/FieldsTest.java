package org.claviger.server.kmip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.ObjectType;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.junit.jupiter.api.Test;

/** Fields by tag and type; another type fails the item, and so does a value that isn't known. */
class FieldsTest {
    private static final Fields FIELDS = Fields.of(Item.of(
            Tag.REQUEST_PAYLOAD,
            Item.of(Tag.UNIQUE_IDENTIFIER, "one"),
            Item.of(Tag.UNIQUE_IDENTIFIER, "two"),
            Item.of(Tag.DATA, new byte[] {1, 2}),
            Item.of(Tag.CRYPTOGRAPHIC_LENGTH, 256),
            Item.of(Tag.USAGE_LIMITS_TOTAL, new Value.LongInt(1L << 40)),
            Item.of(Tag.LEASE_TIME, new Value.Interval(3600)),
            Item.of(Tag.SENSITIVE, new Value.Bool(true)),
            Item.of(Tag.EXTRACTABLE, new Value.Bool(false)),
            Item.of(Tag.ACTIVATION_DATE, new Value.DateTime(1_000_000_000)),
            Item.of(Tag.DEACTIVATION_DATE, new Value.DateTimeExtended(1_000_000_000_000_001L)),
            Item.of(Tag.OBJECT_TYPE, ObjectType.SYMMETRIC_KEY),
            Item.of(Tag.OBJECT_TYPE, ObjectType.CERTIFICATE),
            Item.of(Tag.KEY_BLOCK, Item.of(Tag.KEY_VALUE, "within"))));

    @Test
    void a_field_is_found_by_its_tag() {
        assertThat(FIELDS.text(Tag.UNIQUE_IDENTIFIER)).contains("one");
        assertThat(FIELDS.all(Tag.UNIQUE_IDENTIFIER)).extracting(Fields::text).containsExactly("one", "two");
        assertThat(FIELDS.bytes(Tag.DATA)).contains(new byte[] {1, 2});
        assertThat(FIELDS.integer(Tag.CRYPTOGRAPHIC_LENGTH)).contains(256);
        assertThat(FIELDS.longInteger(Tag.USAGE_LIMITS_TOTAL)).contains(1_099_511_627_776L);
        assertThat(FIELDS.interval(Tag.LEASE_TIME)).contains(3600);
        assertThat(FIELDS.isTrue(Tag.SENSITIVE)).isTrue();
        assertThat(FIELDS.isTrue(Tag.EXTRACTABLE)).isFalse();
        assertThat(FIELDS.word(Tag.OBJECT_TYPE, ObjectType.class)).contains(ObjectType.SYMMETRIC_KEY);
        assertThat(FIELDS.words(Tag.OBJECT_TYPE, ObjectType.class))
                .containsExactly(ObjectType.SYMMETRIC_KEY, ObjectType.CERTIFICATE);
        assertThat(FIELDS.structure(Tag.KEY_BLOCK).orElseThrow().text(Tag.KEY_VALUE))
                .contains("within");
        assertThat(FIELDS.has(Tag.DATA)).isTrue();
    }

    @Test
    void a_date_is_one_in_whatever_precision() {
        assertThat(FIELDS.date(Tag.ACTIVATION_DATE)).contains(Instant.parse("2001-09-09T01:46:40Z"));
        assertThat(FIELDS.date(Tag.DEACTIVATION_DATE)).contains(Instant.parse("2001-09-09T01:46:40.000001Z"));
        assertThat(Fields.date(Item.of(Tag.ACTIVATION_DATE, new Value.DateTimeExtended(-1))))
                .isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
    }

    @Test
    void what_is_not_there_is_empty() {
        Fields none = Fields.of(Item.of(Tag.REQUEST_PAYLOAD));

        assertThat(none.items()).isEmpty();
        assertThat(none.has(Tag.DATA)).isFalse();
        assertThat(none.text(Tag.UNIQUE_IDENTIFIER)).isEmpty();
        assertThat(none.bytes(Tag.DATA)).isEmpty();
        assertThat(none.integer(Tag.CRYPTOGRAPHIC_LENGTH)).isEmpty();
        assertThat(none.isTrue(Tag.SENSITIVE)).isFalse();
        assertThat(none.words(Tag.OBJECT_TYPE, ObjectType.class)).isEmpty();
        assertThat(none.structure(Tag.KEY_BLOCK)).isEmpty();
    }

    @Test
    void what_is_of_another_type_fails_and_is_named() {
        List<ThrowingCallable> calls = List.of(
                () -> FIELDS.text(Tag.DATA),
                () -> FIELDS.bytes(Tag.UNIQUE_IDENTIFIER),
                () -> FIELDS.integer(Tag.USAGE_LIMITS_TOTAL),
                () -> FIELDS.integer(Tag.LEASE_TIME),
                () -> FIELDS.longInteger(Tag.CRYPTOGRAPHIC_LENGTH),
                () -> FIELDS.interval(Tag.CRYPTOGRAPHIC_LENGTH),
                () -> FIELDS.isTrue(Tag.CRYPTOGRAPHIC_LENGTH),
                () -> FIELDS.date(Tag.LEASE_TIME),
                () -> FIELDS.word(Tag.CRYPTOGRAPHIC_LENGTH, ObjectType.class),
                () -> FIELDS.structure(Tag.DATA),
                () -> Fields.of(Item.of(Tag.DATA, "text")));
        assertThat(calls)
                .allSatisfy(call -> assertThatExceptionOfType(Failure.class)
                        .isThrownBy(call)
                        .withMessageEndingWith(" is of a wrong type.")
                        .matches(e -> e.reason() == ResultReason.INVALID_MESSAGE));
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> FIELDS.text(Tag.CRYPTOGRAPHIC_LENGTH))
                .withMessage("\"Cryptographic Length\" is of a wrong type.");
    }

    @Test
    void a_value_of_an_enumeration_that_is_not_known_fails() {
        Item unknown = Item.of(Tag.OBJECT_TYPE, new Value.Enumerated(0x7fff));
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Fields.word(unknown, ObjectType.class))
                .withMessageContaining("Object Type")
                .matches(e -> e.reason() == ResultReason.INVALID_FIELD);
    }

    @Test
    void what_has_to_be_there_is_named_if_it_is_not() {
        assertThat(Fields.require(Optional.of("text"), Tag.DATA)).isEqualTo("text");
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> Fields.require(Optional.empty(), Tag.DATA))
                .withMessage("\"Data\" is missing in the request.")
                .matches(e -> e.reason() == ResultReason.INVALID_MESSAGE);
    }
}

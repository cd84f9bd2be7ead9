package org.claviger.server.kmip.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.claviger.api.crypto.ObjectType;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.NameType;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.attribute.Attribute;
import org.claviger.server.kmip.attribute.Wanted;
import org.junit.jupiter.api.Test;

/** What rules add to new objects, and what they forbid. */
class RulesTest {
    private static final Item AES = Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES);
    private static final Item LONG = Item.of(Tag.CRYPTOGRAPHIC_LENGTH, 256);
    private static final Item SYMMETRIC = Item.of(Tag.OBJECT_TYPE, org.claviger.kmip.word.ObjectType.SYMMETRIC_KEY);
    private static final Item VAULTS = Item.of(Tag.OBJECT_GROUPS, Item.of(Tag.OBJECT_GROUP, "vaults"));

    @Test
    void what_a_request_does_not_say_is_taken_from_the_defaults() {
        Rules rules = defaults(Item.of(Tag.OBJECT_DEFAULTS, SYMMETRIC, Item.of(Tag.ATTRIBUTES, AES, LONG)));
        Wanted said = wanted(Item.of(Tag.CRYPTOGRAPHIC_LENGTH, 128));

        Wanted whole = rules.complete(ObjectType.SYMMETRIC_KEY, said);

        assertThat(whole.length()).contains(128);
        assertThat(whole.algorithmCode()).contains(CryptographicAlgorithm.AES.code());
        assertThat(rules.complete(ObjectType.SECRET_DATA, said).attributes()).isEqualTo(said.attributes());
    }

    @Test
    void an_object_that_comes_says_itself_what_it_is() {
        Rules rules = defaults(Item.of(
                Tag.OBJECT_DEFAULTS,
                SYMMETRIC,
                Item.of(Tag.ATTRIBUTES, LONG, Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, 4))));

        Wanted whole = rules.completeRegistered(ObjectType.SYMMETRIC_KEY, wanted());

        assertThat(whole.length()).isEmpty();
        assertThat(whole.usageMask()).isEqualTo(4);
    }

    @Test
    void defaults_of_a_group_are_for_its_objects_alone() {
        Rules rules = defaults(Item.of(Tag.OBJECT_DEFAULTS, SYMMETRIC, VAULTS, Item.of(Tag.ATTRIBUTES, LONG)));

        assertThat(rules.complete(ObjectType.SYMMETRIC_KEY, wanted(Item.of(Tag.OBJECT_GROUP, "vaults")))
                        .length())
                .contains(256);
        assertThat(rules.complete(ObjectType.SYMMETRIC_KEY, wanted(Item.of(Tag.OBJECT_GROUP, "others")))
                        .length())
                .isEmpty();
    }

    @Test
    void defaults_that_cannot_be_are_refused() {
        Item named = Item.of(
                Tag.NAME, Item.of(Tag.NAME_VALUE, "each"), Item.of(Tag.NAME_TYPE, NameType.UNINTERPRETED_TEXT_STRING));
        assertInvalid(() -> requireDefaults(Item.of(Tag.OBJECT_DEFAULTS, Item.of(Tag.ATTRIBUTES, LONG))));
        assertInvalid(() -> requireDefaults(Item.of(Tag.OBJECT_DEFAULTS, SYMMETRIC)));
        assertInvalid(() -> requireDefaults(Item.of(Tag.OBJECT_DEFAULTS, SYMMETRIC, Item.of(Tag.ATTRIBUTES, named))));
        assertInvalid(() -> requireDefaults(Item.of(Tag.CONSTRAINT, SYMMETRIC, Item.of(Tag.ATTRIBUTES, LONG))));
        assertRefused(
                () -> requireDefaults(
                        Item.of(Tag.OBJECT_DEFAULTS, SYMMETRIC, Item.of(Tag.ATTRIBUTES, Item.of(Tag.STATE, 1)))),
                ResultReason.ATTRIBUTE_READ_ONLY);
        assertRefused(
                () -> requireDefaults(Item.of(Tag.OBJECT_DEFAULTS, SYMMETRIC, Item.of(Tag.ATTRIBUTES, LONG, LONG))),
                ResultReason.ATTRIBUTE_SINGLE_VALUED);
    }

    @Test
    void a_constraint_leaves_the_values_that_it_names() {
        Item shorter = Item.of(Tag.CRYPTOGRAPHIC_LENGTH, 192);
        Rules rules = constraints(Item.of(
                Tag.CONSTRAINT, Item.of(Tag.OBJECT_TYPES, SYMMETRIC), Item.of(Tag.ATTRIBUTES, AES, shorter, LONG)));

        assertThatCode(() -> require(rules, AES, LONG)).doesNotThrowAnyException();
        assertThatCode(() -> require(rules, AES, shorter)).doesNotThrowAnyException();
        assertViolation(() -> require(rules, AES, Item.of(Tag.CRYPTOGRAPHIC_LENGTH, 128)));
        assertViolation(() -> require(rules, LONG));
        assertViolation(
                () -> require(rules, LONG, Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.CAMELLIA)));
        assertThatCode(() -> rules.require(ObjectType.CERTIFICATE, List.of())).doesNotThrowAnyException();
    }

    @Test
    void a_constraint_of_a_usage_mask_leaves_its_bits() {
        Rules rules = constraints(
                Item.of(Tag.CONSTRAINT, Item.of(Tag.ATTRIBUTES, Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, 0x0c))));

        assertThatCode(() -> require(rules, Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, 4)))
                .doesNotThrowAnyException();
        assertViolation(() -> require(rules, Item.of(Tag.CRYPTOGRAPHIC_USAGE_MASK, 0x0d)));
    }

    @Test
    void a_constraint_of_a_group_is_for_its_objects_alone() {
        Rules rules = constraints(Item.of(Tag.CONSTRAINT, VAULTS, Item.of(Tag.ATTRIBUTES, LONG)));

        assertViolation(() -> require(rules, AES, Item.of(Tag.OBJECT_GROUP, "vaults")));
        assertThatCode(() -> require(rules, AES, Item.of(Tag.OBJECT_GROUP, "others")))
                .doesNotThrowAnyException();
    }

    @Test
    void there_are_not_too_many() {
        Item rule = Item.of(Tag.CONSTRAINT, Item.of(Tag.ATTRIBUTES, LONG));

        assertInvalid(() -> Rules.requireConstraints(
                Item.of(Tag.CONSTRAINTS, Collections.nCopies(101, rule).toArray(Item[]::new))));
    }

    private static Rules defaults(Item rule) {
        return new Rules(Item.of(Tag.DEFAULTS_INFORMATION, rule), Rules.NONE.constraints());
    }

    private static Rules constraints(Item rule) {
        return new Rules(Rules.NONE.defaults(), Item.of(Tag.CONSTRAINTS, rule));
    }

    private static void requireDefaults(Item rule) {
        Rules.requireDefaults(Item.of(Tag.DEFAULTS_INFORMATION, rule));
    }

    private static void require(Rules rules, Item... object) {
        rules.require(ObjectType.SYMMETRIC_KEY, wanted(object).attributes());
    }

    private static Wanted wanted(Item... said) {
        return Wanted.of(List.of(said).stream().map(Attribute::of).toList(), Version.V2_1);
    }

    private static void assertInvalid(ThrowingCallable call) {
        assertRefused(call, ResultReason.INVALID_FIELD);
    }

    private static void assertViolation(ThrowingCallable call) {
        assertRefused(call, ResultReason.CONSTRAINT_VIOLATION);
    }

    private static void assertRefused(ThrowingCallable call, ResultReason reason) {
        assertThatExceptionOfType(Failure.class).isThrownBy(call).matches(e -> e.reason() == reason);
    }
}

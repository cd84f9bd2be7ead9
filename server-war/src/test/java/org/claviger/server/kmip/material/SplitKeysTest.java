package org.claviger.server.kmip.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.CryptographicAlgorithm;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.SplitKeyMethod;
import org.claviger.kmip.word.Tag;
import org.claviger.server.crypto.primitive.RandomBytes;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.material.SplitKeys.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Split Keys by every method, joined again; and what is no plan or no part. */
class SplitKeysTest {
    private static final List<Item> AES_128 = List.of(
            Item.of(Tag.CRYPTOGRAPHIC_ALGORITHM, CryptographicAlgorithm.AES), Item.of(Tag.CRYPTOGRAPHIC_LENGTH, 128));

    @ParameterizedTest
    @EnumSource(SplitKeyMethod.class)
    void as_many_parts_as_are_needed_are_joined_in_any_order(SplitKeyMethod method) {
        byte[] secret = RandomBytes.of(16);
        int threshold = method == SplitKeyMethod.XOR ? 4 : 3;
        List<Item> parts = SplitKeys.split(secret, plan(4, threshold, method), AES_128);
        List<Item> chosen = new ArrayList<>(parts.subList(4 - threshold, 4));
        chosen.add(chosen.remove(0));
        SplitKeys.Joined joined = SplitKeys.join(chosen);

        assertThat(parts).hasSize(4).allMatch(part -> part.is(Tag.SPLIT_KEY));
        assertThat(parts)
                .extracting(
                        part -> Fields.of(part).integer(Tag.KEY_PART_IDENTIFIER).orElseThrow())
                .containsExactly(1, 2, 3, 4);
        assertThat(joined.secret()).isEqualTo(secret);
        assertThat(joined.algorithm()).isEqualTo(AES_128);
        assertThat(joined).hasToString("Joined[hidden]");
        assertRefused(() -> SplitKeys.join(parts.subList(0, threshold - 1)), ResultReason.INVALID_FIELD);
    }

    @Test
    void a_part_says_its_plan() {
        BigInteger prime = BigInteger.TWO.pow(521).subtract(BigInteger.ONE);
        Plan plan = new Plan(3, 2, SplitKeyMethod.POLYNOMIAL_SHARING_PRIME_FIELD, Optional.of(prime));

        assertThat(SplitKeys.split(new byte[16], plan, AES_128))
                .allSatisfy(part -> assertThat(Plan.of(Fields.of(part))).isEqualTo(plan));
    }

    @Test
    void without_a_prime_the_first_one_that_is_large_enough_is_taken() {
        Item part = SplitKeys.split(new byte[2], plan(2, 2, SplitKeyMethod.POLYNOMIAL_SHARING_PRIME_FIELD), List.of())
                .get(0);

        assertThat(Plan.of(Fields.of(part)).prime()).contains(BigInteger.valueOf(65537));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, POLYNOMIAL_SHARING_GF_2_8",
        "3, 1, POLYNOMIAL_SHARING_GF_2_8",
        "3, 4, POLYNOMIAL_SHARING_GF_2_8",
        "256, 2, POLYNOMIAL_SHARING_GF_2_16",
        "0, 0, XOR",
        "3, 2, XOR",
        "-1, -1, XOR"
    })
    void what_is_no_plan_is_refused(int parts, int threshold, SplitKeyMethod method) {
        assertRefused(() -> plan(parts, threshold, method), ResultReason.INVALID_FIELD);
    }

    @Test
    void a_plan_says_parts_threshold_and_method() {
        Item request = request(3, 2, SplitKeyMethod.POLYNOMIAL_SHARING_GF_2_8);
        for (int i = 0; i < 3; i++) {
            List<Item> fields = new ArrayList<>(request.items());
            fields.remove(i);
            Fields lacking = Fields.of(Item.of(Tag.REQUEST_PAYLOAD, new Value.Structure(fields)));
            assertRefused(() -> Plan.of(lacking), ResultReason.INVALID_MESSAGE);
        }
    }

    @Test
    void a_field_that_does_not_fit_the_secret_is_refused() {
        Plan small =
                new Plan(3, 2, SplitKeyMethod.POLYNOMIAL_SHARING_PRIME_FIELD, Optional.of(BigInteger.valueOf(257)));
        Plan pairs = plan(3, 2, SplitKeyMethod.POLYNOMIAL_SHARING_GF_2_16);

        assertRefused(() -> SplitKeys.split(new byte[2], small, List.of()), ResultReason.INVALID_FIELD);
        assertRefused(() -> SplitKeys.split(new byte[3], pairs, List.of()), ResultReason.INVALID_FIELD);
    }

    @Test
    void the_same_part_twice_counts_once() {
        List<Item> parts = SplitKeys.split(new byte[16], plan(3, 2, SplitKeyMethod.POLYNOMIAL_SHARING_GF_2_8), AES_128);
        assertRefused(() -> SplitKeys.join(List.of(parts.get(1), parts.get(1))), ResultReason.INVALID_FIELD);
    }

    @Test
    void parts_of_different_plans_or_lengths_are_not_joined() {
        Plan plan = plan(3, 2, SplitKeyMethod.POLYNOMIAL_SHARING_GF_2_8);
        List<Item> one = SplitKeys.split(new byte[16], plan, AES_128);
        List<Item> other = SplitKeys.split(new byte[16], plan(4, 2, SplitKeyMethod.POLYNOMIAL_SHARING_GF_2_8), AES_128);
        List<Item> longer = SplitKeys.split(new byte[17], plan, AES_128);

        assertRefused(() -> SplitKeys.join(List.of(one.get(0), other.get(1))), ResultReason.INVALID_FIELD);
        assertRefused(() -> SplitKeys.join(List.of(one.get(0), longer.get(1))), ResultReason.CRYPTOGRAPHIC_FAILURE);
    }

    @Test
    void a_part_without_material_is_not_joined() {
        Plan plan = plan(2, 2, SplitKeyMethod.XOR);
        Item part = SplitKeys.split(new byte[16], plan, AES_128).get(0);
        List<Item> fields = new ArrayList<>(part.items());
        fields.removeIf(item -> item.is(Tag.KEY_BLOCK));
        fields.add(Item.of(Tag.KEY_BLOCK, AES_128.get(0)));
        Item bare = Item.of(Tag.SPLIT_KEY, new Value.Structure(fields));

        assertRefused(() -> SplitKeys.join(List.of(bare, part)), ResultReason.INVALID_FIELD);
    }

    private static void assertRefused(ThrowingCallable call, ResultReason reason) {
        assertThatExceptionOfType(Failure.class).isThrownBy(call).matches(e -> e.reason() == reason);
    }

    private static Plan plan(int parts, int threshold, SplitKeyMethod method) {
        return Plan.of(Fields.of(request(parts, threshold, method)));
    }

    private static Item request(int parts, int threshold, SplitKeyMethod method) {
        return Item.of(
                Tag.REQUEST_PAYLOAD,
                Item.of(Tag.SPLIT_KEY_PARTS, parts),
                Item.of(Tag.SPLIT_KEY_THRESHOLD, threshold),
                Item.of(Tag.SPLIT_KEY_METHOD, method));
    }
}

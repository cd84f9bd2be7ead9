package org.claviger.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ChainTest {
    private static final UUID SCOPE = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID ACTOR = UUID.fromString("00000000-0000-0000-0000-000000000002");
    private static final UUID OBJECT = UUID.fromString("00000000-0000-0000-0000-000000000003");
    private static final Instant AT = Instant.ofEpochSecond(7, 8000);
    private static final Deed DEED =
            new Deed(SCOPE, AT, Action.ENCRYPTED, "SUCCESS", "app", ACTOR, OBJECT, "detail", "c-1", 1);

    @Test
    void begins_with_nothing() {
        assertThat(Chain.START.sequence()).isZero();
        assertThat(Chain.START.hash()).isEqualTo(new byte[32]);
    }

    @Test
    void counts_its_records() {
        assertThat(Chain.START.with(DEED).with(DEED).sequence()).isEqualTo(2);
    }

    /** The format as it is documented, once more by hand: a change of it would make every trail look forged. */
    @Test
    void hashes_what_its_format_says() throws Exception {
        String message = "01" + "00".repeat(32) + text(SCOPE.toString()) + "0000000000000001" + "0000000000000007"
                + "00001f40" + text("ENCRYPTED") + text("SUCCESS") + text("app") + text(ACTOR.toString())
                + "ffffffff" + text("ä") + text("c-1");
        Deed deed = new Deed(SCOPE, AT, Action.ENCRYPTED, "SUCCESS", "app", ACTOR, null, "ä", "c-1", 1);

        assertThat(Chain.START.with(deed).hash())
                .isEqualTo(MessageDigest.getInstance("SHA-256")
                        .digest(HexFormat.of().parseHex(message)));
    }

    @Test
    void hashes_a_record_of_several_uses_with_their_number() throws Exception {
        String message = "02" + "00".repeat(32) + text(SCOPE.toString()) + "0000000000000001" + "0000000000000007"
                + "00001f40" + text("ENCRYPTED") + text("SUCCESS") + text("app") + text(ACTOR.toString())
                + "ffffffff" + "ffffffff" + text("c-1 c-2") + "00000002";
        Deed deed = new Deed(SCOPE, AT, Action.ENCRYPTED, "SUCCESS", "app", ACTOR, null, null, "c-1 c-2", 2);

        assertThat(Chain.START.with(deed).hash())
                .isEqualTo(MessageDigest.getInstance("SHA-256")
                        .digest(HexFormat.of().parseHex(message)));
    }

    @Test
    void gives_the_same_record_the_same_hash() {
        Deed same = new Deed(SCOPE, AT, Action.ENCRYPTED, "SUCCESS", "app", ACTOR, OBJECT, "detail", "c-1", 1);
        assertThat(hash(same)).isEqualTo(hash(DEED));
    }

    @Nested
    class Its_hash_changes_with {
        @Test
        void the_scope() {
            assertDiffers(new Deed(ACTOR, AT, Action.ENCRYPTED, "SUCCESS", "app", ACTOR, OBJECT, "detail", "c-1", 1));
        }

        @Test
        void the_time_to_the_microsecond() {
            assertDiffers(new Deed(
                    SCOPE, AT.plusNanos(1000), Action.ENCRYPTED, "SUCCESS", "app", ACTOR, OBJECT, "detail", "c-1", 1));
            assertDiffers(new Deed(
                    SCOPE, AT.plusSeconds(1), Action.ENCRYPTED, "SUCCESS", "app", ACTOR, OBJECT, "detail", "c-1", 1));
        }

        @Test
        void the_action() {
            assertDiffers(new Deed(SCOPE, AT, Action.DECRYPTED, "SUCCESS", "app", ACTOR, OBJECT, "detail", "c-1", 1));
        }

        @Test
        void the_outcome() {
            assertDiffers(new Deed(SCOPE, AT, Action.ENCRYPTED, "INTERNAL", "app", ACTOR, OBJECT, "detail", "c-1", 1));
        }

        @Test
        void the_actor() {
            assertDiffers(new Deed(SCOPE, AT, Action.ENCRYPTED, "SUCCESS", "apq", ACTOR, OBJECT, "detail", "c-1", 1));
            assertDiffers(new Deed(SCOPE, AT, Action.ENCRYPTED, "SUCCESS", null, ACTOR, OBJECT, "detail", "c-1", 1));
            assertDiffers(new Deed(SCOPE, AT, Action.ENCRYPTED, "SUCCESS", "app", OBJECT, OBJECT, "detail", "c-1", 1));
            assertDiffers(new Deed(SCOPE, AT, Action.ENCRYPTED, "SUCCESS", "app", null, OBJECT, "detail", "c-1", 1));
        }

        @Test
        void the_object() {
            assertDiffers(new Deed(SCOPE, AT, Action.ENCRYPTED, "SUCCESS", "app", ACTOR, ACTOR, "detail", "c-1", 1));
            assertDiffers(new Deed(SCOPE, AT, Action.ENCRYPTED, "SUCCESS", "app", ACTOR, null, "detail", "c-1", 1));
        }

        @Test
        void the_detail() {
            assertDiffers(new Deed(SCOPE, AT, Action.ENCRYPTED, "SUCCESS", "app", ACTOR, OBJECT, "detaiL", "c-1", 1));
            assertDiffers(new Deed(SCOPE, AT, Action.ENCRYPTED, "SUCCESS", "app", ACTOR, OBJECT, null, "c-1", 1));
        }

        @Test
        void the_correlation_id() {
            assertDiffers(new Deed(SCOPE, AT, Action.ENCRYPTED, "SUCCESS", "app", ACTOR, OBJECT, "detail", "c-2", 1));
        }

        @Test
        void the_number_of_uses() {
            assertDiffers(new Deed(SCOPE, AT, Action.ENCRYPTED, "SUCCESS", "app", ACTOR, OBJECT, "detail", "c-1", 2));
        }

        @Test
        void the_record_before() {
            Chain other = Chain.START.with(member("other", "", ""));
            assertThat(other.with(DEED).hash())
                    .isNotEqualTo(
                            Chain.START.with(member("one", "", "")).with(DEED).hash());
        }

        @Test
        void the_place_in_the_chain() {
            byte[] hash = Chain.START.hash();
            assertThat(new Chain(1, hash).with(DEED).hash()).isNotEqualTo(hash(DEED));
        }

        private void assertDiffers(Deed deed) {
            assertThat(hash(deed)).isNotEqualTo(hash(DEED));
        }
    }

    @Nested
    class Members_are_not_confused {
        @Test
        void where_one_ends_and_the_next_begins() {
            assertThat(hash(member("ab", "c", "x"))).isNotEqualTo(hash(member("a", "bc", "x")));
            assertThat(hash(member("abc", "", "x"))).isNotEqualTo(hash(member("", "abc", "x")));
            assertThat(hash(detail("ab", "c"))).isNotEqualTo(hash(detail("a", "bc")));
        }

        @Test
        void when_they_change_places() {
            assertThat(hash(member("a", "b", "x"))).isNotEqualTo(hash(member("b", "a", "x")));
            assertThat(hash(detail("a", "b"))).isNotEqualTo(hash(detail("b", "a")));
        }

        @Test
        void when_one_is_absent() {
            assertThat(hash(member("a", null, "x"))).isNotEqualTo(hash(member("a", "", "x")));
            assertThat(hash(detail(null, "x"))).isNotEqualTo(hash(detail("", "x")));
            assertThat(hash(detail(null, "x"))).isNotEqualTo(hash(detail("null", "x")));
        }
    }

    @Nested
    class Its_end_tells {
        private final Deed first = member("first", "", "");
        private final Deed second = member("second", "", "");

        @Test
        void the_order_of_the_records() {
            assertThat(Chain.START.with(first).with(second).hash())
                    .isNotEqualTo(Chain.START.with(second).with(first).hash());
        }

        @Test
        void a_record_that_is_missing() {
            assertThat(Chain.START.with(first).with(second).with(DEED).hash())
                    .isNotEqualTo(Chain.START.with(first).with(DEED).hash());
        }

        @Test
        void a_record_that_is_there_twice() {
            assertThat(Chain.START.with(first).with(first).hash())
                    .isNotEqualTo(Chain.START.with(first).hash());
        }
    }

    private static Deed member(String outcome, @Nullable String actor, String correlationId) {
        return new Deed(SCOPE, AT, Action.ENCRYPTED, outcome, actor, null, null, null, correlationId, 1);
    }

    private static Deed detail(@Nullable String detail, String correlationId) {
        return new Deed(SCOPE, AT, Action.ENCRYPTED, "SUCCESS", null, null, null, detail, correlationId, 1);
    }

    private static byte[] hash(Deed deed) {
        return Chain.START.with(deed).hash();
    }

    private static String text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] prefixed = new byte[Integer.BYTES + bytes.length];
        prefixed[3] = (byte) bytes.length;
        System.arraycopy(bytes, 0, prefixed, Integer.BYTES, bytes.length);
        return HexFormat.of().formatHex(prefixed);
    }
}

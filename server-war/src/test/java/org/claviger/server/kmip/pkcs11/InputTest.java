package org.claviger.server.kmip.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.claviger.kmip.word.ResultReason;
import org.claviger.server.kmip.Failure;
import org.junit.jupiter.api.Test;

/** Parameters of functions are read as the profile writes them, and nothing else is. */
class InputTest {
    private static final int MUTATIONS = 50_000;
    private static final int SEED = 20_261_127;

    /** Two attributes: a label of four bytes, and that it is sensitive. */
    private static final String TEMPLATE =
            "00000002" + "0000000000000003" + "0101" + "00000004" + "6b657931" + "0000000000000103" + "0101" + "01";

    @Test
    void a_template_has_counts_before_arrays_alone() {
        Input input = new Input(HexFormat.of().parseHex(TEMPLATE));
        Template template = input.template();
        input.end();

        assertThat(template.text(AttributeType.LABEL)).contains("key1");
        assertThat(template.isTrue(AttributeType.SENSITIVE)).isTrue();
    }

    @Test
    void a_mechanism_has_the_length_of_its_parameter_before_it() {
        Input input = new Input(
                HexFormat.of().parseHex("0000000000001085" + "01" + "00000014" + "00000010" + "00".repeat(16)));
        Mechanism.Chosen chosen = Mechanism.choose(input.mechanism(), Mechanism.Flags.ENCRYPT);
        input.end();

        assertThat(chosen.mechanism()).isEqualTo(Mechanism.AES_CBC_PAD);
        assertThat(chosen.iv()).hasSize(16);
    }

    @Test
    void what_is_cut_off_or_goes_on_is_refused_by_the_reason_for_it() {
        byte[] whole = HexFormat.of().parseHex(TEMPLATE);
        for (int length = 0; length < whole.length; length++) {
            Input cut = new Input(Arrays.copyOf(whole, length));
            assertThatThrownBy(cut::template)
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> assertThat(failure.reason()).isEqualTo(ResultReason.PKCS_11_CODEC_ERROR));
        }
        Input longer = new Input(new byte[1]);
        assertThatThrownBy(longer::end).isInstanceOf(Failure.class);
    }

    @Test
    void whatever_comes_is_read_or_refused() {
        Random random = new Random(SEED);
        long[] mechanisms =
                Arrays.stream(Mechanism.values()).mapToLong(Mechanism::code).toArray();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = new byte[random.nextInt(80)];
            random.nextBytes(bytes);
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = random.nextInt(3) > 0 ? (byte) (bytes[at] & 3) : bytes[at];
            }
            long mechanism = mechanisms[random.nextInt(mechanisms.length)];
            Throwable ofTemplate = catchThrowable(() -> new Input(bytes).template());
            Throwable ofMechanism =
                    catchThrowable(() -> Mechanism.choose(new Input.RawMechanism(mechanism, bytes), -1));
            assertThat(ofTemplate == null || ofTemplate instanceof Failure)
                    .as("%s", ofTemplate)
                    .isTrue();
            assertThat(ofMechanism == null || ofMechanism instanceof Refusal)
                    .as("%s", ofMechanism)
                    .isTrue();
        }
    }
}

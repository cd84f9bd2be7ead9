package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.AEADBadTagException;
import org.claviger.server.TestData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Project Wycheproof's vectors, those with an IV of 96 bits and a tag of 128: {@link AesGcm} takes no others. */
class WycheproofAesGcmTest {
    private List<Vector> vectors = List.of();

    private record Vector(
            int id, String result, byte[] key, byte[] iv, byte[] aad, byte[] plaintext, byte[] ciphertext) {
        @Override
        public String toString() {
            return "vector " + id;
        }
    }

    @BeforeEach
    void read() throws IOException {
        try (Reader file = Files.newBufferedReader(TestData.require("wycheproof/aes_gcm_test.json"));
                JsonReader json = Json.createReader(file)) {
            vectors = json.readObject().getJsonArray("testGroups").getValuesAs(JsonObject.class).stream()
                    .filter(group -> group.getInt("ivSize") == 96 && group.getInt("tagSize") == 128)
                    .flatMap(group -> group.getJsonArray("tests").getValuesAs(JsonObject.class).stream())
                    .map(WycheproofAesGcmTest::vector)
                    .toList();
        }
    }

    @Test
    void every_valid_vector_encrypts_and_decrypts_as_published() {
        List<Vector> valid = of("valid");

        assertThat(valid).hasSizeGreaterThan(100).allSatisfy(v -> {
            assertThat(AesGcm.encrypt(v.key, v.iv, v.plaintext, v.aad)).isEqualTo(v.ciphertext);
            assertThat(AesGcm.decrypt(v.key, v.iv, v.ciphertext, v.aad)).isEqualTo(v.plaintext);
        });
    }

    @Test
    void every_invalid_vector_is_refused() {
        List<Vector> invalid = of("invalid");

        assertThat(invalid)
                .hasSizeGreaterThan(50)
                .allSatisfy(v -> assertThatExceptionOfType(AEADBadTagException.class)
                        .isThrownBy(() -> AesGcm.decrypt(v.key, v.iv, v.ciphertext, v.aad)));
    }

    @Test
    void there_are_no_others() {
        assertThat(vectors).extracting(Vector::result).containsOnly("valid", "invalid");
    }

    private List<Vector> of(String result) {
        List<Vector> those =
                vectors.stream().filter(v -> v.result.equals(result)).toList();
        System.out.println("Wycheproof aes_gcm: " + those.size() + " " + result + " vectors");
        return those;
    }

    private static Vector vector(JsonObject test) {
        return new Vector(
                test.getInt("tcId"),
                test.getString("result"),
                hex(test.getString("key")),
                hex(test.getString("iv")),
                hex(test.getString("aad")),
                hex(test.getString("msg")),
                hex(test.getString("ct") + test.getString("tag")));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}

package org.claviger.server.crypto.primitive;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.claviger.server.TestData;

/** Judges what a primitive makes of one file of Project Wycheproof's vectors. */
final class Wycheproof {
    private Wycheproof() {}

    /** True if the primitive takes the vector, and makes of it what the file says. */
    @FunctionalInterface
    interface Primitive {
        boolean accepts(Vector vector) throws GeneralSecurityException;
    }

    /** One vector, and the group that it is in. */
    record Vector(JsonObject group, JsonObject test) {
        byte[] bytes(String name) {
            JsonObject holder = test.containsKey(name) ? test : group;
            return HexFormat.of().parseHex(holder.getString(name));
        }

        @Override
        public String toString() {
            return "vector " + test.getInt("tcId") + " " + test.getString("comment", "");
        }
    }

    /**
     * Each valid vector is accepted, each invalid one refused, and so are those that the file leaves to the implementation
     * ("acceptable"). Prints how many there were.
     */
    static void judge(String name, Primitive primitive) throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        try (Reader file = Files.newBufferedReader(TestData.require("wycheproof/" + name + "_test.json"));
                JsonReader json = Json.createReader(file)) {
            for (JsonObject group : json.readObject().getJsonArray("testGroups").getValuesAs(JsonObject.class)) {
                for (JsonObject test : group.getJsonArray("tests").getValuesAs(JsonObject.class)) {
                    Vector vector = new Vector(group, test);
                    String result = test.getString("result");
                    assertThat(accepts(primitive, vector))
                            .as("%s, %s", vector, result)
                            .isEqualTo(result.equals("valid"));
                    counts.merge(result, 1, Integer::sum);
                }
            }
        }
        System.out.println("Wycheproof " + name + ": " + counts);
        assertThat(counts.keySet()).contains("valid", "invalid");
    }

    private static boolean accepts(Primitive primitive, Vector vector) {
        try {
            return primitive.accepts(vector);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}

package org.claviger.server.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.claviger.api.ApiJson;
import org.claviger.api.crypto.BatchResponse;
import org.claviger.api.crypto.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.support.ReflectionSupport;

/** What it reads and writes is held against JSON-B, whose dialect it has to be. */
class HotMethodTest {
    private static final Jsonb JSONB = JsonbBuilder.create(ApiJson.strict());
    private static final String ID = "\"id\":\"8f14e45f-ceea-467f-9f11-2d9b1c2a3b4c\"";

    private final HotMethod method = method("echo");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{" + ID + "}",
                " {\r\n\t" + ID + " , \"count\" : 17 } ",
                "{\"bytes\":\"\"}",
                "{\"bytes\":\"AAEC/+8=\",\"name\":\"x y\"}",
                "{\"name\":null,\"count\":null,\"flag\":false}",
                "{\"count\":-2147483648,\"flag\":true}",
                "{\"state\":\"ACTIVE\"}",
                "{\"name\":\"\\u0041\\n\\u00e4\"}",
                "{\"parts\":[]}",
                "{\"parts\":[{\"name\":\"a\"},{},{\"count\":0}]}"
            })
    void json_of_the_form_is_read_as_json_b_reads_it(String json) {
        assertThat(text(method.read(bytes(json)))).isEqualTo(JSONB.toJson(JSONB.fromJson(json, Thing.class)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{" + ID,
                "{" + ID + ",}",
                "{" + ID + "}}",
                "{" + ID + "} x",
                "{" + ID + "," + ID + "}",
                "{\"ID\":\"8f14e45f-ceea-467f-9f11-2d9b1c2a3b4c\"}",
                "{\"unknown\":1}",
                "{\"id\":\"no uuid\"}",
                "{\"id\":7}",
                "{\"name\":\"ä\"}",
                "{\"name\":\"a\nb\"}",
                "{\"name\":7}",
                "{\"bytes\":\"A\"}",
                "{\"bytes\":\"AA-_\"}",
                "{\"bytes\":[1,2]}",
                "{\"count\":2147483648}",
                "{\"count\":1.0}",
                "{\"count\":1e3}",
                "{\"count\":01}",
                "{\"count\":\"1\"}",
                "{\"count\":+1}",
                "{\"count\":- 1}",
                "{\"flag\":truE}",
                "{\"state\":\"active\"}",
                "{\"parts\":[{}",
                "{\"parts\":{}}"
            })
    void what_is_not_of_the_form_is_left_to_json_b(String json) {
        assertThat(method.read(bytes(json))).isEmpty();
    }

    @Test
    void what_it_reads_of_damaged_json_json_b_reads_alike() {
        byte[] good = bytes("{" + ID + ",\"bytes\":\"AAEC/+8=\",\"name\":\"n\",\"count\":12,\"flag\":true,"
                + "\"state\":\"ACTIVE\",\"parts\":[{\"name\":\"a\"}]}");
        Random random = new Random(17);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = damage(good, random);
            Optional<Object> value = method.read(damaged);
            if (value.isPresent()) {
                read++;
                assertThat(text(value))
                        .as(() -> new String(damaged, StandardCharsets.ISO_8859_1))
                        .isEqualTo(ofJsonb(damaged));
            }
        }
        assertThat(read).isPositive();
    }

    @Nested
    class An_answer {
        @Test
        void is_written_as_json_b_writes_it() throws InvocationTargetException {
            Part part = new Part("\"\\\b\f\n\r\t\u0001\u001fä\u20ac\ud83d\ude00/", null);
            Thing thing =
                    new Thing(UUID.randomUUID(), new byte[300], "n", -7, false, State.DEACTIVATED, List.of(part, part));

            JsonOutput written = method.answer(thing);

            assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(JSONB.toJson(thing));
        }

        @Test
        void leaves_out_what_is_absent() throws InvocationTargetException {
            JsonOutput written = method.answer(new Thing(null, null, null, null, null, null, null));

            assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("{}");
        }

        @Test
        void has_a_question_mark_for_half_of_a_surrogate_pair() throws InvocationTargetException {
            JsonOutput written = method.answer(new Thing(null, null, "\ud800", null, null, null, null));

            assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("{\"name\":\"?\"}");
        }

        @Test
        void is_whole_however_long_it_is_and_wiped_when_closed() throws InvocationTargetException {
            Thing thing = new Thing(null, new byte[100_000], null, null, null, null, null);
            JsonOutput written = method.answer(thing);
            assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(JSONB.toJson(thing));

            written.close();

            assertThat(written.toByteArray()).containsOnly(0);
        }
    }

    @Test
    void a_method_that_can_not_be_hot_is_found_at_the_start() {
        assertThatIllegalArgumentException().isThrownBy(() -> method("withPathParameter"));
        assertThatIllegalArgumentException().isThrownBy(() -> method("notPost"));
        assertThatIllegalArgumentException().isThrownBy(() -> method("ofAnyObject"));
    }

    @Test
    void each_verb_that_is_asked_many_times_is_hot() {
        List<Class<?>> resources = ReflectionSupport.findAllClassesInPackage(
                "org.claviger.server.rest.crypto",
                type -> Stream.of(type.getDeclaredMethods())
                        .anyMatch(each ->
                                each.getReturnType() == BatchResponse.class && each.isAnnotationPresent(POST.class)),
                name -> name.endsWith("Resource"));

        assertThat(resources)
                .hasSize(11)
                .allSatisfy(resource -> assertThat(Stream.of(resource.getDeclaredMethods())
                                .filter(each -> each.isAnnotationPresent(Hot.class))
                                .map(each -> new HotMethod(new Object(), each)))
                        .hasSize(1));
    }

    private static byte[] damage(byte[] good, Random random) {
        byte[] damaged = good.clone();
        int at = random.nextInt(good.length);
        switch (random.nextInt(3)) {
            case 0 -> damaged[at] = (byte) random.nextInt(256);
            case 1 -> damaged[at] = good[random.nextInt(good.length)];
            default -> damaged = Arrays.copyOf(good, at);
        }
        return damaged;
    }

    private static String ofJsonb(byte[] json) {
        try {
            return JSONB.toJson(JSONB.fromJson(new String(json, StandardCharsets.UTF_8), Thing.class));
        } catch (JsonbException e) {
            return "refused";
        }
    }

    private static String text(Optional<Object> value) {
        return JSONB.toJson(value.orElseThrow());
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static HotMethod method(String name) {
        return new HotMethod(
                new Resource(),
                Arrays.stream(Resource.class.getDeclaredMethods())
                        .filter(each -> each.getName().equals(name))
                        .findFirst()
                        .orElseThrow());
    }

    /** Of everything that can be in a hot request. */
    public record Thing(
            @Nullable UUID id,
            byte @Nullable [] bytes,
            @Nullable String name,
            @Nullable Integer count,
            @Nullable Boolean flag,
            @Nullable State state,
            @Nullable List<Part> parts) {}

    /** Of which a thing has several. */
    public record Part(@Nullable String name, @Nullable Integer count) {}

    /** Answers with what it was asked. */
    @Path("things")
    public static class Resource {
        @POST
        @Hot
        public Thing echo(Thing thing) {
            return thing;
        }

        @POST
        @Path("{id}")
        @Hot
        public Thing withPathParameter(Thing thing) {
            return thing;
        }

        @Hot
        public Thing notPost(Thing thing) {
            return thing;
        }

        @POST
        @Hot
        public Object ofAnyObject(Thing thing) {
            return Base64.getEncoder();
        }
    }
}

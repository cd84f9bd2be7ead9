package org.claviger.server.rest.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.claviger.api.ErrorCode;
import org.claviger.server.platform.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchItemsTest {
    @Test
    void are_cut_out_as_they_are() {
        assertThat(items("{\"items\":[{\"a\":1},{\"b\":[{\"c\":{}}]}]}"))
                .containsExactly("{\"a\":1}", "{\"b\":[{\"c\":{}}]}");
    }

    @Test
    void may_have_space_around_them() {
        assertThat(items(" \n{\t\"items\" : [ {} ,\r\n { } ] } ")).containsExactly("{}", "{ }");
    }

    @Test
    void may_hold_brackets_and_quotation_marks_in_texts() {
        String item = "{\"text\":\"}]{ \\\" \\\\\",\"ü]\":\"€}\"}";
        assertThat(items("{\"items\":[" + item + "]}")).containsExactly(item);
    }

    @Test
    void that_are_wrong_within_are_left_to_who_reads_them() {
        assertThat(items("{\"items\":[{nonsense},{\"a\":}]}")).containsExactly("{nonsense}", "{\"a\":}");
    }

    @Test
    void are_a_thousand_at_most() {
        assertThat(items("{\"items\":[" + "{},".repeat(999) + "{}]}")).hasSize(1000);
        refuse("{\"items\":[" + "{},".repeat(1000) + "{}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"items\":null}",
                "{\"items\":[]}",
                "{\"items\":[1]}",
                "{\"items\":[{}],\"more\":1}",
                "{\"item\":[{}]}",
                "{\"items\":[{},]}",
                "{\"items\":[{}]",
                "{\"items\":[{}]}}",
                "{\"items\":[{]}",
                "{\"items\":[{\"a\":\"}]}",
                "{\"items\":[{\"a\":\"\\",
                "{\"items\":[{} {}]}"
            })
    void of_anything_else_are_refused(String json) {
        refuse(json);
    }

    private static List<String> items(String json) {
        return BatchItems.of(json.getBytes(UTF_8)).stream()
                .map(BatchItems.Slice::text)
                .toList();
    }

    private static void refuse(String json) {
        assertThatThrownBy(() -> items(json))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }
}

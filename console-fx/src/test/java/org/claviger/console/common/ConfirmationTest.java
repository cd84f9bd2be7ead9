package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfirmationTest {
    private final Activity activity = new Activity(new TestBackground().background());
    private final List<String> done = new ArrayList<>();

    @Test
    void a_yes_is_enough_for_what_can_be_undone() {
        Confirmation.of(activity, "north", () -> done.add("done")).form().goOn();
        assertThat(done).containsExactly("done");
    }

    @Test
    void what_can_not_be_undone_needs_the_whole_name_typed() {
        Confirmation confirmation = Confirmation.byName(activity, "north", () -> done.add("done"));
        confirmation.form().goOn();
        confirmation.typedProperty().set("North");
        confirmation.form().goOn();
        assertThat(done).isEmpty();

        confirmation.typedProperty().set("north");
        confirmation.form().goOn();
        assertThat(done).containsExactly("done");
    }
}

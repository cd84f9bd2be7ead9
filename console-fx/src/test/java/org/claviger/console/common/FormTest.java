package org.claviger.console.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.api.ErrorCode;
import org.junit.jupiter.api.Test;

class FormTest {
    private final TestBackground background = new TestBackground();
    private final Activity activity = new Activity(background.background());
    private final List<String> done = new ArrayList<>();
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty pin = new SimpleStringProperty("");
    private final Form form = new Form(activity, () -> activity.start(this::work, done::add))
            .step()
            .needs("name", name, text -> !text.isBlank())
            .step()
            .needs("pin", pin, text -> text.length() >= 4);
    private boolean refuses;

    private String work() {
        if (refuses) {
            throw Refusal.of(ErrorCode.HSM_REFUSED);
        }
        return name.get();
    }

    @Test
    void a_step_is_left_only_when_it_is_complete() {
        form.goOn();
        assertThat(form.completeProperty().get()).isFalse();
        assertThat(form.stepProperty().get()).isZero();

        name.set("north");
        form.goOn();
        assertThat(form.stepProperty().get()).isEqualTo(1);
        assertThat(form.completeProperty().get()).isFalse();
    }

    @Test
    void what_went_wrong_with_something_else_is_none_of_its_faults() {
        activity.fail(Refusal.of(ErrorCode.NAME_TAKEN));
        assertThat(new Form(activity, () -> {}).activity().faultProperty().get())
                .isNull();
    }

    @Test
    void the_last_step_does_the_work() {
        name.set("north");
        form.goOn();
        pin.set("1234");
        form.goOn();
        background.work();
        assertThat(done).containsExactly("north");
    }

    @Test
    void the_work_is_done_once_however_often_one_presses() {
        name.set("north");
        form.goOn();
        pin.set("1234");
        form.goOn();
        form.goOn();
        background.work();
        assertThat(done).hasSize(1);
    }

    @Test
    void a_failure_loses_nothing_and_the_work_can_be_tried_again() {
        refuses = true;
        name.set("north");
        form.goOn();
        pin.set("1234");
        form.goOn();
        background.work();
        assertThat(activity.faultProperty().get()).isNotNull();
        assertThat(name.get()).isEqualTo("north");

        refuses = false;
        form.goOn();
        background.work();
        assertThat(done).containsExactly("north");
    }

    @Test
    void going_back_keeps_what_was_typed_and_forgets_the_failure() {
        name.set("north");
        form.goOn();
        pin.set("12");
        activity.fail(Refusal.of(ErrorCode.HSM_REFUSED));
        form.back();
        assertThat(form.stepProperty().get()).isZero();
        assertThat(form.completeProperty().get()).isTrue();
        assertThat(pin.get()).isEqualTo("12");
        assertThat(activity.faultProperty().get()).isNull();
    }

    @Test
    void it_tells_whether_there_is_something_to_lose() {
        assertThat(form.changedProperty().get()).isFalse();
        name.set("n");
        assertThat(form.changedProperty().get()).isTrue();
    }
}

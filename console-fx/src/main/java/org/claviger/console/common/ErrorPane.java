package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.claviger.api.Problem;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What happened, what to do, and the correlation id to quote. It takes no room as long as nothing has happened.
 */
public final class ErrorPane extends VBox {
    private static final double GAP = 6;

    /** Empty and out of the layout. */
    public ErrorPane() {
        super(GAP);
        getStyleClass().add("error-pane");
        setAccessibleRole(AccessibleRole.TEXT);
        hide();
    }

    /** Follows an activity's faults; those that may pass by themselves come with a button that does {@code retry}. */
    public void follow(Activity activity, Strings strings, Runnable retry) {
        follow(activity, strings, retry, () -> false);
    }

    /** The same, but says nothing while {@code toldElsewhere} holds. */
    void follow(Activity activity, Strings strings, Runnable retry, BooleanSupplier toldElsewhere) {
        activity.faultProperty()
                .addListener(
                        (property, before, fault) -> show(toldElsewhere.getAsBoolean() ? null : fault, strings, retry));
        show(toldElsewhere.getAsBoolean() ? null : activity.faultProperty().get(), strings, retry);
    }

    private void show(@Nullable Fault fault, Strings strings, Runnable retry) {
        hide();
        if (fault == null) {
            return;
        }
        String title = strings.text("fault." + known(fault, strings) + ".title");
        String advice = strings.text("fault." + known(fault, strings) + ".advice");
        getChildren().addAll(titleRow(title), sentence(advice));
        if (fault.detail() != null && !fault.detail().isBlank()) {
            getChildren().add(quiet(sentence(strings.text("fault.detail", fault.detail()))));
        }
        for (Problem.Violation violation : fault.violations()) {
            getChildren()
                    .add(quiet(sentence(strings.text("fault.violation", violation.member(), violation.message()))));
        }
        if (fault.correlationId() != null) {
            getChildren().add(correlation(fault.correlationId(), strings));
        }
        if (fault.mayPass()) {
            getChildren().add(retryButton(strings, retry));
        }
        setAccessibleText(title + " " + advice);
        setManaged(true);
        setVisible(true);
    }

    /** A newer server may have codes that this console has no sentence for. */
    private static String known(Fault fault, Strings strings) {
        return strings.containsKey("fault." + fault.code() + ".title") ? fault.code() : Fault.UNEXPECTED;
    }

    private void hide() {
        getChildren().clear();
        setManaged(false);
        setVisible(false);
    }

    private static Node titleRow(String title) {
        Label label = sentence(title);
        label.getStyleClass().addAll(Styles.TEXT_BOLD, "error-title");
        HBox row = new HBox(GAP + 2, new FontIcon(Feather.ALERT_CIRCLE), label);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Node correlation(String id, Strings strings) {
        Label label = sentence(strings.text("fault.correlation", id));
        label.getStyleClass().addAll("mono", Styles.TEXT_SMALL);
        HBox.setHgrow(label, Priority.SOMETIMES);
        CopyButton copy = new CopyButton();
        copy.setId("copyCorrelation");
        copy.setAccessibleText(strings.text("fault.correlation.copy"));
        copy.contentProperty().set(Objects.requireNonNull(id));
        HBox row = new HBox(GAP, label, copy);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Node retryButton(Strings strings, Runnable retry) {
        Button button = new Button(strings.text("retry"), new FontIcon(Feather.REFRESH_CW));
        button.setId("retry");
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(event -> retry.run());
        return button;
    }

    private static Label sentence(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Node quiet(Label label) {
        label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        return label;
    }
}

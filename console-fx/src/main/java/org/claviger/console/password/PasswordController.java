package org.claviger.console.password;

import java.util.Locale;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Fxml;
import org.claviger.console.common.Screen;
import org.claviger.console.common.Strings;
import org.claviger.console.common.WaitPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The screen on which an initial password is changed. */
public final class PasswordController implements Screen {
    private static final PseudoClass HOLDS = PseudoClass.getPseudoClass("holds");

    private final PasswordViewModel model;
    private final Strings strings;
    private final Runnable back;
    private final Parent root;

    @FXML
    private Label lead;

    @FXML
    private PasswordField current;

    @FXML
    private PasswordField fresh;

    @FXML
    private PasswordField repeated;

    @FXML
    private ProgressBar meter;

    @FXML
    private Label strength;

    @FXML
    private Label ruleLength;

    @FXML
    private Label ruleUsername;

    @FXML
    private Label ruleSame;

    @FXML
    private Button submit;

    @FXML
    private ErrorPane error;

    @FXML
    private WaitPane wait;

    /** Shows the model in these strings; {@code back} leads to the sign-in. */
    public PasswordController(PasswordViewModel model, Runnable back, Strings strings) {
        this.model = model;
        this.strings = strings;
        this.back = back;
        this.root = Fxml.load(this, "Password.fxml", strings);
        bind();
    }

    private void bind() {
        lead.setText(strings.text("lead", model.username()));
        current.textProperty().bindBidirectional(model.currentProperty());
        fresh.textProperty().bindBidirectional(model.freshProperty());
        repeated.textProperty().bindBidirectional(model.repeatedProperty());
        ruleLength.setText(strings.text("rule.length", PasswordRule.SHORTEST, PasswordRule.LONGEST));
        tick(ruleLength, model.longEnough());
        tick(ruleUsername, model.withoutUsername());
        tick(ruleSame, model.same());
        model.strength().addListener((property, before, now) -> show(now));
        show(model.strength().get());
        submit.disableProperty().bind(model.ready().not());
        error.follow(model.activity(), strings, model::submit);
        wait.follow(model.activity(), strings);
    }

    private static void tick(Label rule, ObservableBooleanValue holds) {
        FontIcon icon = new FontIcon();
        rule.setGraphic(icon);
        Runnable show = () -> {
            icon.setIconCode(holds.get() ? Feather.CHECK_CIRCLE : Feather.CIRCLE);
            rule.pseudoClassStateChanged(HOLDS, holds.get());
        };
        holds.addListener((property, before, now) -> show.run());
        show.run();
    }

    private void show(PasswordStrength now) {
        meter.setProgress(now.share());
        meter.getStyleClass().removeIf(name -> name.startsWith("strength-"));
        meter.getStyleClass().add("strength-" + now.name().toLowerCase(Locale.ROOT));
        strength.setText(strings.text("strength." + now.name()));
        meter.setAccessibleText(strings.text("strength") + ": " + strength.getText());
    }

    @FXML
    void submit() {
        model.submit();
    }

    @FXML
    void back() {
        model.activity().cancel();
        model.forget();
        back.run();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        current.requestFocus();
    }

    @Override
    public void cancel() {
        if (model.activity().busyProperty().get()) {
            model.activity().cancel();
        } else {
            back();
        }
    }
}

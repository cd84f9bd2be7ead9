package org.claviger.console.signin;

import java.net.URI;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Fxml;
import org.claviger.console.common.Screen;
import org.claviger.console.common.Strings;
import org.claviger.console.common.WaitPane;

/** The screen on which a person signs in. */
public final class SignInController implements Screen {
    private final SignInViewModel model;
    private final Strings strings;
    private final Runnable back;
    private final Parent root;

    @FXML
    private Label server;

    @FXML
    private Node noticeBox;

    @FXML
    private Label notice;

    @FXML
    private TextField tenant;

    @FXML
    private TextField username;

    @FXML
    private PasswordField password;

    @FXML
    private Button submit;

    @FXML
    private ErrorPane error;

    @FXML
    private WaitPane wait;

    /** Shows the model in these strings; {@code back} leads to another server. */
    public SignInController(SignInViewModel model, URI address, Runnable back, Strings strings) {
        this.model = model;
        this.strings = strings;
        this.back = back;
        this.root = Fxml.load(this, "SignIn.fxml", strings);
        server.setText(address.toString());
        bind();
    }

    private void bind() {
        tenant.textProperty().bindBidirectional(model.tenantProperty());
        username.textProperty().bindBidirectional(model.usernameProperty());
        password.textProperty().bindBidirectional(model.passwordProperty());
        submit.disableProperty().bind(model.ready().not());
        error.follow(model.activity(), strings, model::submit);
        wait.follow(model.activity(), strings);
        model.activity().faultProperty().addListener((property, before, fault) -> {
            if (fault != null && fault.endsSession()) {
                password.requestFocus();
                password.selectAll();
            }
        });
        model.noticeProperty().addListener((property, before, now) -> show(now));
        show(model.noticeProperty().get());
    }

    private void show(Notice now) {
        boolean something = now != Notice.NONE;
        noticeBox.setVisible(something);
        noticeBox.setManaged(something);
        notice.setText(something ? strings.text("notice." + now.name()) : "");
    }

    @FXML
    void submit() {
        model.submit();
    }

    @FXML
    void back() {
        model.activity().cancel();
        back.run();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        (model.usernameProperty().get().isEmpty() ? tenant : password).requestFocus();
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

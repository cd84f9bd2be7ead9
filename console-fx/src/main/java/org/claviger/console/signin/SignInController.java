package org.claviger.console.signin;

import java.net.URI;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import org.claviger.api.auth.ProviderResponse;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Fxml;
import org.claviger.console.common.Screen;
import org.claviger.console.common.Strings;
import org.claviger.console.common.WaitPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

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
    private Node codeBox;

    @FXML
    private TextField code;

    @FXML
    private Button submit;

    @FXML
    private Pane elsewhere;

    @FXML
    private Pane providers;

    @FXML
    private Label browser;

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
        code.textProperty().bindBidirectional(model.codeProperty());
        codeBox.visibleProperty().bind(model.codeWantedProperty());
        codeBox.managedProperty().bind(codeBox.visibleProperty());
        codeBox.visibleProperty().addListener((property, before, now) -> {
            if (now) {
                code.requestFocus();
            }
        });
        submit.disableProperty().bind(model.ready().not());
        error.follow(model.activity(), strings, model::retry);
        browser.visibleProperty().bind(model.inBrowserProperty());
        browser.managedProperty().bind(browser.visibleProperty());
        model.providers().addListener((Observable changed) -> offerProviders());
        offerProviders();
        wait.follow(model.activity(), strings);
        model.activity().faultProperty().addListener((property, before, fault) -> {
            if (fault != null && fault.endsSession() && !password.getText().isEmpty()) {
                password.requestFocus();
                password.selectAll();
            }
        });
        model.noticeProperty().addListener((property, before, now) -> show(now));
        show(model.noticeProperty().get());
    }

    private void offerProviders() {
        providers
                .getChildren()
                .setAll(model.providers().stream().map(this::button).toList());
        elsewhere.setVisible(!model.providers().isEmpty());
        elsewhere.setManaged(!model.providers().isEmpty());
    }

    private Button button(ProviderResponse provider) {
        Button button =
                new Button(strings.text("provider", provider.displayName()), new FontIcon(Feather.EXTERNAL_LINK));
        button.setId("provider-" + provider.name());
        button.setMaxWidth(Double.MAX_VALUE);
        button.disableProperty().bind(model.activity().busyProperty());
        button.setOnAction(event -> model.signInWith(provider, strings.text("browser.farewell")));
        return button;
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

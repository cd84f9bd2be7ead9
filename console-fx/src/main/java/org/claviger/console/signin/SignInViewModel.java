package org.claviger.console.signin;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.claviger.api.ErrorCode;
import org.claviger.api.Secret;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.ProviderResponse;
import org.claviger.console.common.Account;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Background;
import org.claviger.console.common.Fault;

/** Signing in. What was typed survives a failure; the password goes as soon as it has served. */
public final class SignInViewModel {
    private final Function<LoginRequest, Account> call;
    private final Consumer<Account> signedIn;
    private final Elsewhere elsewhere;
    private final Activity activity;
    private final Activity search;
    private final ObservableList<ProviderResponse> providers = FXCollections.observableArrayList();
    private final BooleanProperty inBrowser = new SimpleBooleanProperty();
    private Runnable last = () -> {};

    private final StringProperty tenant = new SimpleStringProperty("");
    private final StringProperty username = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty code = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper codeWanted = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(Notice.NONE);

    /** Signs in by {@code call} or {@code elsewhere}, and hands the account over to {@code signedIn}. */
    public SignInViewModel(
            Background background,
            Function<LoginRequest, Account> call,
            Elsewhere elsewhere,
            Consumer<Account> signedIn) {
        this.call = call;
        this.elsewhere = elsewhere;
        this.signedIn = signedIn;
        this.activity = new Activity(background, this::asksForCode);
        // A password still does where the server doesn't tell of anything else.
        this.search = new Activity(background, fault -> true);
        username.addListener((property, before, now) -> codeWanted.set(false));
        activity.busyProperty().addListener((property, before, busy) -> {
            if (!busy) {
                inBrowser.set(false);
            }
        });
    }

    /** That a second factor is needed is no failure: the person is asked for its code. */
    private boolean asksForCode(Fault fault) {
        boolean asks = fault.code().equals(ErrorCode.SECOND_FACTOR_REQUIRED.name())
                && code.get().isBlank();
        if (asks) {
            codeWanted.set(true);
        }
        return asks;
    }

    /** Finds out where else people can sign in. */
    public void findProviders() {
        search.start(elsewhere::providers, providers::setAll);
    }

    /**
     * Signs in at an issuer, in the browser.
     *
     * @param farewell what the person reads in the browser at last
     */
    public void signInWith(ProviderResponse provider, String farewell) {
        if (activity.busyProperty().get()) {
            return;
        }
        last = () -> signInWith(provider, farewell);
        notice.set(Notice.NONE);
        forget();
        activity.start(() -> elsewhere.signIn(provider, farewell), signedIn);
        inBrowser.set(true);
    }

    /** Does again what has failed. */
    public void retry() {
        last.run();
    }

    /** Signs in as an admin if the tenant is empty, else as one of its operators. */
    public void submit() {
        if (!ready().get()) {
            return;
        }
        last = this::submit;
        notice.set(Notice.NONE);
        String where = tenant.get().strip();
        String who = username.get().strip();
        String typed = code.get().replace(" ", "");
        Secret secret = Secret.of(password.get());
        activity.start(
                () -> {
                    try (secret) {
                        return call.apply(new LoginRequest(
                                where.isEmpty() ? null : where, who, secret, typed.isEmpty() ? null : typed));
                    }
                },
                account -> {
                    forget();
                    signedIn.accept(account);
                });
    }

    /** What was secret has served; whoever signs in next may have no second factor. */
    private void forget() {
        password.set("");
        code.set("");
        codeWanted.set(false);
    }

    /** Whether there is enough to sign in with, and nothing under way. */
    public BooleanExpression ready() {
        return username.isNotEmpty()
                .and(password.isNotEmpty())
                .and(codeWanted.not().or(code.isNotEmpty()))
                .and(activity.busyProperty().not());
    }

    /** The tenant's name; empty for an admin. */
    public StringProperty tenantProperty() {
        return tenant;
    }

    /** The user name. */
    public StringProperty usernameProperty() {
        return username;
    }

    /** The password, for as long as it is being typed. */
    public StringProperty passwordProperty() {
        return password;
    }

    /** A code of the account's second factor, or a recovery code. */
    public StringProperty codeProperty() {
        return code;
    }

    /** Whether the server wants such a code. */
    public ReadOnlyBooleanProperty codeWantedProperty() {
        return codeWanted.getReadOnlyProperty();
    }

    /** Where else people can sign in; often nowhere. */
    public ObservableList<ProviderResponse> providers() {
        return providers;
    }

    /** True as long as the person has to go on in the browser. */
    public ReadOnlyBooleanProperty inBrowserProperty() {
        return inBrowser;
    }

    /** Why the person is here again. */
    public ObjectProperty<Notice> noticeProperty() {
        return notice;
    }

    /** What runs, and what went wrong. */
    public Activity activity() {
        return activity;
    }
}

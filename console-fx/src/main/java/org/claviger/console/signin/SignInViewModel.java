package org.claviger.console.signin;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.api.Secret;
import org.claviger.api.auth.LoginRequest;
import org.claviger.console.common.Account;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Background;

/** Signing in. What was typed survives a failure; the password goes as soon as it has served. */
public final class SignInViewModel {
    private final Function<LoginRequest, Account> call;
    private final Consumer<Account> signedIn;
    private final Activity activity;

    private final StringProperty tenant = new SimpleStringProperty("");
    private final StringProperty username = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(Notice.NONE);

    /** Signs in by {@code call}, and hands the account over to {@code signedIn}. */
    public SignInViewModel(Background background, Function<LoginRequest, Account> call, Consumer<Account> signedIn) {
        this.call = call;
        this.signedIn = signedIn;
        this.activity = new Activity(background);
    }

    /** Signs in as an admin if the tenant is empty, else as one of its operators. */
    public void submit() {
        if (!ready().get()) {
            return;
        }
        notice.set(Notice.NONE);
        String where = tenant.get().strip();
        String who = username.get().strip();
        Secret secret = Secret.of(password.get());
        activity.start(
                () -> {
                    try (secret) {
                        return call.apply(LoginRequest.of(where.isEmpty() ? null : where, who, secret));
                    }
                },
                account -> {
                    password.set("");
                    signedIn.accept(account);
                });
    }

    /** Whether there is enough to sign in with, and nothing under way. */
    public BooleanExpression ready() {
        return username.isNotEmpty()
                .and(password.isNotEmpty())
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

    /** Why the person is here again. */
    public ObjectProperty<Notice> noticeProperty() {
        return notice;
    }

    /** What runs, and what went wrong. */
    public Activity activity() {
        return activity;
    }
}

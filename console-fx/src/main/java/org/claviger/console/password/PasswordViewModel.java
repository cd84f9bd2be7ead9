package org.claviger.console.password;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.api.Secret;
import org.claviger.api.auth.ChangePasswordRequest;
import org.claviger.console.common.Account;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Background;

/** Changing a password: the current one, the new one, and the new one again. */
public final class PasswordViewModel {
    private final Function<ChangePasswordRequest, Account> call;
    private final Consumer<Account> changed;
    private final String username;
    private final Activity activity;

    private final StringProperty current = new SimpleStringProperty("");
    private final StringProperty fresh = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");

    private final BooleanBinding longEnough =
            Bindings.createBooleanBinding(() -> PasswordRule.lengthHolds(fresh.get()), fresh);
    private final BooleanBinding withoutUsername;
    private final BooleanBinding same;
    private final ObjectBinding<PasswordStrength> strength;

    /** Changes the password of {@code username} by {@code call}, and hands the account over to {@code changed}. */
    public PasswordViewModel(
            Background background,
            String username,
            Function<ChangePasswordRequest, Account> call,
            Consumer<Account> changed) {
        this.call = call;
        this.changed = changed;
        this.username = username;
        this.activity = new Activity(background);
        withoutUsername = Bindings.createBooleanBinding(
                () -> !fresh.get().isEmpty() && PasswordRule.usernameIsAbsent(fresh.get(), username), fresh);
        same = Bindings.createBooleanBinding(
                () -> !fresh.get().isEmpty() && fresh.get().equals(repeated.get()), fresh, repeated);
        strength = Bindings.createObjectBinding(() -> PasswordStrength.of(fresh.get(), username), fresh);
    }

    /** Asks the server to change it. */
    public void submit() {
        if (!ready().get()) {
            return;
        }
        Secret old = Secret.of(current.get());
        Secret next = Secret.of(fresh.get());
        activity.start(
                () -> {
                    try (old;
                            next) {
                        return call.apply(new ChangePasswordRequest(old, next));
                    }
                },
                account -> {
                    forget();
                    changed.accept(account);
                });
    }

    /** Empties the fields. */
    public void forget() {
        current.set("");
        fresh.set("");
        repeated.set("");
    }

    /** Whether the server can be asked: the rule's other parts are the server's to hold. */
    public BooleanExpression ready() {
        return current.isNotEmpty().and(same).and(activity.busyProperty().not());
    }

    /** Whose password it is. */
    public String username() {
        return username;
    }

    /** The password that holds until now. */
    public StringProperty currentProperty() {
        return current;
    }

    /** The new one. */
    public StringProperty freshProperty() {
        return fresh;
    }

    /** The new one again. */
    public StringProperty repeatedProperty() {
        return repeated;
    }

    /** Whether the new one has a length that the server takes. */
    public BooleanExpression longEnough() {
        return longEnough;
    }

    /** Whether the new one is without the user name. */
    public BooleanExpression withoutUsername() {
        return withoutUsername;
    }

    /** Whether the new one was typed twice in the same way. */
    public BooleanExpression same() {
        return same;
    }

    /** How hard the new one is to guess. */
    public ObjectBinding<PasswordStrength> strength() {
        return strength;
    }

    /** What runs, and what went wrong. */
    public Activity activity() {
        return activity;
    }
}

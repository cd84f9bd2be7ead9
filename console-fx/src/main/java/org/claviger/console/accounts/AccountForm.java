package org.claviger.console.accounts;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.account.ChangeAccountRequest;
import org.claviger.api.account.CreateAccountRequest;
import org.claviger.api.account.Username;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Form;
import org.claviger.console.common.FormPage;
import org.jspecify.annotations.Nullable;

/** What an account is to be: of a new one, or of one that is there. */
final class AccountForm {
    private static final int LONGEST_NAME = 200;

    private final StringProperty username = new SimpleStringProperty("");
    private final StringProperty displayName = new SimpleStringProperty("");
    private final StringProperty email = new SimpleStringProperty("");
    private final ObservableSet<String> roles = FXCollections.observableSet();
    private final Form form;

    /** Starts with what an account is now, if there is one; {@code send} is called with the filled form. */
    AccountForm(Activity activity, @Nullable AccountResponse account, Consumer<AccountForm> send) {
        if (account != null) {
            username.set(account.username());
            displayName.set(account.displayName());
            email.set(account.email() == null ? "" : account.email());
            roles.addAll(account.roles());
        }
        form = new Form(activity, () -> send.accept(this))
                .step()
                .needs("username", username, name -> name.strip().matches(Username.FORM))
                .needs(
                        "displayName",
                        displayName,
                        name -> !name.isBlank() && name.strip().length() <= LONGEST_NAME)
                .needs(
                        "email",
                        email,
                        address -> address.isBlank() || address.strip().matches("[^@\\s]+@[^@\\s]+"))
                .needs("roles", FormPage.contentOf(roles), (List<String> chosen) -> !chosen.isEmpty());
    }

    CreateAccountRequest creation() {
        return new CreateAccountRequest(
                username.get().strip(), displayName.get().strip(), emailOrNone(), Set.copyOf(roles));
    }

    ChangeAccountRequest change() {
        return new ChangeAccountRequest(
                username.get().strip(), displayName.get().strip(), emailOrNone(), Set.copyOf(roles));
    }

    private @Nullable String emailOrNone() {
        return email.get().isBlank() ? null : email.get().strip();
    }

    StringProperty usernameProperty() {
        return username;
    }

    StringProperty displayNameProperty() {
        return displayName;
    }

    StringProperty emailProperty() {
        return email;
    }

    ObservableSet<String> roles() {
        return roles;
    }

    Form form() {
        return form;
    }
}

package org.claviger.console.accounts;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.console.common.Act;
import org.claviger.console.common.ColumnFilter;
import org.claviger.console.common.CredentialDialog;
import org.claviger.console.common.Dialog;
import org.claviger.console.common.Facts;
import org.claviger.console.common.FormDialog;
import org.claviger.console.common.FormPage;
import org.claviger.console.common.Handover;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.Overlay;
import org.claviger.console.common.PagedScreen;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The screen with accounts of people. */
public final class AccountsController extends PagedScreen<AccountResponse> {
    private final AccountsViewModel model;

    /** Shows the model in these strings. */
    public AccountsController(AccountsViewModel model, Strings strings) {
        super(model.accounts(), model.deeds(), model.session(), strings);
        this.model = model;
        column("username", "username", 120, AccountResponse::username);
        column("displayName", "displayName", 146, AccountResponse::displayName);
        column("roles", null, 116, AccountsController::roles);
        badges("state", null, 100, AccountState::of);
        column("created", "createdAt", 176, account -> moments.minute(account.createdAt()));
        filters(
                new ColumnFilter.Text("username", "username"),
                new ColumnFilter.Text("displayName", "displayName"),
                new ColumnFilter.Text("roles", "roles"),
                ColumnFilter.Choice.of("state", "state", AccountState.values()),
                new ColumnFilter.Days("created", "createdFrom", "createdTo"));
        keep(model.name());
        if (model.mayManage()) {
            creates("new", this::openCreation);
            addDeeds();
        }
        ready();
    }

    private void addDeeds() {
        AccountsDoor door = model.door();
        deed("edit", Feather.EDIT_2, account -> account.issuer() == null, this::openChange);
        act("unlock", Feather.UNLOCK, account -> account.lockedUntil() != null, door::unlock)
                .ofSeveral();
        Act<AccountResponse> enable = act("enable", Feather.CHECK, account -> !account.enabled(), door::enable)
                .ofSeveral();
        Act<AccountResponse> disable = act("disable", Feather.SLASH, this::isEnabledOther, door::disable)
                .ofSeveral();
        enable.undoneBy(disable);
        disable.undoneBy(enable);
        deed(
                "reset",
                Feather.REFRESH_CCW,
                this::hasPasswordOfOthers,
                account -> confirm("reset.form", account, false, () -> door.resetPassword(account), this::handOver));
        act("sessions", Feather.LOG_OUT, account -> !model.isOneself(account), door::endSessions)
                .ofSeveral();
        act("delete", Feather.TRASH_2, account -> !model.isOneself(account), door::delete)
                .byName();
    }

    private boolean isEnabledOther(AccountResponse account) {
        return account.enabled() && !model.isOneself(account);
    }

    private boolean hasPasswordOfOthers(AccountResponse account) {
        return account.issuer() == null && !model.isOneself(account);
    }

    private static String roles(AccountResponse account) {
        return account.roles().stream().sorted().collect(Collectors.joining(", "));
    }

    private void openCreation() {
        Overlay overlay = overlay();
        AccountForm form = model.creation(outcome -> {
            overlay.close();
            tell(overlay, outcome, strings.text("create.done"));
            if (outcome.result() != null) {
                handOver(outcome.result(), overlay);
            }
        });
        overlay.open(dialog(form, "create", overlay));
    }

    private void openChange(AccountResponse account) {
        Overlay overlay = overlay();
        AccountForm form = model.change(account, (Outcome<AccountResponse> outcome) -> {
            overlay.close();
            tell(overlay, outcome, strings.text("change.done", account.username()));
        });
        overlay.open(dialog(form, "change", overlay));
    }

    private Function<Locale, Dialog> dialog(AccountForm form, String prefix, Overlay overlay) {
        return language -> {
            Strings spoken = Strings.of(AccountsController.class, language);
            FormPage page = new FormPage(form.form(), spoken, "form")
                    .text("username", form.usernameProperty())
                    .text("displayName", form.displayNameProperty())
                    .text("email", form.emailProperty())
                    .several("roles", model.roles(), form.roles(), role -> role);
            return new FormDialog(form.form(), spoken, prefix, List.of(page), overlay::close);
        };
    }

    private void handOver(IssuedCredential credential) {
        handOver(credential, overlay());
    }

    private void handOver(IssuedCredential credential, Overlay overlay) {
        Handover handover = new Handover(List.of(credential));
        overlay.open(language -> new CredentialDialog(
                handover, model.session(), Strings.of(AccountsController.class, language), overlay::close));
    }

    @Override
    protected String nameOf(AccountResponse account) {
        return account.username();
    }

    @Override
    protected @Nullable Enum<?> stateOf(AccountResponse account) {
        return AccountState.of(account);
    }

    @Override
    protected void describe(AccountResponse account, Facts into) {
        into.add(strings.text("displayName"), account.displayName());
        into.add(strings.text("roles"), roles(account));
        if (account.email() != null) {
            into.add(strings.text("email"), account.email());
        }
        if (account.issuer() == null) {
            into.add(strings.text("secondFactor"), strings.text("secondFactor." + account.secondFactor()));
        } else {
            into.add(strings.text("issuer"), account.issuer());
        }
        if (account.lockedUntil() != null) {
            into.add(strings.text("lockedUntil"), moments.minute(account.lockedUntil()));
        }
        if (account.initialPasswordExpiresAt() != null && account.mustChangePassword()) {
            into.add(strings.text("initialUntil"), moments.minute(account.initialPasswordExpiresAt()));
        }
        into.add(strings.text("created"), moments.minute(account.createdAt()));
        into.addIdentifier(strings.text("id"), account.id().toString(), strings.text("copy.id"));
    }
}

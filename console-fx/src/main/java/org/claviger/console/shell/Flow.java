package org.claviger.console.shell;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.console.browser.BrowserOpener;
import org.claviger.console.browser.BrowserSignIn;
import org.claviger.console.common.Account;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Background;
import org.claviger.console.common.Fault;
import org.claviger.console.common.Screen;
import org.claviger.console.common.Strings;
import org.claviger.console.common.TableLayouts;
import org.claviger.console.connect.ConnectController;
import org.claviger.console.connect.ConnectViewModel;
import org.claviger.console.connect.Contact;
import org.claviger.console.connect.SavedServers;
import org.claviger.console.password.PasswordController;
import org.claviger.console.password.PasswordViewModel;
import org.claviger.console.signin.Notice;
import org.claviger.console.signin.SignInController;
import org.claviger.console.signin.SignInViewModel;
import org.jspecify.annotations.Nullable;

/**
 * Which screen comes after which. A screen is kept as what makes it in a language: its view model stays, with all that was
 * typed, when the language changes.
 */
public final class Flow {
    private final Background background;
    private final TableLayouts layouts;
    private final BrowserSignIn browser;
    private final ConnectViewModel connect;
    private final ReadOnlyObjectWrapper<@Nullable Function<Locale, Screen>> screen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ApiClient> server = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Account> account = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Navigation> navigation = new ReadOnlyObjectWrapper<>();

    /** Ends the calls of the screen that is left, so that a late answer can't change what comes after. */
    private Runnable leave = () -> {};

    private @Nullable SignInViewModel signIn;

    /** Starts nowhere; see {@link #start}. */
    public Flow(
            Background background, Contact contact, SavedServers servers, TableLayouts layouts, BrowserOpener browser) {
        this.background = background;
        this.layouts = layouts;
        this.browser = new BrowserSignIn(browser);
        this.connect = new ConnectViewModel(background, contact, servers, this::connected);
    }

    /** Shows the choice of servers, and goes to {@code address} at once unless it is empty. */
    public void start(String address) {
        showServers();
        connect.open(address);
    }

    private void chooseServer() {
        showServers();
        connect.load();
    }

    private void showServers() {
        leave(() -> connect.activity().cancel());
        nobody();
        server.set(null);
        show(language -> new ConnectController(connect, Strings.of(ConnectController.class, language)));
    }

    private void connected(ApiClient client) {
        server.set(client);
        SignInViewModel model = new SignInViewModel(
                background,
                request -> Account.signIn(client, request),
                new ServerProviders(client, browser),
                this::signedIn);
        model.findProviders();
        signIn = model;
        askToSignIn(model, client, Notice.NONE);
    }

    private void askToSignIn(SignInViewModel model, ApiClient client, Notice notice) {
        leave(() -> model.activity().cancel());
        nobody();
        model.activity().clear();
        model.noticeProperty().set(notice);
        show(language -> new SignInController(
                model, client.base(), this::chooseServer, Strings.of(SignInController.class, language)));
    }

    private void backToSignIn(Notice notice) {
        ApiClient client = server.get();
        if (signIn != null && client != null) {
            askToSignIn(signIn, client, notice);
        }
    }

    /** Goes to what an account may do: change its password first, or else see its role's screen. */
    public void signedIn(Account entered) {
        if (entered.me().isEmpty()) {
            askForNewPassword(entered);
        } else {
            enter(entered, entered.me().get());
        }
    }

    private void askForNewPassword(Account entered) {
        PasswordViewModel model =
                new PasswordViewModel(background, entered.username(), entered::changePassword, this::signedIn);
        leave(() -> model.activity().cancel());
        show(language -> new PasswordController(
                model,
                () -> backToSignIn(Notice.PASSWORD_NOT_CHANGED),
                Strings.of(PasswordController.class, language)));
    }

    private void enter(Account entered, MeResponse me) {
        Navigation way = new Navigation(background, entered.client(), me, layouts, this::sessionEnded);
        leave(way::end);
        account.set(entered);
        navigation.set(way);
        way.hereProperty().addListener((property, before, now) -> {
            if (now != null) {
                show(now.visit().maker());
            }
        });
        way.begin();
    }

    private void sessionEnded() {
        backToSignIn(Notice.SESSION_ENDED);
    }

    /**
     * Signs out. The person is out at once; if the server can't be told, they are told that.
     */
    public void signOut() {
        Account leaving = account.get();
        if (leaving == null) {
            return;
        }
        backToSignIn(Notice.SIGNED_OUT);
        end(leaving, fault -> {
            if (!fault.endsSession() && account.get() == null && signIn != null) {
                signIn.noticeProperty().set(Notice.SIGNED_OUT_HERE_ONLY);
            }
            return true;
        });
    }

    private void end(Account leaving, Predicate<Fault> failed) {
        new Activity(background, failed)
                .start(
                        () -> {
                            leaving.signOut();
                            return leaving;
                        },
                        left -> {});
    }

    private void nobody() {
        navigation.set(null);
        account.set(null);
    }

    /**
     * Asks the person who is signed in to prove that it is still he. If it is, that sign-in has served, and the one before
     * goes on; if it is somebody else, he goes his own way.
     */
    Function<Locale, Screen> signInAgain(Runnable proven) {
        Account before = Objects.requireNonNull(account.get());
        ApiClient client = before.client().asNobody();
        MeResponse me = before.me().orElseThrow();
        SignInViewModel model = new SignInViewModel(
                background,
                request -> Account.signIn(client, request),
                new ServerProviders(client, browser),
                entered -> {
                    if (entered.me()
                            .filter(now -> now.accountId().equals(me.accountId()))
                            .isPresent()) {
                        proven.run();
                        end(entered, fault -> true);
                    } else {
                        end(before, fault -> true);
                        nobody();
                        signedIn(entered);
                    }
                });
        model.findProviders();
        model.tenantProperty().set(me.tenantName() == null ? "" : me.tenantName());
        model.usernameProperty().set(me.username());
        model.noticeProperty().set(Notice.LOCKED);
        return language -> new SignInController(
                model,
                client.base(),
                () -> {
                    signOut();
                    chooseServer();
                },
                Strings.of(SignInController.class, language));
    }

    private void leave(Runnable next) {
        leave.run();
        leave = next;
    }

    private void show(Function<Locale, Screen> maker) {
        screen.set(maker);
    }

    /** What makes the screen that is on show. */
    public ReadOnlyObjectProperty<@Nullable Function<Locale, Screen>> screenProperty() {
        return screen.getReadOnlyProperty();
    }

    /** The server, once its CA is trusted. */
    public ReadOnlyObjectProperty<@Nullable ApiClient> serverProperty() {
        return server.getReadOnlyProperty();
    }

    /** The way of who is signed in. */
    ReadOnlyObjectProperty<@Nullable Navigation> navigationProperty() {
        return navigation.getReadOnlyProperty();
    }

    /** Who is signed in. */
    public ReadOnlyObjectProperty<@Nullable Account> accountProperty() {
        return account.getReadOnlyProperty();
    }
}

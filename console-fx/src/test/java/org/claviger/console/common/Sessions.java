package org.claviger.console.common;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.claviger.api.client.ApiClient;

/** Sessions at a server at which nobody answers: what a screen asks for, its test answers. */
public final class Sessions {
    private Sessions() {}

    /** An admin who may do everything; {@code ended} is called when his session is over. */
    public static Session ofAdmin(TestBackground background, Runnable ended) {
        return ofAdmin(background, ended, place -> {});
    }

    /** The same, with somebody who notes where a screen leads to. */
    public static Session ofAdmin(TestBackground background, Runnable ended, Consumer<String> goTo) {
        return of(background, Accounts.client(), Accounts.admin(), ended, goTo);
    }

    /** An admin at a server that answers. */
    public static Session ofAdmin(TestBackground background, TestServer server) {
        return of(background, server.client(), Accounts.admin(), () -> {}, place -> {});
    }

    /** An operator at a server that answers. */
    public static Session ofOperator(TestBackground background, TestServer server) {
        return of(background, server.client(), Accounts.operator(), () -> {}, place -> {});
    }

    private static Session of(
            TestBackground background, ApiClient client, Account who, Runnable ended, Consumer<String> goTo) {
        return new Session(
                background.background(), client, who.me().orElseThrow(), layouts(background), ended, () -> {}, goTo);
    }

    /** Nobody has arranged any table. */
    public static TableLayouts layouts(TestBackground background) {
        return new TableLayouts(Path.of("target", "no such folder"), background.background());
    }
}

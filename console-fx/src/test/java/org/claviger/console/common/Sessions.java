package org.claviger.console.common;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Sessions at a server at which nobody answers: what a screen asks for, its test answers. */
public final class Sessions {
    private Sessions() {}

    /** An admin who may do everything; {@code ended} is called when his session is over. */
    public static Session ofAdmin(TestBackground background, Runnable ended) {
        return ofAdmin(background, ended, place -> {});
    }

    /** An admin at a server that answers. */
    public static Session ofAdmin(TestBackground background, TestServer server) {
        return new Session(
                background.background(),
                server.client(),
                Accounts.admin().me().orElseThrow(),
                layouts(background),
                () -> {},
                () -> {},
                place -> {});
    }

    /** The same, with somebody who notes where a screen leads to. */
    public static Session ofAdmin(TestBackground background, Runnable ended, Consumer<String> goTo) {
        return new Session(
                background.background(),
                Accounts.client(),
                Accounts.admin().me().orElseThrow(),
                layouts(background),
                ended,
                () -> {},
                goTo);
    }

    /** An operator who may do everything; {@code ended} is called when his session is over. */
    public static Session ofOperator(TestBackground background, Runnable ended) {
        return new Session(
                background.background(),
                Accounts.client(),
                Accounts.operator().me().orElseThrow(),
                layouts(background),
                ended,
                () -> {},
                place -> {});
    }

    /** An operator at a server that answers. */
    public static Session ofOperator(TestBackground background, TestServer server) {
        return new Session(
                background.background(),
                server.client(),
                Accounts.operator().me().orElseThrow(),
                layouts(background),
                () -> {},
                () -> {},
                place -> {});
    }

    /** Nobody has arranged any table. */
    public static TableLayouts layouts(TestBackground background) {
        return new TableLayouts(Path.of("target", "no such folder"), background.background());
    }
}

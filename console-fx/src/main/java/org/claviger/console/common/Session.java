package org.claviger.console.common;

import java.util.function.Consumer;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.auth.Permission;
import org.claviger.api.client.ApiClient;

/**
 * What a screen is given of the person who is signed in.
 *
 * @param client sends the person's token
 * @param me who it is, and what the server says he may do
 * @param layouts how the columns of tables are arranged
 * @param ended called when the server says that the session is over
 * @param goTo leads to another screen, by the name that it has in the sidebar
 */
public record Session(
        Background background,
        ApiClient client,
        MeResponse me,
        TableLayouts layouts,
        Runnable ended,
        Consumer<String> goTo) {
    /** Runs calls of a screen, and hands the end of the session over. */
    public Activity activity() {
        return Activity.inSession(background, ended);
    }

    /** Whether the server lets him do this. */
    public boolean may(Permission permission) {
        return me.permissions().contains(permission);
    }
}

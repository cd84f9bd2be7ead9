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
 * @param unreachable called when the server doesn't answer
 * @param goTo leads to another screen, by the name that it has in the sidebar
 */
public record Session(
        Background background,
        ApiClient client,
        MeResponse me,
        TableLayouts layouts,
        Runnable ended,
        Runnable unreachable,
        Consumer<String> goTo) {
    /** Runs calls of a screen, hands the end of the session over, and tells when the server doesn't answer. */
    public Activity activity() {
        Activity activity = Activity.inSession(background, ended);
        activity.faultProperty().addListener((property, before, fault) -> {
            if (fault != null && fault.code().equals(Fault.UNREACHABLE)) {
                unreachable.run();
            }
        });
        return activity;
    }

    /** Whether the server lets him do this. */
    public boolean may(Permission permission) {
        return me.permissions().contains(permission);
    }
}

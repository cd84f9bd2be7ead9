package org.claviger.console.settings;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Form;
import org.jspecify.annotations.Nullable;

/** What is to hold for all of a tenant's keys and clients; what is left empty isn't bounded, or as the server has it. */
final class BoundsForm {
    private static final long MOST_KEYS = 1_000_000_000;
    private static final long MOST_REQUESTS = 1_000_000;
    private static final long A_DAY = 86_400;
    private static final long A_CENTURY = 36_500;

    private final StringProperty algorithms;
    private final StringProperty maxKeys;
    private final StringProperty requests;
    private final StringProperty clientRequests;
    private final StringProperty cacheSeconds;
    private final StringProperty cryptoperiod;
    private final Form form;

    /** Starts with what holds now. */
    BoundsForm(Activity activity, TenantSettings now, Consumer<TenantSettings> send) {
        algorithms = new SimpleStringProperty(
                now.allowedAlgorithms() == null
                        ? ""
                        : now.allowedAlgorithms().stream().sorted().collect(Collectors.joining(", ")));
        maxKeys = typed(now.maxKeys());
        requests = typed(now.requestsPerSecond());
        clientRequests = typed(now.clientRequestsPerSecond());
        cacheSeconds = typed(now.materialCacheSeconds());
        cryptoperiod = typed(now.defaultCryptoperiodDays());
        form = new Form(activity, () -> send.accept(settings(now)))
                .step()
                .takes(algorithms)
                .needs("maxKeys", maxKeys, text -> fits(text, 0, MOST_KEYS))
                .needs("requests", requests, text -> fits(text, 1, MOST_REQUESTS))
                .needs("clientRequests", clientRequests, text -> fits(text, 1, MOST_REQUESTS))
                .needs("cacheSeconds", cacheSeconds, text -> fits(text, 0, A_DAY))
                .needs("cryptoperiod", cryptoperiod, text -> fits(text, 1, A_CENTURY));
    }

    private static StringProperty typed(@Nullable Number number) {
        return new SimpleStringProperty(number == null ? "" : number.toString());
    }

    private static boolean fits(String typed, long least, long most) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return true;
        }
        return text.matches("[0-9]{1,10}") && Long.parseLong(text) >= least && Long.parseLong(text) <= most;
    }

    private TenantSettings settings(TenantSettings before) {
        Long keys = number(maxKeys);
        return new TenantSettings(
                allowed(),
                keys,
                small(requests),
                small(clientRequests),
                small(cacheSeconds),
                small(cryptoperiod),
                before.auditRetentionDays());
    }

    private @Nullable Set<String> allowed() {
        return algorithms.get().isBlank()
                ? null
                : Stream.of(algorithms.get().strip().split("[\\s,;]+", -1)).collect(Collectors.toSet());
    }

    private static @Nullable Long number(StringProperty typed) {
        return typed.get().isBlank() ? null : Long.valueOf(typed.get().strip());
    }

    private static @Nullable Integer small(StringProperty typed) {
        return typed.get().isBlank() ? null : Integer.valueOf(typed.get().strip());
    }

    StringProperty algorithmsProperty() {
        return algorithms;
    }

    StringProperty maxKeysProperty() {
        return maxKeys;
    }

    StringProperty requestsProperty() {
        return requests;
    }

    StringProperty clientRequestsProperty() {
        return clientRequests;
    }

    StringProperty cacheSecondsProperty() {
        return cacheSeconds;
    }

    StringProperty cryptoperiodProperty() {
        return cryptoperiod;
    }

    Form form() {
        return form;
    }
}

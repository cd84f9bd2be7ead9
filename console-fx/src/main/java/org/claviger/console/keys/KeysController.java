package org.claviger.console.keys;

import java.time.Instant;
import java.util.stream.Collectors;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.KeyPolicy;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectType;
import org.claviger.api.crypto.State;
import org.claviger.api.crypto.UsageLimits;
import org.claviger.console.common.ColumnFilter;
import org.claviger.console.common.Facts;
import org.claviger.console.common.PagedScreen;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;

/** The screen with the tenant's keys. What becomes of them is for its applications to say. */
public final class KeysController extends PagedScreen<ObjectResponse> {
    private final TimeLine timeLine;

    /** Shows the model in these strings. */
    public KeysController(KeysViewModel model, Strings strings) {
        super(model.keys(), model.deeds(), model.session(), strings);
        this.timeLine = new TimeLine(strings);
        column("name", "name", 118, ObjectResponse::name);
        badges("state", null, 104, ObjectResponse::state);
        column("algorithm", null, 150, this::algorithm);
        badges("type", null, 116, ObjectResponse::type);
        column("created", "createdAt", 172, key -> moments.minute(key.createdAt()));
        filters(
                new ColumnFilter.Text("name", "name"),
                ColumnFilter.Choice.of("state", "state", State.values()),
                ColumnFilter.Choice.of("algorithm", "algorithm", Algorithm.values()),
                ColumnFilter.Choice.of("type", "type", ObjectType.values()),
                new ColumnFilter.Days("created", "createdFrom", "createdTo"));
        keep("keys");
        beneath(timeLine);
        beneath(new VersionsPane(model, strings));
        beneath(new LinksPane(model, strings));
        if (model.mayReadTrail()) {
            beneath(new UsesPane(model, strings));
        }
        ready();
    }

    private String algorithm(ObjectResponse key) {
        if (key.algorithm() == null) {
            return "";
        }
        String name = strings.text("algorithm." + key.algorithm());
        return key.length() == null ? name : strings.text("algorithm.length", name, key.length());
    }

    @Override
    protected String nameOf(ObjectResponse key) {
        return key.name();
    }

    @Override
    protected @Nullable Enum<?> stateOf(ObjectResponse key) {
        return key.state();
    }

    @Override
    protected void describe(ObjectResponse key, Facts into) {
        into.add(strings.text("meaning"), strings.text("meaning." + key.state()));
        if (key.hold() != null) {
            String reason = key.hold().reason();
            into.add(strings.text("held"), reason == null ? strings.text("held.advice") : reason);
        }
        if (key.revocation() != null) {
            String message = key.revocation().message();
            String reason = strings.text("revocation." + key.revocation().reason());
            into.add(strings.text("revocation"), message == null ? reason : reason + "\n“" + message + "”");
        }
        into.addIdentifier(strings.text("id"), key.id().toString(), strings.text("copy.id"));
        into.add(strings.text("kind"), kind(key));
        if (!key.usages().isEmpty()) {
            into.add(
                    strings.text("usages"),
                    key.usages().stream()
                            .sorted()
                            .map(usage -> strings.text("usage." + usage))
                            .collect(Collectors.joining(", ")));
        }
        into.add(strings.text("namespace"), key.namespace());
        into.add(strings.text("protection"), strings.text("protection." + key.protection()));
        describePrints(key, into);
        describePolicy(key.policy(), into);
        into.add(
                strings.text("lastUsed"),
                key.lastUsedAt() == null ? strings.text("lastUsed.never") : moments.minute(key.lastUsedAt()));
        if (!key.groups().isEmpty()) {
            into.add(strings.text("groups"), key.groups().stream().sorted().collect(Collectors.joining(", ")));
        }
        key.attributes().forEach((name, value) -> into.add(strings.text("attribute", name), value));
        timeLine.show(key, Instant.now());
    }

    private String kind(ObjectResponse key) {
        String type = strings.text("type." + key.type());
        return key.algorithm() == null ? type : type + ", " + algorithm(key);
    }

    private void describePrints(ObjectResponse key, Facts into) {
        if (key.checkValue() != null) {
            into.addIdentifier(strings.text("checkValue"), key.checkValue(), strings.text("print.copy"));
        }
        if (key.fingerprint() != null) {
            into.addIdentifier(strings.text("fingerprint"), key.fingerprint(), strings.text("print.copy"));
        }
    }

    private void describePolicy(KeyPolicy policy, Facts into) {
        into.add(strings.text("extractable"), strings.text("extractable." + Boolean.TRUE.equals(policy.extractable())));
        UsageLimits limits = policy.usageLimits();
        if (limits != null) {
            into.add(
                    strings.text("limits"),
                    strings.text("limits." + limits.unit(), limits.left() == null ? 0 : limits.left(), limits.total()));
        }
        if (policy.cryptoperiodDays() != null) {
            into.add(
                    strings.text("cryptoperiod"),
                    strings.text(
                            "cryptoperiod." + Boolean.TRUE.equals(policy.autoRotate()), policy.cryptoperiodDays()));
        }
    }
}

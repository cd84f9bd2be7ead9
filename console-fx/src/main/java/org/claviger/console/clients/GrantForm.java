package org.claviger.console.clients;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import org.claviger.api.tenant.Grant;
import org.claviger.api.tenant.OperationGroup;
import org.jspecify.annotations.Nullable;

/** One grant: what, where, and to which keys. */
final class GrantForm {
    /** In place of a namespace: each that the client has. */
    static final UUID EACH = new UUID(0, 0);

    private final ObservableSet<OperationGroup> operations = FXCollections.observableSet();
    private final ObjectProperty<@Nullable UUID> namespace = new SimpleObjectProperty<>();
    private final StringProperty keyNames = new SimpleStringProperty("");

    /** Starts with a grant that there is. */
    GrantForm(Grant grant) {
        operations.addAll(grant.operations());
        namespace.set(grant.namespaceId() == null ? EACH : grant.namespaceId());
        keyNames.set(grant.keyNames() == null ? "" : grant.keyNames());
    }

    /** Starts with what most clients do: everything but to take key material out. */
    static GrantForm usual() {
        return new GrantForm(new Grant(usualOperations(), null, null));
    }

    static Set<OperationGroup> usualOperations() {
        return Stream.of(OperationGroup.values())
                .filter(group -> group != OperationGroup.GET_MATERIAL)
                .collect(Collectors.toSet());
    }

    /** Calls {@code change} whenever anything of it changes. */
    void onChange(Runnable change) {
        operations.addListener((SetChangeListener<OperationGroup>) each -> change.run());
        namespace.addListener((property, before, now) -> change.run());
        keyNames.addListener((property, before, now) -> change.run());
    }

    Grant grant() {
        UUID where = EACH.equals(namespace.get()) ? null : namespace.get();
        return new Grant(Set.copyOf(operations), where, ClientForm.orNone(keyNames));
    }

    boolean isRight() {
        return !operations.isEmpty();
    }

    ObservableSet<OperationGroup> operations() {
        return operations;
    }

    ObjectProperty<@Nullable UUID> namespaceProperty() {
        return namespace;
    }

    StringProperty keyNamesProperty() {
        return keyNames;
    }
}

package org.claviger.console.roles;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.claviger.api.ShortName;
import org.claviger.api.account.RoleRequest;
import org.claviger.api.account.RoleResponse;
import org.claviger.api.auth.Permission;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Form;
import org.claviger.console.common.FormPage;
import org.jspecify.annotations.Nullable;

/** What a role is to be: a new one, or one that is there, whose name stays. */
final class RoleForm {
    private final StringProperty name = new SimpleStringProperty("");
    private final ObservableSet<Permission> permissions = FXCollections.observableSet();
    private final Form form;

    /** Starts with what the role is now, if it is there; {@code send} is called with the request. */
    RoleForm(Activity activity, @Nullable RoleResponse role, Consumer<RoleRequest> send) {
        if (role != null) {
            name.set(role.name());
            permissions.addAll(role.permissions());
        }
        form = new Form(activity, () -> send.accept(new RoleRequest(name.get().strip(), Set.copyOf(permissions))))
                .step()
                .needs("name", name, text -> text.strip().matches(ShortName.FORM))
                .needs("permissions", FormPage.contentOf(permissions), (List<Permission> all) -> !all.isEmpty());
    }

    StringProperty nameProperty() {
        return name;
    }

    ObservableSet<Permission> permissions() {
        return permissions;
    }

    Form form() {
        return form;
    }
}

package org.claviger.console.roles;

import java.util.List;
import java.util.stream.Collectors;
import org.claviger.api.account.RoleResponse;
import org.claviger.console.common.Facts;
import org.claviger.console.common.FormDialog;
import org.claviger.console.common.FormPage;
import org.claviger.console.common.ListingScreen;
import org.claviger.console.common.Overlay;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The screen with roles. */
public final class RolesController extends ListingScreen<RoleResponse> {
    private final RolesViewModel model;

    /** Shows the model in these strings. */
    public RolesController(RolesViewModel model, Strings strings) {
        super(model.roles(), model.deeds(), model.session(), strings);
        this.model = model;
        column("name", 160, RoleResponse::name);
        badges("kind", 110, RoleKind::of, RoleKind.values());
        column("permissions", 330, role -> role.permissions().size(), many -> strings.text("permissions.many", many));
        if (model.mayManage()) {
            creates("new", this::openCreation);
            deed("edit", Feather.EDIT_2, role -> !role.builtIn(), this::openChange);
            act("delete", Feather.TRASH_2, role -> !role.builtIn(), model.door()::delete)
                    .byName();
        }
        ready();
    }

    private String permissions(RoleResponse role) {
        return role.permissions().stream()
                .sorted()
                .map(permission -> strings.text("permission." + permission))
                .collect(Collectors.joining("\n"));
    }

    private void openCreation() {
        Overlay overlay = overlay();
        RoleForm form = model.creation(outcome -> {
            overlay.close();
            tell(overlay, outcome, strings.text("create.done"));
        });
        open(overlay, "create", form, true);
    }

    private void openChange(RoleResponse role) {
        Overlay overlay = overlay();
        RoleForm form = model.change(role, outcome -> {
            overlay.close();
            tell(overlay, outcome, strings.text("change.done", role.name()));
        });
        open(overlay, "change", form, false);
    }

    private void open(Overlay overlay, String prefix, RoleForm form, boolean isNamed) {
        overlay.open(language -> {
            Strings spoken = Strings.of(RolesController.class, language);
            FormPage page = new FormPage(form.form(), spoken, "form");
            if (isNamed) {
                page.text("name", form.nameProperty());
            }
            page.several(
                    "permissions",
                    model.permissions(),
                    form.permissions(),
                    permission -> spoken.text("permission." + permission));
            return new FormDialog(form.form(), spoken, prefix, List.of(page), overlay::close);
        });
    }

    @Override
    protected String nameOf(RoleResponse role) {
        return role.name();
    }

    @Override
    protected @Nullable Enum<?> stateOf(RoleResponse role) {
        return RoleKind.of(role);
    }

    @Override
    protected void describe(RoleResponse role, Facts into) {
        into.add(strings.text("permissions"), permissions(role));
        if (role.id() != null) {
            into.addIdentifier(strings.text("id"), role.id().toString(), strings.text("copy.id"));
        }
    }
}

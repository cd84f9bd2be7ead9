package org.claviger.console.namespaces;

import java.util.List;
import org.claviger.api.tenant.NamespaceResponse;
import org.claviger.console.common.ColumnFilter;
import org.claviger.console.common.Facts;
import org.claviger.console.common.FormDialog;
import org.claviger.console.common.FormPage;
import org.claviger.console.common.Overlay;
import org.claviger.console.common.PagedScreen;
import org.claviger.console.common.Strings;
import org.kordamp.ikonli.feather.Feather;

/** The screen with the tenant's namespaces. */
public final class NamespacesController extends PagedScreen<NamespaceResponse> {
    private final NamespacesViewModel model;

    /** Shows the model in these strings. */
    public NamespacesController(NamespacesViewModel model, Strings strings) {
        super(model.namespaces(), model.deeds(), model.session(), strings);
        this.model = model;
        column("name", "name", 200, NamespaceResponse::name);
        column("description", null, 300, namespace -> namespace.description() == null ? "" : namespace.description());
        column("created", "createdAt", 160, namespace -> moments.minute(namespace.createdAt()));
        filters(
                new ColumnFilter.Text("name", "name"),
                new ColumnFilter.Text("description", "description"),
                new ColumnFilter.Days("created", "createdFrom", "createdTo"));
        keep("namespaces");
        if (model.mayManage()) {
            creates("new", this::openCreation);
            deed("edit", Feather.EDIT_2, namespace -> true, this::openChange);
            deed(
                    "delete",
                    Feather.TRASH_2,
                    namespace -> true,
                    namespace -> confirm(
                            "delete.form", namespace, true, () -> model.door().delete(namespace), done -> {}));
        }
        ready();
    }

    private void openCreation() {
        Overlay overlay = overlay();
        open(overlay, "create", model.creation(outcome -> {
            overlay.close();
            tell(overlay, outcome, strings.text("create.done"));
        }));
    }

    private void openChange(NamespaceResponse namespace) {
        Overlay overlay = overlay();
        open(overlay, "change", model.change(namespace, outcome -> {
            overlay.close();
            tell(overlay, outcome, strings.text("change.done", namespace.name()));
        }));
    }

    private static void open(Overlay overlay, String prefix, NamespaceForm form) {
        overlay.open(language -> {
            Strings spoken = Strings.of(NamespacesController.class, language);
            FormPage page = new FormPage(form.form(), spoken, "form")
                    .text("name", form.nameProperty())
                    .text("description", form.descriptionProperty());
            return new FormDialog(form.form(), spoken, prefix, List.of(page), overlay::close);
        });
    }

    @Override
    protected String nameOf(NamespaceResponse namespace) {
        return namespace.name();
    }

    @Override
    protected void describe(NamespaceResponse namespace, Facts into) {
        if (namespace.description() != null) {
            into.add(strings.text("description"), namespace.description());
        }
        into.addIdentifier(strings.text("id"), namespace.id().toString(), strings.text("copy.id"));
        into.add(strings.text("created"), moments.minute(namespace.createdAt()));
    }
}

package org.claviger.console.devices;

import java.util.List;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.console.common.ColumnFilter;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Facts;
import org.claviger.console.common.FormDialog;
import org.claviger.console.common.FormPage;
import org.claviger.console.common.Overlay;
import org.claviger.console.common.PagedScreen;
import org.claviger.console.common.Strings;
import org.claviger.console.common.WaitPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The screen with HSM devices, and beside them what the library of one says. */
public final class DevicesController extends PagedScreen<HsmDeviceResponse> {
    private final DevicesViewModel model;

    /** Shows the model in these strings. */
    public DevicesController(DevicesViewModel model, Strings strings) {
        super(model.devices(), model.deeds(), model.session(), strings);
        this.model = model;
        column("name", "name", 140, HsmDeviceResponse::name);
        column("library", "library", 290, HsmDeviceResponse::library);
        column("created", "createdAt", 180, device -> moments.minute(device.createdAt()));
        filters(
                new ColumnFilter.Text("name", "name"),
                new ColumnFilter.Text("library", "library"),
                new ColumnFilter.Days("created", "createdFrom", "createdTo"));
        keep("devices");
        if (model.mayManage()) {
            creates("new", () -> open(null));
            deed("edit", Feather.EDIT_2, device -> true, this::open);
            deed(
                    "delete",
                    Feather.TRASH_2,
                    device -> true,
                    device -> confirm("delete.form", device, false, () -> model.delete(device), done -> {}));
        }
        showStatus();
        ready();
    }

    private void showStatus() {
        TokensPane tokens = new TokensPane();
        ErrorPane error = new ErrorPane();
        error.follow(model.asking(), strings, model::askLibrary);
        WaitPane wait = new WaitPane();
        wait.follow(model.asking(), strings);
        beneath(wait);
        beneath(error);
        beneath(tokens);
        model.statusProperty().addListener((property, before, now) -> tokens.show(now, strings));
        tokens.show(model.statusProperty().get(), strings);
    }

    private void open(@Nullable HsmDeviceResponse device) {
        Overlay overlay = overlay();
        String prefix = device == null ? "create" : "change";
        DeviceForm form = model.form(device, outcome -> {
            overlay.close();
            tell(overlay, outcome, strings.text(prefix + ".done"));
            model.askLibrary();
        });
        overlay.open(language -> {
            Strings spoken = Strings.of(DevicesController.class, language);
            FormPage page = new FormPage(form.form(), spoken, "form")
                    .text("name", form.nameProperty())
                    .text("library", form.libraryProperty());
            return new FormDialog(form.form(), spoken, prefix, List.of(page), overlay::close);
        });
    }

    @Override
    protected String nameOf(HsmDeviceResponse device) {
        return device.name();
    }

    @Override
    protected void describe(HsmDeviceResponse device, Facts into) {
        into.addIdentifier(strings.text("library"), device.library(), strings.text("library.copy"));
        into.addIdentifier(strings.text("id"), device.id().toString(), strings.text("copy.id"));
    }

    @Override
    public void reload() {
        super.reload();
        model.askLibrary();
    }
}

package org.claviger.console.profiles;

import java.text.NumberFormat;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.claviger.api.admin.HsmAlgorithm;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.HsmProfileState;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.console.common.ColumnFilter;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Facts;
import org.claviger.console.common.Form;
import org.claviger.console.common.FormDialog;
import org.claviger.console.common.FormPage;
import org.claviger.console.common.Overlay;
import org.claviger.console.common.PagedScreen;
import org.claviger.console.common.Strings;
import org.claviger.console.common.WaitPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The screen with HSM profiles and how they fare. */
public final class ProfilesController extends PagedScreen<Profile> {
    private static final double MICROS_PER_MILLI = 1000;

    private final ProfilesViewModel model;
    private final NumberFormat numbers;
    private final NumberFormat millis;

    /** Shows the model in these strings. */
    public ProfilesController(ProfilesViewModel model, Strings strings) {
        super(model.profiles(), model.deeds(), model.session(), strings);
        this.model = model;
        numbers = NumberFormat.getIntegerInstance(strings.language());
        millis = NumberFormat.getNumberInstance(strings.language());
        millis.setMaximumFractionDigits(1);
        column("name", "name", 108, Profile::name);
        column("device", "deviceName", 146, profile -> profile.settings().deviceName());
        column("token", "tokenLabel", 118, profile -> profile.settings().tokenLabel());
        badges("state", null, 92, Profile::state);
        column("calls", null, 76, profile -> numbers.format(profile.status().calls()));
        column("failures", null, 86, profile -> numbers.format(profile.status().failures()));
        filters(
                new ColumnFilter.Text("name", "name"),
                new ColumnFilter.Text("device", "deviceName"),
                new ColumnFilter.Text("token", "tokenLabel"));
        keep("profiles");
        if (model.mayManage()) {
            creates("new", () -> open(null));
            deed(
                    "unblock",
                    Feather.UNLOCK,
                    profile -> profile.state() == HsmProfileState.BLOCKED,
                    profile -> confirm("unblock.form", profile, false, () -> model.unblock(profile), done -> {}));
            deed("replace", Feather.KEY, profile -> true, profile -> open(profile.settings()));
            deed(
                    "delete",
                    Feather.TRASH_2,
                    profile -> true,
                    profile -> confirm("delete.form", profile, true, () -> model.delete(profile), done -> {}));
        }
        ready();
    }

    private void open(@Nullable HsmProfileResponse old) {
        Overlay overlay = overlay();
        String prefix = old == null ? "create" : "replaced";
        ProfileForm[] made = new ProfileForm[1];
        ProfileForm form = model.form(old, outcome -> {
            made[0].forget();
            overlay.close();
            tell(overlay, outcome, strings.text(prefix + ".done"));
        });
        made[0] = form;
        overlay.open(language -> {
            Strings spoken = Strings.of(ProfilesController.class, language);
            return new FormDialog(form.form(), spoken, prefix, pages(form, spoken), () -> {
                form.forget();
                overlay.close();
            });
        });
    }

    private static List<FormPage> pages(ProfileForm fields, Strings spoken) {
        Form form = fields.form();
        ObservableList<HsmAlgorithm> all = FXCollections.observableArrayList(HsmAlgorithm.values());
        WaitPane wait = new WaitPane();
        wait.follow(fields.search(), spoken);
        ErrorPane error = new ErrorPane();
        error.follow(fields.search(), spoken, fields.search()::clear);
        FormPage token = new FormPage(form, spoken, "form")
                .text("name", fields.nameProperty())
                .choice("device", fields.devices(), fields.deviceProperty(), HsmDeviceResponse::name)
                .choice("token", fields.tokens(), fields.tokenProperty(), label -> label)
                .several("algorithms", all, fields.algorithms(), HsmAlgorithm::name)
                .node(wait)
                .node(error);
        return List.of(
                token,
                credential(form, fields.management(), "management", spoken),
                credential(form, fields.usage(), "usage", spoken));
    }

    private static FormPage credential(Form form, CredentialFields fields, String user, Strings spoken) {
        return new FormPage(form, spoken, "form")
                .secret(user + "Pin", fields.pinProperty())
                .text(user + "UserType", fields.userTypeProperty());
    }

    @Override
    protected String nameOf(Profile profile) {
        return profile.name();
    }

    @Override
    protected @Nullable Enum<?> stateOf(Profile profile) {
        return profile.state();
    }

    @Override
    protected void describe(Profile profile, Facts into) {
        HsmProfileResponse settings = profile.settings();
        HsmProfileStatusResponse status = profile.status();
        into.add(strings.text("meaning"), strings.text("meaning." + profile.state()));
        if (settings.blockedAt() != null) {
            into.add(
                    strings.text("blocked"),
                    strings.text(
                            "blocked.since",
                            moments.minute(settings.blockedAt()),
                            String.valueOf(settings.blockedBecause())));
        }
        if (status.lastError() != null && status.lastErrorAt() != null) {
            into.add(
                    strings.text("lastError"),
                    strings.text("lastError.at", moments.minute(status.lastErrorAt()), status.lastError()));
        }
        into.add(
                strings.text("sessions"),
                strings.text("sessions.of", status.sessionsInUse(), status.sessionsOpen(), status.sessionsAtMost()));
        into.add(strings.text("agents"), String.valueOf(status.agentsRunning()));
        into.add(
                strings.text("latency"),
                strings.text("latency.of", millis.format(status.meanLatencyMicros() / MICROS_PER_MILLI)));
        into.add(
                strings.text("algorithms"),
                settings.algorithms().stream().map(Enum::name).sorted().collect(Collectors.joining(", ")));
        into.addIdentifier(strings.text("id"), settings.id().toString(), strings.text("copy.id"));
    }
}

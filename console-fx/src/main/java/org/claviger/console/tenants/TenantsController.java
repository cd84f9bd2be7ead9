package org.claviger.console.tenants;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.Node;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.admin.TenantState;
import org.claviger.console.common.Act;
import org.claviger.console.common.ColumnFilter;
import org.claviger.console.common.CredentialDialog;
import org.claviger.console.common.Dialog;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Facts;
import org.claviger.console.common.Form;
import org.claviger.console.common.FormDialog;
import org.claviger.console.common.FormPage;
import org.claviger.console.common.Handover;
import org.claviger.console.common.Overlay;
import org.claviger.console.common.PagedScreen;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The screen with all tenants, and the details of one beside them. */
public final class TenantsController extends PagedScreen<TenantResponse> {
    private final TenantsViewModel model;

    /** Shows the model in these strings. */
    public TenantsController(TenantsViewModel model, Strings strings) {
        super(model.tenants(), model.deeds(), model.session(), strings);
        this.model = model;
        column("name", "name", 98, TenantResponse::name);
        column("displayName", "displayName", 160, TenantResponse::displayName);
        column("profile", null, 122, this::linked);
        column("operators", null, 110, tenant -> String.valueOf(tenant.operators()));
        badges("state", null, 110, TenantResponse::state);
        filters(
                new ColumnFilter.Text("name", "name"),
                new ColumnFilter.Text("displayName", "displayName"),
                ColumnFilter.Choice.of(
                        "state", "state", TenantState.ACTIVE, TenantState.SUSPENDED, TenantState.DELETING));
        keep("tenants");
        if (model.mayManage()) {
            creates("new", this::openCreation);
            addDeeds();
        }
        ready();
    }

    private String linked(TenantResponse tenant) {
        String profile = TenantsViewModel.profile(tenant);
        return profile.isEmpty() ? strings.text("profile.none") : profile;
    }

    private void addDeeds() {
        TenantsDoor door = model.door();
        deed("link", Feather.LINK, TenantsController::isThere, tenant -> openLink("link", tenant, door::link));
        deed(
                "linkFailover",
                Feather.LIFE_BUOY,
                tenant -> isThere(tenant) && tenant.hsmProfileId() != null,
                tenant -> openLink("failover", tenant, door::linkFailover));
        deed(
                "unlinkFailover",
                Feather.X_CIRCLE,
                tenant -> isThere(tenant) && tenant.failoverProfileName() != null,
                tenant -> confirm("unlink.form", tenant, false, () -> door.unlinkFailover(tenant), done -> {}));
        Act<TenantResponse> suspend = act("suspend", Feather.PAUSE, is(TenantState.ACTIVE), door::suspend);
        Act<TenantResponse> resume = act("resume", Feather.PLAY, is(TenantState.SUSPENDED), door::resume);
        suspend.undoneBy(resume);
        resume.undoneBy(suspend);
        act("restore", Feather.ROTATE_CCW, is(TenantState.DELETING), door::restore);
        act("delete", Feather.TRASH_2, TenantsController::isThere, door::delete).byName();
    }

    private static Predicate<TenantResponse> is(TenantState state) {
        return tenant -> tenant.state() == state;
    }

    private static boolean isThere(TenantResponse tenant) {
        return tenant.state() == TenantState.ACTIVE || tenant.state() == TenantState.SUSPENDED;
    }

    private void openCreation() {
        Overlay overlay = overlay();
        TenantForm[] made = new TenantForm[1];
        TenantForm form = model.creation(outcome -> {
            TenantResponse tenant = Objects.requireNonNull(made[0].made());
            overlay.toast(strings.text("create.done", tenant.displayName()));
            Handover handover = new Handover(Objects.requireNonNull(outcome.result()), tenant.name());
            overlay.open(language -> new CredentialDialog(
                    handover, model.session(), Strings.of(TenantsController.class, language), overlay::close));
        });
        made[0] = form;
        overlay.open(wizard(form, overlay));
    }

    private Function<Locale, Dialog> wizard(TenantForm fields, Overlay overlay) {
        return language -> {
            Strings spoken = Strings.of(TenantsController.class, language);
            Form form = fields.form();
            FormPage names = new FormPage(form, spoken, "form")
                    .text("name", fields.nameProperty())
                    .text("displayName", fields.displayNameProperty());
            FormPage profile = new FormPage(form, spoken, "form")
                    .choice("profile", fields.profiles(), fields.profileProperty(), TenantsController::written)
                    .node(searchError(spoken));
            FormPage operators = new FormPage(form, spoken, "form");
            for (OperatorFields operator : List.of(fields.first(), fields.second())) {
                operators
                        .text(operator.prefix() + "Username", operator.usernameProperty())
                        .text(operator.prefix() + "DisplayName", operator.displayNameProperty());
            }
            return new FormDialog(form, spoken, "create", List.of(names, profile, operators), overlay::close);
        };
    }

    private static String written(HsmProfileResponse profile) {
        return profile.name() + " – " + profile.deviceName() + ", " + profile.tokenLabel();
    }

    private Node searchError(Strings spoken) {
        ErrorPane error = new ErrorPane();
        error.follow(model.search(), spoken, model.search()::clear);
        return error;
    }

    private void openLink(
            String key, TenantResponse tenant, BiFunction<TenantResponse, HsmProfileResponse, TenantResponse> call) {
        Overlay overlay = overlay();
        LinkForm link = model.link(tenant, call, outcome -> {
            overlay.close();
            tell(overlay, outcome, strings.text(key + ".done", tenant.name()));
        });
        overlay.open(language -> {
            Strings spoken = Strings.of(TenantsController.class, language);
            FormPage page = new FormPage(link.form(), spoken, "form")
                    .choice("profile", link.profiles(), link.profile(), TenantsController::written)
                    .node(searchError(spoken));
            return new FormDialog(link.form(), spoken, key + ".form", List.of(page), overlay::close);
        });
    }

    @Override
    protected String nameOf(TenantResponse tenant) {
        return tenant.name();
    }

    @Override
    protected @Nullable Enum<?> stateOf(TenantResponse tenant) {
        return tenant.state();
    }

    @Override
    protected void describe(TenantResponse tenant, Facts into) {
        into.add(strings.text("displayName"), tenant.displayName());
        if (tenant.deleteAfter() != null) {
            into.add(strings.text("deleteAfter"), moments.minute(tenant.deleteAfter()));
        }
        if (tenant.hsmProfileName() == null) {
            into.add(strings.text("profile"), strings.text("profile.none.advice"));
        } else {
            into.add(strings.text("profile"), tenant.hsmProfileName());
        }
        if (tenant.failoverProfileName() != null) {
            into.add(strings.text("failover"), tenant.failoverProfileName());
        }
        into.add(
                strings.text("operators"),
                tenant.operators() == 0 ? strings.text("operators.none") : String.valueOf(tenant.operators()));
        into.add(strings.text("created"), moments.minute(tenant.createdAt()));
        into.addIdentifier(strings.text("id"), tenant.id().toString(), strings.text("copy.id"));
    }
}

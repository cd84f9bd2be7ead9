package org.claviger.console.tenants;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.approval.IssuedCredential;
import org.claviger.api.auth.Permission;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.Form;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.PagedListing;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;
import org.jspecify.annotations.Nullable;

/** All tenants of a server. */
public final class TenantsViewModel implements ScreenModel {
    private final Session session;
    private final TenantsDoor door;
    private final PagedListing<TenantResponse> tenants;
    private final Deeds deeds;
    private final Activity search;

    /** The tenants of the server at which somebody is signed in. */
    public TenantsViewModel(Session session) {
        this.session = session;
        door = new TenantsDoor(session.client());
        tenants = new PagedListing<>(session.background(), session.activity(), door::list, TenantResponse::id);
        deeds = new Deeds(session, tenants);
        search = session.activity();
    }

    /** The name of the linked HSM profile; empty if none is. */
    static String profile(TenantResponse tenant) {
        return tenant.hsmProfileName() == null ? "" : tenant.hsmProfileName();
    }

    @Override
    public void enter() {
        tenants.reload();
    }

    @Override
    public void leave() {
        deeds.cancel();
        search.cancel();
    }

    /** The steps to a new tenant; {@code done} gets the initial passwords of its operators. */
    TenantForm creation(Consumer<Outcome<List<IssuedCredential>>> done) {
        TenantForm form = new TenantForm(deeds.activity(), filled -> deeds.start(() -> build(filled), done));
        search.start(door::profiles, form::offer);
        return form;
    }

    private List<IssuedCredential> build(TenantForm filled) {
        TenantResponse tenant = filled.made();
        if (tenant == null) {
            tenant = door.create(filled.tenant());
            filled.made(tenant);
        }
        return door.createOperators(tenant, filled.operators());
    }

    /** Chooses an HSM profile for a tenant that is there; {@code call} has the server link it, and may block. */
    LinkForm link(
            TenantResponse tenant,
            BiFunction<TenantResponse, HsmProfileResponse, TenantResponse> call,
            Consumer<Outcome<TenantResponse>> done) {
        ObjectProperty<@Nullable HsmProfileResponse> profile = new SimpleObjectProperty<>();
        Form form = new Form(
                        deeds.activity(),
                        () -> deeds.start(() -> call.apply(tenant, Objects.requireNonNull(profile.get())), done))
                .step()
                .needs("profile", profile, Objects::nonNull);
        LinkForm link = new LinkForm(form, profile, FXCollections.observableArrayList());
        search.start(door::profiles, link.profiles()::setAll);
        return link;
    }

    /** Whether the server lets this person change tenants. */
    boolean mayManage() {
        return session.may(Permission.MANAGE_TENANTS);
    }

    /** The tenants. */
    public PagedListing<TenantResponse> tenants() {
        return tenants;
    }

    /** What is done to them. */
    Deeds deeds() {
        return deeds;
    }

    /** The search for HSM profiles. */
    Activity search() {
        return search;
    }

    /** The server's side. */
    TenantsDoor door() {
        return door;
    }

    Session session() {
        return session;
    }
}

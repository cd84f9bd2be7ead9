package org.claviger.console.keks;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.claviger.api.approval.ProposalResponse;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.auth.Permission;
import org.claviger.api.tenant.KekPolicy;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.Listing;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;
import org.jspecify.annotations.Nullable;

/** The KEKs of a tenant, how far the re-sealing is, and what the token says of the chosen one, asked each time anew. */
public final class KeksViewModel implements ScreenModel {
    private final Session session;
    private final KeksDoor door;
    private final Listing<KekResponse> keks;
    private final Deeds deeds;
    private final Activity token;
    private final ResealingModel resealing;
    private final ReadOnlyObjectWrapper<@Nullable KekTokenAttributesResponse> attributes =
            new ReadOnlyObjectWrapper<>();

    /** The KEKs of the tenant of who is signed in. */
    public KeksViewModel(Session session) {
        this.session = session;
        this.door = new KeksDoor(session.client());
        keks = new Listing<>(session.activity(), door::keks, KekResponse::id, KeksViewModel::searchable);
        deeds = new Deeds(session, keks);
        token = session.activity();
        resealing = new ResealingModel(session, door, keks::reload);
        keks.selectedProperty().addListener((property, before, now) -> askToken());
        // A reload asks anew, though the same KEK stays chosen.
        keks.rows().subscribe(this::askToken);
        // What made them other than they were may have left material to be sealed anew.
        keks.rows().subscribe(resealing::lookAgain);
    }

    private static String searchable(KekResponse kek) {
        return String.join(
                " ",
                String.valueOf(kek.generation()),
                kek.state().name(),
                kek.label(),
                kek.keyCheckValue(),
                kek.tokenLabel(),
                kek.hsmProfileName(),
                kek.id().toString());
    }

    /** Asks the token about the chosen KEK. Of one that is destroyed there is nothing to ask. */
    public void askToken() {
        attributes.set(null);
        KekResponse kek = keks.selectedProperty().get();
        if (kek == null || kek.destroyedAt() != null) {
            token.cancel();
            token.clear();
        } else {
            token.start(() -> door.tokenAttributes(kek.id()), attributes::set);
        }
    }

    @Override
    public void enter() {
        keks.reload();
        resealing.watch();
    }

    @Override
    public void leave() {
        deeds.cancel();
        token.cancel();
        resealing.rest();
    }

    /** Whether the server lets this person change KEKs. */
    boolean mayManage() {
        return session.may(Permission.MANAGE_KEKS);
    }

    /** Whether the server lets this person say how long KEKs seal. */
    boolean maySetPolicy() {
        return session.may(Permission.MANAGE_SETTINGS);
    }

    /** Whether it is the one that seals, or would be if it weren't disabled. */
    static boolean isCurrent(KekResponse kek) {
        return kek.state() == KekState.ACTIVE || (kek.state() == KekState.SUSPENDED && kek.deactivatedAt() == null);
    }

    /** Whether it is there, and needed for nothing new. */
    static boolean isDestroyable(KekResponse kek) {
        return kek.destroyedAt() == null && !isCurrent(kek);
    }

    /** Has something done to one, by the server's word for it. */
    KekResponse act(KekResponse kek, String deed) {
        return door.act(kek, deed);
    }

    KekForm generation(Consumer<Outcome<KekResponse>> done) {
        return KekForm.of(
                deeds.activity(), form -> deeds.start(() -> door.generate(form.generation(), form.reason()), done));
    }

    KekForm rotation(Consumer<Outcome<KekResponse>> done) {
        return KekForm.of(
                deeds.activity(), form -> deeds.start(() -> door.rotate(form.rotation(), form.reason()), done));
    }

    KekForm adoption(Consumer<Outcome<KekResponse>> done) {
        return KekForm.ofAdoption(
                deeds.activity(), form -> deeds.start(() -> door.adopt(form.adoption(), form.reason()), done));
    }

    /** Proposes what can't be undone; {@code name} has to be typed. */
    EndForm end(KekResponse kek, ProposedAction action, String name, Consumer<Outcome<ProposalResponse>> done) {
        return new EndForm(
                deeds.activity(), name, reason -> deeds.start(() -> door.propose(action, kek, reason), done));
    }

    /** Asks how long KEKs seal. */
    void askPolicy(Consumer<KekPolicy> then) {
        deeds.activity().start(door::policy, then);
    }

    PolicyForm policy(KekPolicy now, Consumer<Outcome<KekPolicy>> done) {
        return new PolicyForm(deeds.activity(), now, policy -> deeds.start(() -> door.setPolicy(policy), done));
    }

    /** The name of the tenant. */
    String tenant() {
        String name = session.me().tenantName();
        return name == null ? "" : name;
    }

    /** The KEKs. */
    public Listing<KekResponse> keks() {
        return keks;
    }

    /** What the token says of the chosen one; null until it has answered. */
    public ReadOnlyObjectProperty<@Nullable KekTokenAttributesResponse> attributesProperty() {
        return attributes.getReadOnlyProperty();
    }

    /** The question to the token. */
    public Activity token() {
        return token;
    }

    Deeds deeds() {
        return deeds;
    }

    ResealingModel resealing() {
        return resealing;
    }

    Session session() {
        return session;
    }
}

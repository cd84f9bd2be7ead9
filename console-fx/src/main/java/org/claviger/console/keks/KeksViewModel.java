package org.claviger.console.keks;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.claviger.api.auth.Permission;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.Listing;
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

    KeksDoor door() {
        return door;
    }

    ResealingModel resealing() {
        return resealing;
    }

    Session session() {
        return session;
    }
}

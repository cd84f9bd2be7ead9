package org.claviger.console.keks;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Listing;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;
import org.jspecify.annotations.Nullable;

/** The KEKs of a tenant, and what the token says of the chosen one, asked each time anew. */
public final class KeksViewModel implements ScreenModel {
    private final KekSource source;
    private final Listing<KekResponse> keks;
    private final Activity token;
    private final ReadOnlyObjectWrapper<@Nullable KekTokenAttributesResponse> attributes =
            new ReadOnlyObjectWrapper<>();

    /** The KEKs of the tenant of who is signed in. */
    public KeksViewModel(Session session) {
        this(session, new ServerKeks(session.client()));
    }

    KeksViewModel(Session session, KekSource source) {
        this.source = source;
        keks = new Listing<>(session.activity(), source::keks, KekResponse::id, KeksViewModel::searchable);
        token = session.activity();
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
            token.start(() -> source.tokenAttributes(kek.id()), attributes::set);
        }
    }

    @Override
    public void enter() {
        keks.reload();
    }

    @Override
    public void leave() {
        keks.activity().cancel();
        token.cancel();
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
}

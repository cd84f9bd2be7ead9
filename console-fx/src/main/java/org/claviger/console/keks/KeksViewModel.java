package org.claviger.console.keks;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.console.common.Activity;
import org.claviger.console.common.Background;
import org.claviger.console.common.Listing;
import org.jspecify.annotations.Nullable;

/** The KEKs of a tenant, and what the token says of the chosen one, asked each time anew. */
public final class KeksViewModel {
    private final KekSource source;
    private final Listing<KekResponse> keks;
    private final Activity token;
    private final ReadOnlyObjectWrapper<@Nullable KekTokenAttributesResponse> attributes =
            new ReadOnlyObjectWrapper<>();

    /** Loads from {@code source}; a session that is over is told to {@code sessionEnded}. */
    public KeksViewModel(Background background, KekSource source, Runnable sessionEnded) {
        this.source = source;
        keks = new Listing<>(
                Activity.inSession(background, sessionEnded), source::keks, KekResponse::id, KeksViewModel::searchable);
        token = Activity.inSession(background, sessionEnded);
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

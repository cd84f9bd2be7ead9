package org.claviger.console.serverkeys;

import org.claviger.console.common.Facts;
import org.claviger.console.common.ListingScreen;
import org.claviger.console.common.Strings;
import org.claviger.console.serverkeys.ServerKey.Kind;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The screen with the keys of the server itself. */
public final class ServerKeysController extends ListingScreen<ServerKey> {
    /** Shows the model in these strings. */
    public ServerKeysController(ServerKeysViewModel model, Strings strings) {
        super(model.keys(), model.deeds(), model.session(), strings);
        column("kind", 140, this::nameOf);
        column("id", 360, ServerKey::id);
        badges("state", 110, ServerKey::state, ServerKey.State.values());
        for (Kind kind : Kind.values()) {
            if (model.mayRotate(kind)) {
                deed(
                        "rotate-" + kind,
                        Feather.REFRESH_CW,
                        key -> key.kind() == kind && key.canBeRotated(),
                        key -> confirm(kind + ".form", key, false, () -> model.rotate(key), done -> {}));
            }
        }
        ready();
    }

    @Override
    protected String nameOf(ServerKey key) {
        return strings.text("kind." + key.kind());
    }

    @Override
    protected @Nullable Enum<?> stateOf(ServerKey key) {
        return key.state();
    }

    @Override
    protected void describe(ServerKey key, Facts into) {
        into.add(strings.text("what"), strings.text("what." + key.kind()));
        into.add(strings.text("meaning"), strings.text("meaning." + key.state()));
        if (key.createdAt() != null) {
            into.add(strings.text("created"), moments.minute(key.createdAt()));
        }
        if (key.rotatesAt() != null) {
            into.add(strings.text("rotatesAt"), moments.minute(key.rotatesAt()));
        }
        into.addIdentifier(strings.text("id"), key.id(), strings.text("copy.id"));
    }
}

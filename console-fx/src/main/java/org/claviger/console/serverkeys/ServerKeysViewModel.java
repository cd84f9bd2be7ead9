package org.claviger.console.serverkeys;

import java.util.ArrayList;
import java.util.List;
import org.claviger.api.admin.MasterKeyResponse;
import org.claviger.api.admin.MasterKeyRotationResponse;
import org.claviger.api.admin.SigningKeyListResponse;
import org.claviger.api.auth.Permission;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.Listing;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;
import org.claviger.console.serverkeys.ServerKey.Kind;
import org.claviger.console.serverkeys.ServerKey.State;

/** The keys of a server itself. */
public final class ServerKeysViewModel implements ScreenModel {
    private static final String MASTER_KEY = "/api/v1/admin/master-key";
    private static final String SIGNING_KEYS = "/api/v1/admin/signing-keys";

    private final Session session;
    private final Listing<ServerKey> keys;
    private final Deeds deeds;

    /** Those of the server at which somebody is signed in. */
    public ServerKeysViewModel(Session session) {
        this.session = session;
        keys = new Listing<>(session.activity(), this::load, ServerKey::id, ServerKey::id);
        deeds = new Deeds(session, keys);
    }

    private List<ServerKey> load() {
        List<ServerKey> all = new ArrayList<>();
        MasterKeyResponse master = session.client().get(MASTER_KEY, MasterKeyResponse.class);
        State state = master.finished() ? State.SEALS : State.UNFINISHED;
        all.add(new ServerKey(Kind.MASTER_KEY, master.masterKeyId(), state, null, null));
        session.client().get(SIGNING_KEYS, SigningKeyListResponse.class).items().stream()
                .map(key -> new ServerKey(
                        Kind.SIGNING_KEY,
                        key.id(),
                        key.signs() ? State.SIGNS : State.VERIFIES,
                        key.createdAt(),
                        key.rotatesAt()))
                .forEach(all::add);
        return all;
    }

    @Override
    public void enter() {
        keys.reload();
    }

    @Override
    public void leave() {
        deeds.cancel();
    }

    /** Makes the next key of a kind. Blocks. */
    ServerKey rotate(ServerKey key) {
        if (key.kind() == Kind.MASTER_KEY) {
            session.client().post(MASTER_KEY + "/rotate", null, MasterKeyRotationResponse.class);
        } else {
            session.client().post(SIGNING_KEYS + "/rotate", null);
        }
        return key;
    }

    /** Whether the server lets this person rotate keys of this kind. */
    boolean mayRotate(Kind kind) {
        return session.may(kind == Kind.MASTER_KEY ? Permission.MANAGE_HSM : Permission.MANAGE_SETTINGS);
    }

    /** The keys: the master key, then the signing keys, the newest first. */
    Listing<ServerKey> keys() {
        return keys;
    }

    /** What is done to them. */
    Deeds deeds() {
        return deeds;
    }

    Session session() {
        return session;
    }
}

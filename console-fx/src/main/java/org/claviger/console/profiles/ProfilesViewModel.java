package org.claviger.console.profiles;

import java.util.List;
import java.util.function.Consumer;
import org.claviger.api.admin.HsmDeviceListResponse;
import org.claviger.api.admin.HsmDeviceResponse;
import org.claviger.api.admin.HsmDeviceStatusResponse;
import org.claviger.api.admin.HsmProfileListResponse;
import org.claviger.api.admin.HsmProfileRequest;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.api.admin.HsmTokenResponse;
import org.claviger.api.auth.Permission;
import org.claviger.api.client.ApiClient;
import org.claviger.console.common.Deeds;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.PageRequest;
import org.claviger.console.common.PagedListing;
import org.claviger.console.common.ScreenModel;
import org.claviger.console.common.Session;
import org.claviger.console.common.Slice;
import org.jspecify.annotations.Nullable;

/** HSM profiles with their health. */
public final class ProfilesViewModel implements ScreenModel {
    private static final String PROFILES = "/api/v1/admin/hsm-profiles";
    private static final String DEVICES = "/api/v1/admin/hsm-devices";

    private final Session session;
    private final ApiClient client;
    private final PagedListing<Profile> profiles;
    private final Deeds deeds;

    /** The profiles of the server at which somebody is signed in. */
    public ProfilesViewModel(Session session) {
        this.session = session;
        this.client = session.client();
        profiles = new PagedListing<>(
                session.background(),
                session.activity(),
                this::load,
                profile -> profile.settings().id());
        deeds = new Deeds(session, profiles);
    }

    /** A page, with how each of its profiles fares. */
    private Slice<Profile> load(PageRequest wanted) {
        HsmProfileListResponse page = client.get(wanted.on(PROFILES), HsmProfileListResponse.class);
        return new Slice<>(
                page.items().stream()
                        .map(profile -> new Profile(
                                profile, client.get(path(profile) + "/status", HsmProfileStatusResponse.class)))
                        .toList(),
                page.total());
    }

    @Override
    public void enter() {
        profiles.reload();
    }

    @Override
    public void leave() {
        deeds.cancel();
    }

    /** The steps to a new profile, or to one that replaces what is known of {@code old}. */
    ProfileForm form(@Nullable HsmProfileResponse old, Consumer<Outcome<HsmProfileResponse>> done) {
        return new ProfileForm(
                session.activity(),
                deeds.activity(),
                this,
                old,
                request -> deeds.start(() -> send(old, request), done));
    }

    private HsmProfileResponse send(@Nullable HsmProfileResponse old, HsmProfileRequest request) {
        try (request) {
            return old == null
                    ? client.post(PROFILES, request, HsmProfileResponse.class)
                    : client.put(path(old), request, HsmProfileResponse.class);
        }
    }

    /** The devices that a profile can be of. Blocks. */
    List<HsmDeviceResponse> devices() {
        return client.get(DEVICES + "?limit=1000&sort=name", HsmDeviceListResponse.class)
                .items();
    }

    /** The labels of a device's tokens. Blocks. */
    List<String> tokensOf(HsmDeviceResponse device) {
        return client.get(DEVICES + "/" + device.id() + "/status", HsmDeviceStatusResponse.class).tokens().stream()
                .filter(HsmTokenResponse::initialized)
                .map(HsmTokenResponse::label)
                .toList();
    }

    /** Has both credentials tried once more. */
    HsmProfileResponse unblock(Profile profile) {
        return client.post(path(profile.settings()) + "/unblock", null, HsmProfileResponse.class);
    }

    /** Removes one that nobody uses; the server refuses others. */
    Profile delete(Profile profile) {
        client.remove(path(profile.settings()));
        return profile;
    }

    private static String path(HsmProfileResponse profile) {
        return PROFILES + "/" + profile.id();
    }

    /** Whether the server lets this person change profiles. */
    boolean mayManage() {
        return session.may(Permission.MANAGE_HSM);
    }

    /** The profiles. */
    PagedListing<Profile> profiles() {
        return profiles;
    }

    /** What is done to them. */
    Deeds deeds() {
        return deeds;
    }

    Session session() {
        return session;
    }
}

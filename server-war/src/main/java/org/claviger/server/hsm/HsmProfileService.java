package org.claviger.server.hsm;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.admin.HsmCredential;
import org.claviger.api.admin.HsmProfileListResponse;
import org.claviger.api.admin.HsmProfileRequest;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.api.admin.MasterKeyResponse;
import org.claviger.api.admin.MasterKeyRotationResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.ListQuery;
import org.claviger.server.platform.MasterKey;
import org.claviger.server.platform.MasterKeys;
import org.claviger.server.platform.Page;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.platform.SecretsKeeper;

/** What admins do with HSM profiles. Each method is one transaction. */
@Stateless
public class HsmProfileService {
    @Inject
    HsmDevices devices;

    @Inject
    HsmProfiles profiles;

    @Inject
    LibraryProbe probe;

    @Inject
    MasterKeys masterKeys;

    @Inject
    HsmStatus status;

    @Inject
    @Any
    Instance<ProfileUse> uses;

    @Inject
    @Any
    Instance<SecretsKeeper> keepers;

    @Inject
    AuditTrail audit;

    /** Adds a profile, if the token accepts both of its credentials. */
    public HsmProfileResponse create(Caller admin, HsmProfileRequest request) {
        HsmDevice device = devices.require(request.deviceId());
        tryOut(device, request);
        profiles.shareMasterKey();
        HsmProfile profile =
                new HsmProfile(request.name(), device, request.tokenLabel(), request.algorithmsOrDefault());
        profile.entrust(request.managementCredential(), request.usageCredential(), masterKeys.newest());
        Database.storeNamed(() -> profiles.store(profile), taken(request));
        audit.record(admin, Action.HSM_PROFILE_CREATED, profile.id(), profile.name());
        return response(profile);
    }

    /**
     * Replaces what is known of a profile, and unblocks it. Requests that are under way end on the sessions that they have;
     * later ones log in with the new credentials.
     */
    public HsmProfileResponse replace(Caller admin, UUID id, HsmProfileRequest request) {
        HsmDevice device = requireReplaceable(id, request);
        tryOut(device, request);
        profiles.shareMasterKey();
        HsmProfile profile = profiles.requireLocked(id);
        profile.describe(request.name(), device, request.tokenLabel(), request.algorithmsOrDefault());
        profile.entrust(request.managementCredential(), request.usageCredential(), masterKeys.newest());
        Database.storeNamed(profiles::flush, taken(request));
        audit.record(admin, Action.HSM_PROFILE_REPLACED, id, profile.name());
        return response(profile);
    }

    /** Refuses another token for a profile that is in use. */
    public void checkReplaceable(UUID id, HsmProfileRequest request) {
        requireReplaceable(id, request);
    }

    private HsmDevice requireReplaceable(UUID id, HsmProfileRequest request) {
        HsmProfile before = profiles.require(id);
        HsmDevice device = devices.require(request.deviceId());
        boolean elsewhere = !before.tokenLabel().equals(request.tokenLabel())
                || !before.device().id().equals(device.id());
        if (elsewhere && uses.stream().anyMatch(use -> use.holdsKeys(id))) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "Keys are on the token of this profile, so that it can't be given another token. Make a profile"
                            + " for the other token, link the tenants to it, and have them rotate their KEKs.");
        }
        return device;
    }

    /** Tries the credentials that are kept, once each, and lets the profile serve again if the token accepts both. */
    public HsmProfileResponse unblock(Caller admin, UUID id) {
        HsmProfile profile = profiles.requireLocked(id);
        String library = profile.device().library();
        try (TokenLogin management = profile.managementLogin(masterKeys);
                TokenLogin usage = profile.usageLogin(masterKeys)) {
            probe.requireLogin(library, management, "key management");
            probe.requireLogin(library, usage, "key usage");
        }
        profile.unblock();
        audit.record(admin, Action.HSM_PROFILE_UNBLOCKED, id, profile.name());
        return response(profile);
    }

    /** Removes a profile that serves nobody. */
    public void delete(Caller admin, UUID id) {
        HsmProfile profile = profiles.requireLocked(id);
        Database.removeUnneeded(
                () -> profiles.remove(profile),
                "Tenants are linked to this profile, or have or had KEKs on its token.");
        audit.record(admin, Action.HSM_PROFILE_DELETED, id, profile.name());
    }

    public HsmProfileListResponse list(ListQuery wanted) {
        Page<HsmProfile> page = profiles.page(wanted);
        return new HsmProfileListResponse(
                page.items().stream().map(HsmProfileService::response).toList(), page.total());
    }

    public HsmProfileResponse get(UUID id) {
        return response(profiles.require(id));
    }

    /** How it fares on this node. */
    public HsmProfileStatusResponse status(UUID id) {
        return status.of(profiles.require(id));
    }

    /** How each fares on this node, by name. */
    public List<HsmProfileStatusResponse> statuses() {
        return profiles.all().stream()
                .map(status::of)
                .sorted(Comparator.comparing(HsmProfileStatusResponse::name))
                .toList();
    }

    /** Which master key seals, and whether it alone does. */
    public MasterKeyResponse masterKey() {
        MasterKey newest = masterKeys.newest();
        boolean finished = profiles.all().stream().allMatch(profile -> profile.isSealedUnder(newest))
                && keepers.stream().allMatch(SecretsKeeper::allUnderNewest);
        return new MasterKeyResponse(newest.id(), finished);
    }

    /** Seals all credentials, and what other rooms keep secret, under the newest master key. */
    public MasterKeyRotationResponse resealAll(Caller admin) {
        profiles.takeMasterKeyAlone();
        MasterKey newest = masterKeys.newest();
        int resealed = 0;
        for (HsmProfile profile : profiles.all()) {
            if (!profile.isSealedUnder(newest)) {
                profile.reseal(masterKeys);
                resealed++;
            }
        }
        int others = keepers.stream().mapToInt(SecretsKeeper::resealSecrets).sum();
        audit.record(
                admin,
                Action.MASTER_KEY_ROTATED,
                null,
                "now " + newest.id() + ", profiles sealed anew: " + resealed + ", other secrets: " + others);
        return new MasterKeyRotationResponse(newest.id(), resealed);
    }

    /** Throws, with what to do, unless the credentials of all profiles can be opened. */
    public void requireMasterKeys() {
        profiles.all().forEach(profile -> profile.requireMasterKey(masterKeys));
    }

    private void tryOut(HsmDevice device, HsmProfileRequest request) {
        probe.requireToken(device.library(), request.tokenLabel(), request.algorithmsOrDefault());
        requireLogin(device, request.tokenLabel(), request.managementCredential(), "key management");
        requireLogin(device, request.tokenLabel(), request.usageCredential(), "key usage");
    }

    private void requireLogin(HsmDevice device, String tokenLabel, HsmCredential credential, String whose) {
        try (TokenLogin login = new TokenLogin(
                tokenLabel, credential.userTypeOrDefault(), credential.pin().utf8())) {
            probe.requireLogin(device.library(), login, whose);
        }
    }

    private static String taken(HsmProfileRequest request) {
        return "There is an HSM profile \"" + request.name() + "\" already.";
    }

    private static HsmProfileResponse response(HsmProfile profile) {
        return new HsmProfileResponse(
                profile.id(),
                profile.name(),
                profile.device().id(),
                profile.device().name(),
                profile.tokenLabel(),
                profile.algorithms(),
                profile.blockedAt().orElse(null),
                profile.blockedBecause().orElse(null),
                profile.createdAt(),
                profile.revision());
    }
}

package org.claviger.server.hsm;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.claviger.api.admin.CreateHsmProfileRequest;
import org.claviger.api.admin.HsmCredential;
import org.claviger.api.admin.HsmProfileListResponse;
import org.claviger.api.admin.HsmProfileResponse;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.Database;

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
    CredentialSeal seal;

    @Inject
    AuditTrail audit;

    /** Adds a profile, if the token accepts both of its credentials. */
    public HsmProfileResponse create(Caller admin, CreateHsmProfileRequest request) {
        HsmDevice device = devices.require(request.deviceId());
        requireLogin(device, request.tokenLabel(), request.managementCredential(), "key management");
        requireLogin(device, request.tokenLabel(), request.usageCredential(), "key usage");
        HsmProfile profile = new HsmProfile(
                request.name(),
                device,
                request.tokenLabel(),
                request.managementCredential(),
                request.usageCredential(),
                seal);
        Database.storeNamed(
                () -> profiles.store(profile), "There is an HSM profile \"" + request.name() + "\" already.");
        audit.record(admin, Action.HSM_PROFILE_CREATED, profile.id(), profile.name());
        return response(profile);
    }

    public HsmProfileListResponse list() {
        return new HsmProfileListResponse(
                profiles.all().stream().map(HsmProfileService::response).toList());
    }

    private void requireLogin(HsmDevice device, String tokenLabel, HsmCredential credential, String whose) {
        try (TokenLogin login = new TokenLogin(
                tokenLabel, credential.userTypeOrDefault(), credential.pin().utf8())) {
            probe.requireLogin(device.library(), login, whose);
        }
    }

    private static HsmProfileResponse response(HsmProfile profile) {
        return new HsmProfileResponse(
                profile.id(),
                profile.name(),
                profile.device().id(),
                profile.device().name(),
                profile.tokenLabel(),
                profile.createdAt());
    }
}

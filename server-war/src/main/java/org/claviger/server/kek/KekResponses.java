package org.claviger.server.kek;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.server.hsm.HsmProfiles;
import org.claviger.server.hsm.TokenKeyAttributes;
import org.claviger.server.platform.Settings;

/** Tells of KEKs. */
@ApplicationScoped
class KekResponses {
    @Inject
    HsmProfiles profiles;

    @Inject
    Settings settings;

    KekResponse of(Kek kek) {
        return new KekResponse(
                kek.id(),
                kek.generation(),
                kek.place(),
                kek.state(),
                profiles.nameOf(kek.hsmProfileId()),
                profiles.tokenLabelOf(kek.hsmProfileId()),
                kek.label(),
                kek.ckaId(),
                kek.keyCheckValue(),
                kek.seals(),
                settings.kekSealBound(),
                kek.seals() >= SealCount.threshold(settings),
                kek.createdAt(),
                kek.activatedAt().orElse(null),
                kek.deactivatedAt().orElse(null),
                kek.compromisedAt().orElse(null),
                kek.destroyedAt().orElse(null));
    }

    KekTokenAttributesResponse of(Kek kek, TokenKeyAttributes token) {
        return new KekTokenAttributesResponse(
                profiles.tokenLabelOf(kek.hsmProfileId()),
                token.label(),
                token.sensitive(),
                token.alwaysSensitive(),
                token.extractable(),
                token.neverExtractable(),
                token.local(),
                token.tokenObject(),
                token.bits());
    }
}

package org.claviger.server.hsm;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.claviger.api.admin.HsmCredential;

/**
 * A token to keep KEKs on, and how to log in to it: as the key management user, who makes and destroys KEKs, and as the key
 * usage user, who seals and opens under them. Both PINs are sealed under the profile master key.
 */
@Entity
@Table(name = "hsm_profile")
public class HsmProfile {
    @Id
    private UUID id;

    private String name;

    @ManyToOne(optional = false)
    @JoinColumn(name = "device_id")
    private HsmDevice device;

    @Column(name = "token_label")
    private String tokenLabel;

    @Column(name = "management_user_type")
    private long managementUserType;

    @Column(name = "management_pin")
    private byte[] managementPin;

    @Column(name = "usage_user_type")
    private long usageUserType;

    @Column(name = "usage_pin")
    private byte[] usagePin;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Version
    private long revision;

    protected HsmProfile() {} // JPA

    HsmProfile(
            String name,
            HsmDevice device,
            String tokenLabel,
            HsmCredential management,
            HsmCredential usage,
            CredentialSeal seal) {
        this.id = UUID.randomUUID();
        this.name = name;
        this.device = device;
        this.tokenLabel = tokenLabel;
        this.managementUserType = management.userTypeOrDefault();
        this.managementPin = seal.seal(id, CredentialSeal.Use.MANAGEMENT, management.pin());
        this.usageUserType = usage.userTypeOrDefault();
        this.usagePin = seal.seal(id, CredentialSeal.Use.USAGE, usage.pin());
        this.createdAt = Instant.now();
    }

    /** The login of the key management user; closed as soon as it was handed to an agent. */
    TokenLogin managementLogin(CredentialSeal seal) {
        return new TokenLogin(
                tokenLabel, managementUserType, seal.open(id, CredentialSeal.Use.MANAGEMENT, managementPin));
    }

    /** The login of the key usage user; closed as soon as it was handed to an agent. */
    TokenLogin usageLogin(CredentialSeal seal) {
        return new TokenLogin(tokenLabel, usageUserType, seal.open(id, CredentialSeal.Use.USAGE, usagePin));
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    HsmDevice device() {
        return device;
    }

    String tokenLabel() {
        return tokenLabel;
    }

    Instant createdAt() {
        return createdAt;
    }
}

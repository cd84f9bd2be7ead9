package org.claviger.server.hsm;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.AEADBadTagException;
import org.claviger.api.admin.HsmAlgorithm;
import org.claviger.api.admin.HsmCredential;
import org.claviger.server.platform.MasterKey;
import org.claviger.server.platform.MasterKeys;
import org.claviger.server.platform.MasterSeal;
import org.jspecify.annotations.Nullable;

/**
 * A token to keep KEKs on, and how to log in to it: as the key management user, who makes and destroys KEKs, and as the key
 * usage user, who seals and opens under them. Both PINs are sealed under a profile master key.
 */
@Entity
@Table(name = "hsm_profile")
public class HsmProfile {
    /** Whose PIN it is. */
    private enum Use {
        MANAGEMENT,
        USAGE
    }

    private static final Pattern COMMA = Pattern.compile(",");

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

    /** Id of the master key that both PINs are sealed under; absent in rows of the time when there was but one. */
    @Column(name = "master_key")
    private @Nullable String masterKey;

    /** Names, separated by commas. */
    private String algorithms;

    /** Written by {@link ProfileBlocks} without a new revision: sessions that are open go on. */
    @Column(name = "blocked_at")
    private @Nullable Instant blockedAt;

    @Column(name = "blocked_because")
    private @Nullable String blockedBecause;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Version
    private long revision;

    protected HsmProfile() {} // JPA

    HsmProfile(String name, HsmDevice device, String tokenLabel, Set<HsmAlgorithm> algorithms) {
        this.id = UUID.randomUUID();
        this.createdAt = Instant.now();
        describe(name, device, tokenLabel, algorithms);
    }

    final void describe(String newName, HsmDevice newDevice, String newTokenLabel, Set<HsmAlgorithm> newAlgorithms) {
        this.name = newName;
        this.device = newDevice;
        this.tokenLabel = newTokenLabel;
        this.algorithms = newAlgorithms.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    }

    /** Replaces both credentials, which the token has accepted: whatever blocked the profile is over. */
    void entrust(HsmCredential management, HsmCredential usage, MasterKey key) {
        managementUserType = management.userTypeOrDefault();
        usageUserType = usage.userTypeOrDefault();
        byte[] managementUtf8 = management.pin().utf8();
        byte[] usageUtf8 = usage.pin().utf8();
        try {
            seal(managementUtf8, usageUtf8, key);
        } finally {
            Arrays.fill(managementUtf8, (byte) 0);
            Arrays.fill(usageUtf8, (byte) 0);
        }
        unblock();
    }

    /** Seals both PINs under the newest master key. */
    void reseal(MasterKeys keys) {
        try (TokenLogin management = managementLogin(keys);
                TokenLogin usage = usageLogin(keys)) {
            seal(management.pin(), usage.pin(), keys.newest());
        }
    }

    private void seal(byte[] management, byte[] usage, MasterKey key) {
        managementPin = MasterSeal.seal(key, boundTo(Use.MANAGEMENT), management);
        usagePin = MasterSeal.seal(key, boundTo(Use.USAGE), usage);
        masterKey = key.id();
    }

    private String boundTo(Use use) {
        return id + "|" + use;
    }

    /** The login of the key management user; closed as soon as it was handed to an agent. */
    TokenLogin managementLogin(MasterKeys keys) {
        return new TokenLogin(tokenLabel, managementUserType, open(keys, Use.MANAGEMENT, managementPin));
    }

    /** The login of the key usage user; closed as soon as it was handed to an agent. */
    TokenLogin usageLogin(MasterKeys keys) {
        return new TokenLogin(tokenLabel, usageUserType, open(keys, Use.USAGE, usagePin));
    }

    private byte[] open(MasterKeys keys, Use use, byte[] sealed) {
        MasterKey key = masterKey == null ? keys.oldest() : keys.find(masterKey).orElseThrow(this::masterKeyIsMissing);
        try {
            return MasterSeal.open(key, boundTo(use), sealed);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException(
                    "A PIN of HSM profile \"" + name
                            + "\" does not open: the profile master key is not the one that it was"
                            + " sealed under, or the row was changed.",
                    e);
        }
    }

    /** Throws, with what to do, unless the PINs can be opened. Names their key, if that was not yet done. */
    void requireMasterKey(MasterKeys keys) {
        if (masterKey == null) {
            Arrays.fill(open(keys, Use.USAGE, usagePin), (byte) 0);
            masterKey = keys.oldest().id();
        } else if (keys.find(masterKey).isEmpty()) {
            throw masterKeyIsMissing();
        }
    }

    private IllegalStateException masterKeyIsMissing() {
        return new IllegalStateException("The PINs of HSM profile \"" + name
                + "\" are sealed under the profile master key "
                + masterKey + ", which is not in " + MasterKeys.FILE + ". Restore that file from the backup of this"
                + " installation; nothing was changed.");
    }

    boolean isSealedUnder(MasterKey key) {
        return key.id().equals(masterKey);
    }

    /** From now on logins are tried again. */
    void unblock() {
        blockedAt = null;
        blockedBecause = null;
    }

    Optional<Instant> blockedAt() {
        return Optional.ofNullable(blockedAt);
    }

    Optional<String> blockedBecause() {
        return Optional.ofNullable(blockedBecause);
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

    Set<HsmAlgorithm> algorithms() {
        return COMMA.splitAsStream(algorithms)
                .map(HsmAlgorithm::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(HsmAlgorithm.class)));
    }

    Instant createdAt() {
        return createdAt;
    }

    long revision() {
        return revision;
    }

    /** Differs when the profile or its device was changed. */
    String stamp() {
        return revision + "/" + device.revision();
    }
}

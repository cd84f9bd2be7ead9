package org.claviger.server.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** An authenticator of an account (RFC 6238) and its recovery codes. It counts once a code of its was confirmed. */
@Entity
@Table(name = "second_factor")
public class SecondFactor {
    @Id
    @Column(name = "account_id")
    private UUID accountId;

    /** Sealed under the server's master key. */
    private byte[] secret;

    private boolean confirmed;

    @Column(name = "last_step")
    private long lastStep;

    /** SHA-256 in hexadecimal, separated by commas; used ones are gone. */
    @Column(name = "recovery_codes")
    private String recoveryCodes;

    protected SecondFactor() {} // JPA

    SecondFactor(UUID accountId, byte[] sealedSecret) {
        this.accountId = accountId;
        this.recoveryCodes = "";
        replaceSecret(sealedSecret);
    }

    /** What its sealed secret is bound to. */
    static String boundTo(UUID accountId) {
        return "second-factor|" + accountId;
    }

    final void replaceSecret(byte[] sealedSecret) {
        secret = sealedSecret;
    }

    /** Takes the code of a time step; false if that, or a later one, was taken before. */
    boolean take(long step) {
        if (step <= lastStep) {
            return false;
        }
        lastStep = step;
        return true;
    }

    void confirm(List<String> recoveryHashes) {
        confirmed = true;
        recoveryCodes = String.join(",", recoveryHashes);
    }

    /** Uses a recovery code up; false if it is none. */
    boolean useRecoveryCode(String hash) {
        List<String> left = new ArrayList<>(Arrays.asList(recoveryCodes.split(",", -1)));
        boolean used = !hash.isEmpty() && left.remove(hash);
        recoveryCodes = String.join(",", left);
        return used;
    }

    UUID accountId() {
        return accountId;
    }

    byte[] secret() {
        return secret;
    }

    boolean confirmed() {
        return confirmed;
    }
}

package org.claviger.server.platform;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request that a caller may repeat, and how it was answered. */
@Entity
@Table(name = "repetition")
@IdClass(Repetition.Key.class)
public class Repetition {
    @Id
    @Column(name = "caller_id")
    private UUID callerId;

    @Id
    private String key;

    private byte[] fingerprint;

    private @Nullable Integer status;

    /** JSON, sealed under the server's master key: some answers hold a secret. */
    private byte @Nullable [] answer;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected Repetition() {} // JPA

    /** What its sealed answer is bound to. */
    String boundTo() {
        return "repetition|" + callerId + "|" + createdAt.toEpochMilli();
    }

    void answered(int newStatus, byte @Nullable [] sealedAnswer) {
        status = newStatus;
        answer = sealedAnswer;
    }

    boolean isOf(byte[] otherFingerprint) {
        return MessageDigest.isEqual(fingerprint, otherFingerprint);
    }

    Optional<Integer> status() {
        return Optional.ofNullable(status);
    }

    byte @Nullable [] answer() {
        return answer;
    }

    /** Its identity, as JPA wants it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private UUID callerId = new UUID(0, 0);
        private String key = "";

        /** For JPA. */
        public Key() {}

        Key(UUID callerId, String key) {
            this.callerId = callerId;
            this.key = key;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && that.callerId.equals(callerId) && that.key.equals(key);
        }

        @Override
        public int hashCode() {
            return callerId.hashCode() * 31 + key.hashCode();
        }
    }
}

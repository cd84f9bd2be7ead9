package org.claviger.server.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A key pair, EC P-256, by which access tokens are signed and verified, on all nodes alike. */
@Entity
@Table(name = "signing_key")
public class SigningKey {
    /** The JWK thumbprint (RFC 7638): the {@code kid} of tokens. */
    @Id
    private String id;

    /** SubjectPublicKeyInfo, DER. */
    @Column(name = "public_key")
    private byte[] publicKey;

    /** PKCS#8, DER, sealed under the server's master key. */
    @Column(name = "private_key")
    private byte[] privateKey;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    protected SigningKey() {} // JPA

    SigningKey(String id, byte[] publicKey, byte[] sealedPrivateKey, Instant now) {
        this.id = id;
        this.publicKey = publicKey;
        this.privateKey = sealedPrivateKey;
        this.createdAt = now;
    }

    /** What the sealed private key is bound to. */
    static String boundTo(String id) {
        return "signing-key|" + id;
    }

    void seal(byte[] sealedPrivateKey) {
        privateKey = sealedPrivateKey;
    }

    String id() {
        return id;
    }

    byte[] publicKey() {
        return publicKey;
    }

    byte[] privateKey() {
        return privateKey;
    }

    Instant createdAt() {
        return createdAt;
    }
}

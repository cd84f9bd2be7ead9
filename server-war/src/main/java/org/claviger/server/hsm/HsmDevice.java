package org.claviger.server.hsm;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** An HSM as its PKCS#11 library shows it: tokens in slots. */
@Entity
@Table(name = "hsm_device")
public class HsmDevice {
    @Id
    private UUID id;

    private String name;

    private String library;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Version
    private long revision;

    protected HsmDevice() {} // JPA

    HsmDevice(String name, String library) {
        this.id = UUID.randomUUID();
        this.name = name;
        this.library = library;
        this.createdAt = Instant.now();
    }

    void describe(String newName, String newLibrary) {
        name = newName;
        library = newLibrary;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String library() {
        return library;
    }

    Instant createdAt() {
        return createdAt;
    }

    long revision() {
        return revision;
    }
}

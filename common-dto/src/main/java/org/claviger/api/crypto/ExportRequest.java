package org.claviger.api.crypto;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.claviger.api.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Takes material out. A secret leaves wrapped, unless it is not sensitive and the request says {@code plain}.
 *
 * @param format absent: the one that its type is kept in ({@link ObjectType})
 * @param version absent: the newest
 * @param wrapping absent: none
 * @param plain true: material of a secret may leave as it is
 * @param password of PKCS#12, at least 12 characters; it is no wrapping: whoever has the file can guess it
 */
public record ExportRequest(
        @Nullable KeyFormat format,
        @Nullable @Min(1) Integer version,
        @Nullable @Valid Wrapping wrapping,
        @Nullable Boolean plain,
        @Nullable Secret password) {
    /** As it is. */
    public static ExportRequest plain(@Nullable KeyFormat format, @Nullable Secret password) {
        return new ExportRequest(format, null, null, true, password);
    }

    /** Wrapped. */
    public static ExportRequest wrapped(@Nullable KeyFormat format, Wrapping wrapping) {
        return new ExportRequest(format, null, wrapping, null, null);
    }

    /**
     * By what it is wrapped: one of the two.
     *
     * @param keyId a key of the tenant that may wrap
     * @param publicKey somebody else's: SubjectPublicKeyInfo, DER or PEM
     * @param algorithm absent: the default of such keys ({@link TransportAlgorithm#defaultFor})
     */
    public record Wrapping(
            @Nullable UUID keyId,

            @Size(min = 1, max = 1 << 13) byte @Nullable [] publicKey,

            @Nullable TransportAlgorithm algorithm) {
        /** By a key of the tenant. */
        public static Wrapping by(UUID keyId, @Nullable TransportAlgorithm algorithm) {
            return new Wrapping(keyId, null, algorithm);
        }

        /** To somebody else's public key. */
        public static Wrapping to(byte[] publicKey, @Nullable TransportAlgorithm algorithm) {
            return new Wrapping(null, publicKey, algorithm);
        }
    }
}

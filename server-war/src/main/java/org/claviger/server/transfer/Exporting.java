package org.claviger.server.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.InvalidKeyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.ExportRequest;
import org.claviger.api.crypto.ExportResponse;
import org.claviger.api.crypto.KeyFormat;
import org.claviger.api.crypto.ObjectType;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.crypto.MaterialWrapping;
import org.claviger.server.crypto.MaterialWrapping.Wrapped;
import org.claviger.server.crypto.format.Decoded;
import org.claviger.server.crypto.format.Decoding;
import org.claviger.server.crypto.format.Encoding;
import org.claviger.server.object.Exportable;
import org.claviger.server.object.Exportables;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;
import org.claviger.server.vault.OpenedMaterial;
import org.claviger.server.vault.Vault;
import org.jspecify.annotations.Nullable;

/** Takes material out: find, open, write, wrap, record. */
@ApplicationScoped
public class Exporting {
    @Inject
    Exportables exportables;

    @Inject
    Vault vault;

    @Inject
    MaterialWrapping wrapping;

    @Inject
    AuditTrail audit;

    /**
     * Takes a version of an object out.
     *
     * @throws RefusedException if the object is unknown to the caller, may not leave, or not so
     */
    public ExportResponse takeOut(Caller caller, UUID id, ExportRequest request) {
        try {
            requirePurpose(request);
            Exportable object = exportables.toLeave(caller, id, request.version(), request.wrapping() != null);
            requirePlainIsWanted(object, request);
            KeyFormat format = Objects.requireNonNullElse(request.format(), Encoding.usual(object.type()));
            byte[] encoded = write(
                    caller,
                    object,
                    format,
                    request.password() == null ? null : request.password().reveal());
            return leave(caller, object, format, request.wrapping(), encoded);
        } finally {
            if (request.password() != null) {
                request.password().close();
            }
        }
    }

    private ExportResponse leave(
            Caller caller, Exportable object, KeyFormat format, ExportRequest.@Nullable Wrapping by, byte[] encoded) {
        Wrapped wrapped = null;
        if (by != null) {
            try {
                wrapped = wrap(caller, by, encoded);
            } finally {
                Arrays.fill(encoded, (byte) 0);
            }
        }
        UUID id = object.material().objectId();
        audit.record(caller, Action.KEY_EXPORTED, id, told(object, format, by, wrapped));
        return new ExportResponse(
                id,
                object.material().version(),
                object.type(),
                object.algorithm(),
                format,
                wrapped == null ? null : wrapped.algorithm(),
                wrapped == null ? encoded : wrapped.bytes());
    }

    private byte[] write(Caller caller, Exportable object, KeyFormat format, char @Nullable [] password) {
        List<byte[]> certificates =
                format == KeyFormat.PKCS12 || format == KeyFormat.PEM ? certificates(caller, object) : List.of();
        try (OpenedMaterial material = vault.open(object.material())) {
            return Encoding.encode(
                    format,
                    object.type(),
                    object.algorithm(),
                    material.reveal(),
                    certificates,
                    object.name(),
                    password);
        } catch (InvalidKeyException e) {
            throw new RefusedException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
        }
    }

    private List<byte[]> certificates(Caller caller, Exportable object) {
        List<byte[]> ders = new ArrayList<>();
        for (Exportable each :
                exportables.certificatesOf(caller, object.material().objectId())) {
            try (OpenedMaterial certificate = vault.open(each.material())) {
                ders.add(certificate.reveal().clone());
            }
        }
        return ders;
    }

    private Wrapped wrap(Caller caller, ExportRequest.Wrapping by, byte[] encoded) {
        if (by.keyId() != null) {
            return wrapping.by(caller, by.keyId(), by.algorithm(), encoded);
        }
        return wrapping.to(publicKey(Objects.requireNonNull(by.publicKey())), by.algorithm(), encoded);
    }

    private static byte[] publicKey(byte[] encoded) {
        KeyFormat format = encoded[0] == '-' ? KeyFormat.PEM : KeyFormat.SPKI;
        try (Decoded decoded = Decoding.decode(format, encoded, ObjectType.PUBLIC_KEY, null, null)) {
            return decoded.material().clone();
        } catch (InvalidKeyException e) {
            throw new RefusedException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
        }
    }

    private static void requirePurpose(ExportRequest request) {
        ExportRequest.Wrapping by = request.wrapping();
        if (by != null && ((by.keyId() == null) == (by.publicKey() == null))) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST, "\"wrapping\" names either \"keyId\" or \"publicKey\".");
        }
    }

    private static void requirePlainIsWanted(Exportable object, ExportRequest request) {
        boolean secret = object.type() != ObjectType.PUBLIC_KEY && object.type() != ObjectType.CERTIFICATE;
        if (secret && request.wrapping() == null && !Boolean.TRUE.equals(request.plain())) {
            throw new RefusedException(
                    ErrorCode.INVALID_REQUEST,
                    "Say by \"wrapping\" how the material is to be wrapped, or that it may leave as it is:"
                            + " \"plain\": true.");
        }
    }

    private static String told(
            Exportable object, KeyFormat format, ExportRequest.@Nullable Wrapping by, @Nullable Wrapped wrapped) {
        String what = object.name() + ", version " + object.material().version() + ", " + format;
        if (by == null || wrapped == null) {
            return what + ", not wrapped";
        }
        return what + ", " + wrapped.algorithm() + (by.keyId() == null ? " to a public key" : " by " + by.keyId());
    }
}

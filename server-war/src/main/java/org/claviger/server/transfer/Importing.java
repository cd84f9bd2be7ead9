package org.claviger.server.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.InvalidKeyException;
import java.util.Arrays;
import org.claviger.api.ErrorCode;
import org.claviger.api.crypto.ImportRequest;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.api.crypto.ObjectTemplate;
import org.claviger.server.crypto.format.Decoded;
import org.claviger.server.crypto.format.Decoding;
import org.claviger.server.object.RegistrationService;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.RefusedException;

/** Brings material in: unwrap, read, register. All that is registered is so in one transaction. */
@ApplicationScoped
public class Importing {
    @Inject
    ImportKeyService importKeys;

    @Inject
    RegistrationService registrations;

    /**
     * Brings material in; the request's own copies of it are wiped.
     *
     * @return the object; of a pair its private half
     * @throws RefusedException if it can't be unwrapped or read, is no valid key, or may not be kept
     */
    public ObjectResponse bringIn(Caller client, ImportRequest request) {
        ImportRequest.Wrapping wrapping = request.wrapping();
        byte[] encoded = request.material();
        try {
            if (wrapping != null) {
                encoded = unwrap(client, wrapping, request.material());
            }
            return register(client, request, encoded);
        } finally {
            Arrays.fill(encoded, (byte) 0);
            Arrays.fill(request.material(), (byte) 0);
            if (request.password() != null) {
                request.password().close();
            }
        }
    }

    private ObjectResponse register(Caller client, ImportRequest request, byte[] encoded) {
        try (Decoded decoded = decode(request, encoded)) {
            return registrations.register(
                    client,
                    template(request, decoded),
                    decoded.material(),
                    request.originalCreationDate(),
                    decoded.certificates());
        }
    }

    private byte[] unwrap(Caller client, ImportRequest.Wrapping wrapping, byte[] wrapped) {
        try (TakenKey key = importKeys.take(client, wrapping.importKeyId())) {
            return key.unwrap(wrapping.algorithm(), wrapped);
        }
    }

    private static Decoded decode(ImportRequest request, byte[] encoded) {
        try {
            return Decoding.decode(
                    request.format(),
                    encoded,
                    request.type(),
                    request.algorithm(),
                    request.password() == null ? null : request.password().reveal());
        } catch (InvalidKeyException e) {
            throw new RefusedException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
        }
    }

    private static ObjectTemplate template(ImportRequest request, Decoded decoded) {
        return new ObjectTemplate(
                request.name(),
                decoded.type(),
                decoded.algorithm(),
                null,
                request.usages(),
                request.namespace(),
                request.preActive(),
                request.policy(),
                request.dates(),
                request.groups(),
                request.attributes());
    }
}

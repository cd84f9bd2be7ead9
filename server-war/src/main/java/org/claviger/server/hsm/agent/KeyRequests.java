package org.claviger.server.hsm.agent;

import java.util.Set;
import org.claviger.server.hsm.agent.Cryptoki.BadDataException;
import org.claviger.server.hsm.agent.Cryptoki.NotFoundException;
import sun.security.pkcs11.wrapper.CK_MECHANISM;
import sun.security.pkcs11.wrapper.PKCS11Constants;
import sun.security.pkcs11.wrapper.PKCS11Exception;

/** Answers what is asked of tenants' keys on a token, in the session of a conversation. */
final class KeyRequests {
    private final TokenObjects objects;
    private final KeyUses uses;
    private final Handles handles;

    KeyRequests(Cryptoki cryptoki, Handles handles) {
        this.objects = cryptoki.objects();
        this.uses = cryptoki.uses();
        this.handles = handles;
    }

    /** See {@link Operation#GENERATE_KEY}. */
    void generate(long session, Message request, Message reply) throws PKCS11Exception {
        String label = request.text(0);
        byte[] id = request.bytes(1);
        Set<KeyUsage> usages = KeyUsage.ofMask(request.number(2));
        long keyType = request.number(3);
        if (keyType == PKCS11Constants.CKK_AES) {
            reply.with(objects.generateAes(session, label, id, request.number(4), usages));
        } else if (keyType == PKCS11Constants.CKK_RSA) {
            objects.generateRsa(session, label, id, request.number(4), usages, reply);
        } else if (keyType == PKCS11Constants.CKK_EC) {
            reply.with(objects.generateEc(session, label, id, request.bytes(4), usages));
        } else {
            throw new IllegalArgumentException("unknown type of key");
        }
    }

    /** See {@link Operation#DESCRIBE_KEY}. */
    void describe(long session, Message request, Message reply) throws PKCS11Exception, NotFoundException {
        objects.describe(session, objects.findAny(session, request.bytes(0)), reply);
    }

    /** See {@link Operation#DESTROY_KEY}. Other agents, and this one, notice when they next use the handle. */
    void destroy(long session, Message request) throws PKCS11Exception, NotFoundException {
        objects.destroy(session, request.bytes(0));
    }

    /** Encrypts, decrypts, signs, derives, wraps or unwraps: see {@link Operation#ENCRYPT}. */
    byte[] use(Operation operation, long slot, long session, Message request)
            throws PKCS11Exception, NotFoundException, BadDataException {
        byte[] id = request.bytes(0);
        Mechanism mechanism = Mechanism.of(request.number(1));
        byte[] data = request.bytes(2);
        Handles.Name name = Handles.Name.of(slot, mechanism.keyClass(), id);
        return handles.<BadDataException>with(name, () -> objects.find(session, mechanism.keyClass(), id), key -> {
            CK_MECHANISM parameters = MechanismParameters.of(mechanism, data, request, 3);
            try {
                return switch (operation) {
                    case ENCRYPT -> uses.encrypt(session, key, parameters, data);
                    case DECRYPT -> uses.decrypt(session, key, parameters, data);
                    case SIGN -> uses.sign(session, key, parameters, data);
                    case DERIVE -> uses.derive(session, key, parameters, request.number(3));
                    case WRAP -> uses.wrap(session, key, parameters, data);
                    case UNWRAP -> uses.unwrap(session, key, parameters, data);
                    default -> throw new IllegalArgumentException("no use of a key");
                };
            } finally {
                Cryptoki.free(parameters);
            }
        });
    }
}

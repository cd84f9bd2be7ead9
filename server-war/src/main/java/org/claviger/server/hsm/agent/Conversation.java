package org.claviger.server.hsm.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.claviger.server.hsm.agent.Cryptoki.BadDataException;
import org.claviger.server.hsm.agent.Cryptoki.NotFoundException;
import sun.security.pkcs11.wrapper.CK_INFO;
import sun.security.pkcs11.wrapper.CK_TOKEN_INFO;
import sun.security.pkcs11.wrapper.PKCS11Constants;
import sun.security.pkcs11.wrapper.PKCS11Exception;

/**
 * One connection of the server: one PKCS#11 session, one request at a time. It ends with the connection, and the session
 * with it.
 */
final class Conversation implements Runnable {
    private static final long NONE = -1;

    /** A group of opens goes no further when it has taken so long: who is left does better on other sessions. */
    private static final long GROUP_NANOS = 10_000_000;

    private final Cryptoki cryptoki;
    private final Frames server;

    private final Handles handles;
    private final KeyRequests keys;

    private long slot = NONE;
    private long session = NONE;

    Conversation(Cryptoki cryptoki, Frames server, Handles handles) {
        this.cryptoki = cryptoki;
        this.server = server;
        this.handles = handles;
        this.keys = new KeyRequests(cryptoki, handles);
    }

    @Override
    public void run() {
        try (server) {
            while (true) {
                Message request = server.receive();
                Message reply = answer(request);
                request.wipe();
                server.send(reply);
                reply.wipe();
            }
        } catch (IOException e) {
            // The server has hung up, or speaks nonsense: either way this conversation is over.
        } finally {
            closeSession();
        }
    }

    private Message answer(Message request) {
        try {
            Message reply = new Message(Operation.DONE);
            perform(Operation.of(request.code()), request, reply);
            return reply;
        } catch (PKCS11Exception e) {
            return new Message(Operation.CRYPTOKI_ERROR).with(e.getErrorCode()).with(String.valueOf(e.getMessage()));
        } catch (BadDataException e) {
            return new Message(Operation.CRYPTOKI_ERROR)
                    .with(Cryptoki.CKR_ENCRYPTED_DATA_INVALID)
                    .with("CKR_ENCRYPTED_DATA_INVALID, told as " + e.getMessage());
        } catch (NotFoundException e) {
            return new Message(Operation.NOT_FOUND).with(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return new Message(Operation.MALFORMED).with(String.valueOf(e.getMessage()));
        }
    }

    private void perform(Operation operation, Message request, Message reply)
            throws PKCS11Exception, NotFoundException, BadDataException {
        switch (operation) {
            case DESCRIBE -> describeLibrary(reply);
            case LIST_MECHANISMS -> {
                for (String mechanism : cryptoki.mechanisms(request.number(0))) {
                    reply.with(mechanism);
                }
            }
            case LOGIN -> login(request.text(0), request.number(1), request.bytes(2));
            case GENERATE_KEK -> {
                long kek = cryptoki.generateKek(session(), request.text(0), request.bytes(1));
                reply.with(cryptoki.keyCheckValue(session(), kek));
            }
            case DESCRIBE_KEK -> cryptoki.describe(session(), described(request), reply);
            case DESTROY_KEK -> {
                cryptoki.destroy(session(), cryptoki.find(session(), request.bytes(0)));
                handles.forget(name(request.bytes(0)));
            }
            case SEAL -> reply.with(seal(request.bytes(0), request.bytes(1), request.bytes(2)));
            case OPEN -> {
                long begun = System.nanoTime();
                reply.with(open(request.bytes(0), request.bytes(1), request.bytes(2)))
                        .with(System.nanoTime() - begun);
            }
            case OPEN_ALL -> openAll(request, reply);
            case RESEAL -> reseal(request, reply);
            case PING -> cryptoki.random(session(), new byte[1]);
            case GENERATE_KEY -> keys.generate(session(), request, reply);
            case DESCRIBE_KEY -> keys.describe(session(), request, reply);
            case DESTROY_KEY -> keys.destroy(session(), request);
            case ENCRYPT, DECRYPT, SIGN, DERIVE, WRAP, UNWRAP ->
                reply.with(keys.use(operation, slot, session(), request));
        }
    }

    private byte[] open(byte[] id, byte[] aad, byte[] sealed)
            throws PKCS11Exception, NotFoundException, BadDataException {
        return handles.<BadDataException>with(
                name(id), () -> cryptoki.find(session(), id), kek -> cryptoki.open(session(), kek, aad, sealed));
    }

    private void openAll(Message request, Message reply) {
        List<byte[]> opened = new ArrayList<>();
        long begun = System.nanoTime();
        long taken = 0;
        for (int i = 0; i < request.size() && taken < GROUP_NANOS; i += 3) {
            try {
                opened.add(open(request.bytes(i), request.bytes(i + 1), request.bytes(i + 2)));
            } catch (BadDataException | NotFoundException e) {
                opened.add(new byte[0]); // One that is bad spoils no other.
            } catch (PKCS11Exception e) {
                break;
            } finally {
                taken = System.nanoTime() - begun;
            }
        }
        reply.with(taken / Math.max(1, opened.size()));
        opened.forEach(reply::with);
        while (reply.size() <= request.size() / 3) {
            reply.with(new byte[0]);
        }
    }

    private byte[] seal(byte[] id, byte[] aad, byte[] plaintext) throws PKCS11Exception, NotFoundException {
        return handles.with(
                name(id), () -> cryptoki.find(session(), id), kek -> cryptoki.seal(session(), kek, aad, plaintext));
    }

    private void reseal(Message request, Message reply) throws PKCS11Exception, NotFoundException {
        for (int i = 2; i < request.size(); i += 3) {
            byte[] aadBefore = request.bytes(i);
            byte[] aadAfter = request.bytes(i + 1);
            byte[] sealed = request.bytes(i + 2);
            byte[] plaintext;
            try {
                plaintext = open(request.bytes(0), aadBefore, sealed);
            } catch (BadDataException e) {
                reply.with(new byte[0]); // One that was tampered with spoils no other.
                continue;
            }
            try {
                reply.with(seal(request.bytes(1), aadAfter, plaintext));
            } finally {
                Arrays.fill(plaintext, (byte) 0);
            }
        }
    }

    private long described(Message request) throws PKCS11Exception, NotFoundException {
        return request.bytes(0).length > 0 ? kek(request.bytes(0)) : cryptoki.findLabelled(session(), request.text(1));
    }

    private void describeLibrary(Message reply) throws PKCS11Exception {
        CK_INFO info = cryptoki.info();
        reply.with(Cryptoki.text(info.manufacturerID))
                .with(Cryptoki.text(info.libraryDescription))
                .with(info.libraryVersion.toString())
                .with(info.cryptokiVersion.toString());
        for (long each : cryptoki.slotsWithToken()) {
            CK_TOKEN_INFO token = cryptoki.token(each);
            reply.with(each)
                    .with(Cryptoki.text(token.label))
                    .with(Cryptoki.text(token.manufacturerID))
                    .with(Cryptoki.text(token.model))
                    .with(Cryptoki.text(token.serialNumber))
                    .with(token.firmwareVersion.toString())
                    .with(Cryptoki.isInitialized(token))
                    .with(token.ulSessionCount)
                    .with(token.ulMaxSessionCount);
        }
    }

    private void login(String tokenLabel, long userType, byte[] pin) throws PKCS11Exception, NotFoundException {
        closeSession();
        slot = cryptoki.slotOf(tokenLabel);
        session = cryptoki.openSession(slot);
        CharBuffer characters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(pin));
        char[] exact = Arrays.copyOf(characters.array(), characters.limit());
        try {
            cryptoki.login(session, userType, exact);
        } catch (PKCS11Exception e) {
            closeSession();
            throw e;
        } finally {
            Arrays.fill(exact, '\0');
            Arrays.fill(characters.array(), '\0');
        }
    }

    private long session() {
        if (session == NONE) {
            throw new IllegalArgumentException("not logged in");
        }
        return session;
    }

    private void closeSession() {
        if (session != NONE) {
            try {
                cryptoki.closeSession(session);
            } catch (PKCS11Exception e) {
                // It was broken already, or its token has gone.
            }
            session = NONE;
        }
    }

    private long kek(byte[] id) throws PKCS11Exception, NotFoundException {
        return handles.of(name(id), () -> cryptoki.find(session(), id));
    }

    private Handles.Name name(byte[] id) {
        return Handles.Name.of(slot, PKCS11Constants.CKO_SECRET_KEY, id);
    }
}

package org.claviger.server.kmip.pkcs11;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.claviger.kmip.word.Pkcs11Function;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.jspecify.annotations.Nullable;

/** A session of a connection: what ends with it, what was found and not fetched, and one operation of each kind. */
final class Session {
    /** CKF_FIND_OBJECTS. */
    private static final int FIND_OBJECTS = 0x40;

    private final boolean isWritable;
    private final Map<Kind, Running> running = new EnumMap<>(Kind.class);
    private final Set<UUID> owned = new HashSet<>();
    private @Nullable Queue<UUID> found;
    private @Nullable Computed computed;

    Session(boolean isWritable) {
        this.isWritable = isWritable;
    }

    /** What can be done in it at the same time. */
    enum Kind {
        ENCRYPT(Mechanism.Flags.ENCRYPT),
        DECRYPT(Mechanism.Flags.DECRYPT),
        DIGEST(Mechanism.Flags.DIGEST),
        SIGN(Mechanism.Flags.SIGN),
        VERIFY(Mechanism.Flags.VERIFY);

        private final int flag;

        Kind(int flag) {
            this.flag = flag;
        }
    }

    boolean isWritable() {
        return isWritable;
    }

    void requireWritable() {
        if (!isWritable) {
            throw new Refusal(Pkcs11ReturnCode.SESSION_READ_ONLY);
        }
    }

    /** The object ends with it. */
    void own(UUID object) {
        owned.add(object);
    }

    void disown(UUID object) {
        owned.remove(object);
    }

    Set<UUID> owned() {
        return Set.copyOf(owned);
    }

    void begin(Kind kind, Running operation) {
        if (running.putIfAbsent(kind, operation) != null) {
            throw new Refusal(Pkcs11ReturnCode.OPERATION_ACTIVE);
        }
    }

    Running require(Kind kind) {
        Running operation = running.get(kind);
        if (operation == null) {
            throw new Refusal(Pkcs11ReturnCode.OPERATION_NOT_INITIALIZED);
        }
        return operation;
    }

    void end(Kind kind) {
        running.remove(kind);
        forget();
    }

    /** Ends those of these flags. */
    void cancel(long flags) {
        for (Kind kind : Kind.values()) {
            if ((flags & kind.flag) != 0) {
                end(kind);
            }
        }
        if ((flags & FIND_OBJECTS) != 0) {
            found = null;
        }
    }

    void search(Queue<UUID> objects) {
        if (found != null) {
            throw new Refusal(Pkcs11ReturnCode.OPERATION_ACTIVE);
        }
        found = new ArrayDeque<>(objects);
    }

    Queue<UUID> found() {
        if (found == null) {
            throw new Refusal(Pkcs11ReturnCode.OPERATION_NOT_INITIALIZED);
        }
        return found;
    }

    void endSearch() {
        found();
        found = null;
    }

    /**
     * What a function gives for its input. It is kept until it is fetched: who asks for its length, or has too little room, is
     * going to call again, and nothing must be done twice.
     */
    byte[] once(Pkcs11Function function, byte[] input, Supplier<byte[]> work) {
        Computed last = computed;
        if (last != null && last.function() == function && Arrays.equals(last.input(), input)) {
            return last.output();
        }
        byte[] output = work.get();
        forget();
        computed = new Computed(function, input.clone(), output);
        return output;
    }

    /** It was fetched. */
    void forget() {
        if (computed != null) {
            computed.wipe();
            computed = null;
        }
    }

    /** What is computed and not fetched. */
    private record Computed(Pkcs11Function function, byte[] input, byte[] output) {
        private void wipe() {
            Arrays.fill(input, (byte) 0);
            Arrays.fill(output, (byte) 0);
        }

        @Override
        public String toString() {
            return "Computed[hidden]";
        }
    }

    /** An operation that was begun. */
    static final class Running {
        private final Mechanism.Chosen mechanism;
        private final @Nullable UUID key;
        private byte @Nullable [] correlation;
        private byte[] heldBack = {};

        Running(Mechanism.Chosen mechanism, @Nullable UUID key) {
            this.mechanism = mechanism;
            this.key = key;
        }

        Mechanism.Chosen mechanism() {
            return mechanism;
        }

        @Nullable UUID key() {
            return key;
        }

        /** By which the parts that have come are known; absent as long as none has. */
        byte @Nullable [] correlation() {
            return correlation;
        }

        void isKnownBy(byte[] value) {
            correlation = value.clone();
        }

        /** Keeps back the last bytes of what comes: they are the tag, if nothing follows. */
        byte[] allButLast(byte[] part, int length) {
            byte[] all = Arrays.copyOf(heldBack, heldBack.length + part.length);
            System.arraycopy(part, 0, all, heldBack.length, part.length);
            int kept = Math.min(length, all.length);
            heldBack = Arrays.copyOfRange(all, all.length - kept, all.length);
            return Arrays.copyOf(all, all.length - kept);
        }

        byte[] heldBack() {
            return heldBack;
        }
    }
}

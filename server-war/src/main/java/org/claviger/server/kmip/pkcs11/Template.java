package org.claviger.server.kmip.pkcs11;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.jspecify.annotations.Nullable;

/** Attributes that a caller wants an object to have, or asks for. */
final class Template {
    private final List<Entry> entries = new ArrayList<>();

    /**
     * One of them.
     *
     * @param code of the type, known or not
     * @param hasRoom true if the caller has a buffer for the value, or brings it
     * @param length elements of an array
     * @param value absent if it is asked for
     */
    record Entry(long code, AttributeType type, boolean hasRoom, int length, byte @Nullable [] value) {}

    void add(Entry entry) {
        entries.add(entry);
    }

    List<Entry> entries() {
        return entries;
    }

    Optional<byte[]> bytes(AttributeType type) {
        return entries.stream()
                .filter(each -> each.type() == type)
                .flatMap(each -> Optional.ofNullable(each.value()).stream())
                .findFirst();
    }

    Optional<Boolean> flag(AttributeType type) {
        return bytes(type).map(value -> value[0] != 0);
    }

    boolean isTrue(AttributeType type) {
        return flag(type).orElse(false);
    }

    Optional<Long> number(AttributeType type) {
        return bytes(type).map(value -> ByteBuffer.wrap(value).getLong());
    }

    Optional<String> text(AttributeType type) {
        return bytes(type)
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .filter(text -> !text.isEmpty());
    }

    /** Refuses what no object here can be. */
    void requireMakeable() {
        boolean isUnknown = entries.stream().anyMatch(each -> each.type() == AttributeType.UNKNOWN);
        if (isTrue(AttributeType.SIGN_RECOVER) || isTrue(AttributeType.ALWAYS_AUTHENTICATE)) {
            throw new Refusal(Pkcs11ReturnCode.TEMPLATE_INCONSISTENT);
        }
        if (isUnknown) {
            throw new Refusal(Pkcs11ReturnCode.ATTRIBUTE_TYPE_INVALID);
        }
    }
}

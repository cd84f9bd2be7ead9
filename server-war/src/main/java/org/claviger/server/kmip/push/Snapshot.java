package org.claviger.server.kmip.push;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.claviger.api.crypto.Link;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.attribute.Attribute;
import org.claviger.server.kmip.attribute.Attribute.AttributeName;
import org.claviger.server.kmip.attribute.ObjectAttributes;
import org.claviger.server.object.ObjectView;
import org.jspecify.annotations.Nullable;

/**
 * How an object was when clients were told of it last: a digest of each attribute, so that it takes little memory and holds
 * no value.
 *
 * @param replacement the object that has come in its place; absent if none has
 */
record Snapshot(
        Map<AttributeName, Long> digests,
        int version,
        @Nullable UUID replacement) {
    Snapshot {
        digests = Map.copyOf(digests);
    }

    /** Of an object as it is now. */
    static Snapshot of(ObjectView view) {
        Map<AttributeName, Long> digests = new LinkedHashMap<>();
        named(ObjectAttributes.of(view)).forEach((name, values) -> digests.put(name, digest(values)));
        return new Snapshot(digests, view.object().version(), view.object().linked(Link.Type.REPLACEMENT));
    }

    /** Of an object that is made at this moment. */
    static Snapshot ofNothing() {
        return new Snapshot(Map.of(), 1, null);
    }

    /**
     * What is different now.
     *
     * @param now of the same object
     */
    Difference to(Snapshot now, UUID id) {
        Set<AttributeName> changed = new LinkedHashSet<>();
        now.digests.forEach((name, digest) -> {
            if (!digest.equals(digests.get(name))) {
                changed.add(name);
            }
        });
        List<AttributeName> gone = digests.keySet().stream()
                .filter(name -> !now.digests.containsKey(name))
                .toList();
        if (!(changed.isEmpty() && gone.isEmpty())) {
            changed.add(AttributeName.of(Tag.LAST_CHANGE_DATE)); // which may have been in the same second
        }
        return new Difference(changed, gone, replacing(now, id));
    }

    /** The object that is to be had in the place of this one: another one, or the same with new material. */
    private Optional<UUID> replacing(Snapshot now, UUID id) {
        if (now.replacement != null && !now.replacement.equals(replacement)) {
            return Optional.of(now.replacement);
        }
        return now.version > version ? Optional.of(id) : Optional.empty();
    }

    private static Map<AttributeName, List<Attribute>> named(List<Attribute> attributes) {
        Map<AttributeName, List<Attribute>> all = new LinkedHashMap<>();
        attributes.forEach(each ->
                all.computeIfAbsent(each.named(), name -> new ArrayList<>()).add(each));
        return all;
    }

    private static long digest(List<Attribute> values) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            values.forEach(each -> sha256.update(TtlvEncoder.encode(each.tagged())));
            return ByteBuffer.wrap(sha256.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java platform has it.
        }
    }

    /**
     * What clients are told.
     *
     * @param changed names of attributes that are new, or have other values
     * @param gone those that there are no more
     * @param replacement the object whose material is to be had from now on, if it is another one
     */
    record Difference(Set<AttributeName> changed, List<AttributeName> gone, Optional<UUID> replacement) {
        boolean isNothing() {
            return changed.isEmpty() && gone.isEmpty() && replacement.isEmpty();
        }
    }
}

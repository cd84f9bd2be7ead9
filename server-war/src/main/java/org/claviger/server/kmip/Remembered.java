package org.claviger.server.kmip;

import com.github.benmanes.caffeine.cache.Cache;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.claviger.kmip.word.ResultReason;
import org.claviger.server.platform.RandomSecrets;

/**
 * What this node remembers for clients from one message to the next, each by a random value that it gave. A client has its
 * share, so that none takes the place of others.
 *
 * @param <T> what is remembered
 */
public final class Remembered<T> {
    private final Cache<String, T> all;
    private final Function<T, UUID> client;
    private final Share share;

    /**
     * Remembers nothing yet.
     *
     * @param all empty; says how many there are at most, and how long
     * @param client whose something is
     */
    public Remembered(Cache<String, T> all, Function<T, UUID> client, Share share) {
        this.all = all;
        this.client = client;
        this.share = share;
    }

    /**
     * What a client has.
     *
     * @param most at the same time
     * @param refusal of more: what to do about it
     * @param valueLength bytes of the values
     */
    public record Share(int most, String refusal, int valueLength) {}

    /**
     * Remembers something of a client.
     *
     * @param made of a copy of its value
     * @return the value, which the answer that tells it may wipe
     * @throws Failure if the client has its share
     */
    public byte[] add(UUID owner, Function<byte[], T> made) {
        if (of(owner).size() >= share.most()) {
            throw new Failure(ResultReason.SERVER_LIMIT_EXCEEDED, share.refusal());
        }
        byte[] value = RandomSecrets.bytes(share.valueLength());
        all.put(key(value), made.apply(value.clone()));
        return value;
    }

    /** By its value, whoever it is of. */
    public Optional<T> find(byte[] value) {
        return Optional.ofNullable(all.getIfPresent(key(value)));
    }

    /** All of a client. */
    public List<T> of(UUID owner) {
        return all.asMap().values().stream()
                .filter(each -> client.apply(each).equals(owner))
                .toList();
    }

    /** True for one caller alone, and only if it was there. */
    public boolean forget(byte[] value) {
        return all.asMap().remove(key(value)) != null;
    }

    private static String key(byte[] value) {
        return HexFormat.of().formatHex(value);
    }
}

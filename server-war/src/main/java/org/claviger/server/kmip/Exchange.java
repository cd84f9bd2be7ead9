package org.claviger.server.kmip;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.UniqueIdentifierEnumeration;
import org.claviger.kmip.word.Version;
import org.claviger.server.platform.Caller;

/** What the operations of one request message know of it, and of each other. One thread at a time. */
public final class Exchange {
    private final Caller caller;
    private final Version version;
    private final Instant now;
    private final Optional<X509Certificate> certificate;
    private final Optional<Reversible> connection;
    private final Map<UniqueIdentifierEnumeration, UUID> identifiers = new EnumMap<>(UniqueIdentifierEnumeration.class);

    /** Of an authenticated request. */
    public Exchange(Caller caller, Version version, Instant now) {
        this(caller, version, now, Optional.empty(), Optional.empty());
    }

    /** The same, if a certificate has told who asks. */
    Exchange(
            Caller caller,
            Version version,
            Instant now,
            Optional<X509Certificate> certificate,
            Optional<Reversible> connection) {
        this.caller = caller;
        this.version = version;
        this.now = now;
        this.certificate = certificate;
        this.connection = connection;
    }

    /** The same for a thread of its own. */
    Exchange apart() {
        Exchange other = new Exchange(caller, version, now, certificate, Optional.empty());
        other.identifiers.putAll(identifiers);
        return other;
    }

    /** Who asks. */
    public Caller caller() {
        return caller;
    }

    /** The certificate that has told who asks, if one has. */
    public Optional<X509Certificate> certificate() {
        return certificate;
    }

    /** The connection, if it has told who asks, nothing else is asked with it, and its roles can change. */
    public Optional<Reversible> connection() {
        return connection;
    }

    /** The version that the client speaks. */
    public Version version() {
        return version;
    }

    /** True if attributes are structures, as of 2.0. */
    public boolean isAtLeast2() {
        return version.isAtLeast(Version.V2_0);
    }

    /** When the request came. */
    public Instant now() {
        return now;
    }

    /**
     * The object that an item is about: the one it names, or the one that an item before has left in the ID Placeholder
     * (KMIP 2.1, section 7.4).
     */
    public UUID identifier(Fields request) {
        return identifier(request, Tag.UNIQUE_IDENTIFIER);
    }

    /** The same by another tag. */
    public UUID identifier(Fields request, Tag tag) {
        return request.first(tag)
                .map(this::identifier)
                .orElseGet(() -> remembered(UniqueIdentifierEnumeration.ID_PLACEHOLDER));
    }

    /** What an item names. */
    public UUID identifier(Item item) {
        if (item.value() instanceof Value.Text text) {
            return parse(text.text());
        }
        if (item.value() instanceof Value.Enumerated && isAtLeast2()) {
            return remembered(Fields.word(item, UniqueIdentifierEnumeration.class));
        }
        throw Failure.invalid("An object is named by the text of its Unique Identifier.");
    }

    /** An id; what isn't one names no object. */
    public static UUID parse(String text) {
        return find(text).orElseThrow(Exchange::notFound);
    }

    /** An id, if the text is one. */
    public static Optional<UUID> find(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Failure notFound() {
        return new Failure(ResultReason.OBJECT_NOT_FOUND, "There is no such object.");
    }

    private UUID remembered(UniqueIdentifierEnumeration which) {
        UUID id = identifiers.get(which);
        if (id == null) {
            throw new Failure(
                    ResultReason.INVALID_MESSAGE,
                    "The item names no object, and no item before it in the batch has left one in the ID Placeholder.");
        }
        return id;
    }

    /** Leaves an object to the items that follow. */
    public void remember(UUID id) {
        identifiers.put(UniqueIdentifierEnumeration.ID_PLACEHOLDER, id);
    }

    /** The same, to be named by what has made it. */
    public void remember(UUID id, UniqueIdentifierEnumeration by) {
        remember(id);
        identifiers.put(by, id);
    }

    /** Leaves nothing. */
    public void forget() {
        identifiers.remove(UniqueIdentifierEnumeration.ID_PLACEHOLDER);
    }
}

package org.claviger.server.kmip.attribute;

import static org.claviger.kmip.word.Version.V1_0;
import static org.claviger.kmip.word.Version.V1_1;
import static org.claviger.kmip.word.Version.V1_2;
import static org.claviger.kmip.word.Version.V1_3;
import static org.claviger.kmip.word.Version.V1_4;
import static org.claviger.kmip.word.Version.V2_0;
import static org.claviger.kmip.word.Version.V2_1;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.kmip.attribute.Attribute.AttributeName;

/**
 * What the specification says of an attribute (KMIP 2.1, section 4; 1.4, section 3).
 *
 * @param since the first version that has it
 * @param until the last one
 * @param isMany true if an object may have several
 * @param hand whose it is to set
 */
public record AttributeRule(Tag tag, Version since, Version until, boolean isMany, Hand hand) {
    /** Who may set and change an attribute. */
    public enum Hand {
        /** The server alone. */
        SERVER,
        /** The client when the object is made, and nobody afterwards. */
        ONCE,
        /** The client, whenever he likes. */
        CLIENT
    }

    private static final Map<Tag, AttributeRule> RULES = new EnumMap<>(Tag.class);

    static {
        server(V1_0, Tag.UNIQUE_IDENTIFIER, Tag.OBJECT_TYPE, Tag.STATE, Tag.INITIAL_DATE, Tag.LAST_CHANGE_DATE);
        server(V1_0, Tag.DESTROY_DATE, Tag.COMPROMISE_DATE, Tag.COMPROMISE_OCCURRENCE_DATE, Tag.REVOCATION_REASON);
        server(V1_0, Tag.ARCHIVE_DATE, Tag.LEASE_TIME, Tag.CERTIFICATE_TYPE);
        server(V1_1, Tag.CERTIFICATE_LENGTH, Tag.DIGITAL_SIGNATURE_ALGORITHM);
        server(V1_1, Tag.X_509_CERTIFICATE_IDENTIFIER, Tag.X_509_CERTIFICATE_SUBJECT, Tag.X_509_CERTIFICATE_ISSUER);
        server(V1_2, Tag.KEY_VALUE_PRESENT);
        server(V1_3, Tag.RANDOM_NUMBER_GENERATOR);
        server(V1_4, Tag.ALWAYS_SENSITIVE, Tag.NEVER_EXTRACTABLE);
        server(V2_0, Tag.SHORT_UNIQUE_IDENTIFIER, Tag.KEY_FORMAT_TYPE, Tag.OPAQUE_DATA_TYPE);
        server(V2_0, CertificateAttributes.NAMES.toArray(Tag[]::new));
        server(V2_1, Tag.ROTATE_DATE, Tag.ROTATE_GENERATION, Tag.ROTATE_LATEST);
        RULES.put(Tag.DIGEST, new AttributeRule(Tag.DIGEST, V1_0, V2_1, true, Hand.SERVER));

        once(V1_0, Tag.CRYPTOGRAPHIC_ALGORITHM, Tag.CRYPTOGRAPHIC_LENGTH, Tag.CRYPTOGRAPHIC_DOMAIN_PARAMETERS);
        once(V1_2, Tag.ORIGINAL_CREATION_DATE);
        once(V1_1, Tag.FRESH);
        once(V2_0, Tag.PROTECTION_STORAGE_MASK, Tag.QUANTUM_SAFE);

        client(V1_0, Tag.CRYPTOGRAPHIC_USAGE_MASK, Tag.USAGE_LIMITS, Tag.CONTACT_INFORMATION);
        client(V1_0, Tag.ACTIVATION_DATE, Tag.PROCESS_START_DATE, Tag.PROTECT_STOP_DATE, Tag.DEACTIVATION_DATE);
        client(V1_4, Tag.SENSITIVE, Tag.EXTRACTABLE, Tag.COMMENT, Tag.DESCRIPTION, Tag.PKCS_12_FRIENDLY_NAME);
        client(V2_0, Tag.PROTECTION_LEVEL, Tag.PROTECTION_PERIOD, Tag.OBJECT_GROUP_MEMBER);
        client(V2_1, Tag.ROTATE_AUTOMATIC, Tag.ROTATE_INTERVAL, Tag.ROTATE_OFFSET, Tag.ROTATE_NAME);
        RULES.put(
                Tag.OPERATION_POLICY_NAME,
                new AttributeRule(Tag.OPERATION_POLICY_NAME, V1_0, V1_4, false, Hand.CLIENT));
        many(V1_0, Tag.NAME, Tag.CRYPTOGRAPHIC_PARAMETERS, Tag.OBJECT_GROUP, Tag.LINK);
        many(V1_0, Tag.APPLICATION_SPECIFIC_INFORMATION);
        many(V1_2, Tag.ALTERNATIVE_NAME, Tag.KEY_VALUE_LOCATION);
        many(V2_0, Tag.NIST_KEY_TYPE);
    }

    private static void server(Version since, Tag... tags) {
        add(since, Hand.SERVER, false, tags);
    }

    private static void once(Version since, Tag... tags) {
        add(since, Hand.ONCE, false, tags);
    }

    private static void client(Version since, Tag... tags) {
        add(since, Hand.CLIENT, false, tags);
    }

    private static void many(Version since, Tag... tags) {
        add(since, Hand.CLIENT, true, tags);
    }

    private static void add(Version since, Hand hand, boolean isMany, Tag... tags) {
        for (Tag tag : tags) {
            RULES.put(tag, new AttributeRule(tag, since, V2_1, isMany, hand));
        }
    }

    /** Of an attribute of the specification; empty if it knows none of this name. */
    public static Optional<AttributeRule> of(AttributeName name) {
        return name.tag().map(RULES::get);
    }

    /** All attributes that there are. */
    public static Set<Tag> tags() {
        return RULES.keySet();
    }

    /** True if a version has it. */
    public boolean isIn(Version version) {
        return version.isAtLeast(since) && until.isAtLeast(version);
    }
}

package org.claviger.server.kmip.attribute;

import java.util.List;
import java.util.Optional;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.kmip.word.Vocabulary;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;

/**
 * An attribute, whatever version it came by.
 *
 * @param vendor whose it is; empty for those of the specification
 * @param name as 1.x has it: the title of the tag; of a vendor's, without the vendor
 * @param index the Attribute Index of 1.x
 */
public record Attribute(String vendor, String name, int index, Value value) {
    /** The vendor of attributes that clients make up. */
    public static final String CLIENT = "x";

    private static final String SERVER = "y";

    /** One of the specification, the first of its name. */
    public static Attribute of(Tag tag, Value value) {
        return new Attribute("", tag.title(), 0, value);
    }

    /** The same of an item. */
    public static Attribute of(Item item) {
        return of(item.knownTag().orElseThrow(), item.value());
    }

    /** Reads all that a Template-Attribute of 1.x or an Attributes structure of 2.x holds. */
    public static List<Attribute> allOf(Fields structure) {
        return structure.items().stream()
                .filter(item -> !item.is(Tag.NAME) || isIn2(structure))
                .map(item -> item.is(Tag.ATTRIBUTE) ? ofStructure(item) : ofTagged(item))
                .toList();
    }

    /** A Template-Attribute of 1.x has names of templates beside attributes. */
    private static boolean isIn2(Fields structure) {
        return structure.structure().is(Tag.ATTRIBUTES)
                || structure.structure().is(Tag.COMMON_ATTRIBUTES)
                || structure.structure().is(Tag.PRIVATE_KEY_ATTRIBUTES)
                || structure.structure().is(Tag.PUBLIC_KEY_ATTRIBUTES)
                || structure.structure().is(Tag.NEW_ATTRIBUTE)
                || structure.structure().is(Tag.CURRENT_ATTRIBUTE);
    }

    /** Reads an Attribute structure: of 1.x, or of a vendor in 2.x. */
    public static Attribute ofStructure(Item item) {
        Fields fields = Fields.of(item);
        Value value = Fields.require(fields.first(Tag.ATTRIBUTE_VALUE), Tag.ATTRIBUTE_VALUE)
                .value();
        return reference(item).at(fields.integer(Tag.ATTRIBUTE_INDEX).orElse(0), value);
    }

    /** Reads an attribute that has a tag of its own. */
    public static Attribute ofTagged(Item item) {
        Tag tag = item.knownTag().orElseThrow(() -> unknown("of this tag"));
        return of(tag, item.value());
    }

    /** What an Attribute or Attribute Reference structure names. */
    public static AttributeName reference(Item item) {
        Fields fields = Fields.of(item);
        String name = Fields.require(fields.text(Tag.ATTRIBUTE_NAME), Tag.ATTRIBUTE_NAME);
        Optional<String> vendor = fields.text(Tag.VENDOR_IDENTIFICATION);
        return vendor.map(v -> new AttributeName(v, name)).orElseGet(() -> AttributeName.parse(name));
    }

    private static Failure unknown(String what) {
        return new Failure(ResultReason.INVALID_FIELD, "There is no attribute " + what + ".");
    }

    /** What it is called. */
    public AttributeName named() {
        return new AttributeName(vendor, name);
    }

    /** True if it is the specification's, of this tag. */
    public boolean is(Tag tag) {
        return vendor.isEmpty() && name.equals(tag.title());
    }

    /** The tag, if it is the specification's. */
    public Optional<Tag> tag() {
        return named().tag();
    }

    /** The same in another place among those of its name. */
    public Attribute at(int place) {
        return new Attribute(vendor, name, place, value);
    }

    /** The item that stands for it where attributes have tags: of a vendor's, the whole structure. */
    public Item tagged() {
        return tag().map(tag -> Item.of(tag, value))
                .orElseGet(() -> Item.of(
                        Tag.ATTRIBUTE,
                        Item.of(Tag.VENDOR_IDENTIFICATION, vendor),
                        Item.of(Tag.ATTRIBUTE_NAME, name),
                        Item.of(Tag.ATTRIBUTE_VALUE, value)));
    }

    /** As a version of KMIP has it. */
    public Item in(Version version) {
        if (version.isAtLeast(Version.V2_0)) {
            return tagged();
        }
        Item title = Item.of(Tag.ATTRIBUTE_NAME, named().text());
        Item held = Item.of(Tag.ATTRIBUTE_VALUE, value);
        return index == 0
                ? Item.of(Tag.ATTRIBUTE, title, held)
                : Item.of(Tag.ATTRIBUTE, title, Item.of(Tag.ATTRIBUTE_INDEX, index), held);
    }

    /** Text, if it is one. */
    public Optional<String> text() {
        return value instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    /** The fields of its structure. */
    public Fields fields() {
        return Fields.of(tagged());
    }

    /**
     * What an attribute is called.
     *
     * @param vendor empty for those of the specification
     */
    public record AttributeName(String vendor, String name) {
        /** By its tag. */
        public static AttributeName of(Tag tag) {
            return new AttributeName("", tag.title());
        }

        /** As 1.x has it: those of clients begin with {@code x-}, those of servers with {@code y-}. */
        public static AttributeName parse(String text) {
            for (String vendor : List.of(CLIENT, SERVER)) {
                if (text.startsWith(vendor + "-")) {
                    return new AttributeName(vendor, text.substring(vendor.length() + 1));
                }
            }
            return Vocabulary.of(Tag.class)
                    .titled(text)
                    .map(AttributeName::of)
                    .orElseThrow(() -> unknown("\"" + text + "\""));
        }

        /** The tag, if it is the specification's. */
        public Optional<Tag> tag() {
            return vendor.isEmpty() ? Vocabulary.of(Tag.class).titled(name) : Optional.empty();
        }

        /** As 1.x has it. */
        public String text() {
            return vendor.isEmpty() ? name : vendor + "-" + name;
        }

        /** An attribute of this name. */
        public Attribute at(int index, Value value) {
            return new Attribute(vendor, name, index, value);
        }

        /** True if that version has names like this. */
        public boolean isIn(Version version) {
            return vendor.isEmpty()
                    ? AttributeRule.of(this).filter(rule -> rule.isIn(version)).isPresent()
                    : version.isAtLeast(Version.V2_0) || vendor.equals(CLIENT) || vendor.equals(SERVER);
        }

        /** As a version refers to it. */
        public Item reference(Version version) {
            if (!version.isAtLeast(Version.V2_0)) {
                return Item.of(Tag.ATTRIBUTE_NAME, text());
            }
            return tag().map(tag -> Item.of(Tag.ATTRIBUTE_REFERENCE, new Value.Enumerated(tag.code())))
                    .orElseGet(() -> Item.of(
                            Tag.ATTRIBUTE_REFERENCE,
                            Item.of(Tag.VENDOR_IDENTIFICATION, vendor),
                            Item.of(Tag.ATTRIBUTE_NAME, name)));
        }

        /** Reads how a version refers to it: by an Attribute Name or an Attribute Reference. */
        public static AttributeName ofReference(Item item) {
            if (item.value() instanceof Value.Text text) {
                return parse(text.text());
            }
            if (item.value() instanceof Value.Enumerated enumerated) {
                return Vocabulary.of(Tag.class)
                        .coded(enumerated.code())
                        .map(AttributeName::of)
                        .orElseThrow(() -> unknown("of this tag"));
            }
            return Attribute.reference(item);
        }
    }
}

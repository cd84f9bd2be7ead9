package org.claviger.kmip.item;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes messages as XML (KMIP Profiles 2.1, "XML Encoding"), UTF-8, a line for each item, indented as the specification does.
 * The JDK's own writer leaves line breaks in attributes as they are, which every reader takes for spaces.
 */
public final class XmlEncoder {
    static final String UNKNOWN = "TTLV";
    private static final String INDENT = "  ";
    private static final int REPLACEMENT = 0xFFFD;

    private final StringBuilder out = new StringBuilder();

    private XmlEncoder() {}

    /** An item, with all that is in it. */
    public static byte[] encode(Item item) {
        XmlEncoder encoder = new XmlEncoder();
        encoder.write(item, List.of(), 0);
        return encoder.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(Item item, List<Item> before, int depth) {
        boolean isKnown = item.knownTag().isPresent();
        String name = isKnown ? Words.tag(item.tag()) : UNKNOWN;
        out.append(INDENT.repeat(depth)).append('<').append(name);
        if (!isKnown) {
            attribute("tag", Words.tag(item.tag()));
        }
        List<Item> items = item.items();
        if (item.value().type() != ItemType.STRUCTURE) {
            attribute("type", item.value().type().title());
            attribute("value", text(Words.tagOfWords(item.tag(), before), item.value()));
        }
        if (items.isEmpty()) {
            out.append("/>\n");
            return;
        }
        out.append(">\n");
        for (int i = 0; i < items.size(); i++) {
            write(items.get(i), items.subList(0, i), depth + 1);
        }
        out.append(INDENT.repeat(depth)).append("</").append(name).append(">\n");
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        value.codePoints().forEach(this::escape);
        out.append('"');
    }

    /** XML has no way to say some characters: they become U+FFFD. */
    private void escape(int codePoint) {
        switch (codePoint) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\t', '\n', '\r' -> out.append("&#").append(codePoint).append(';');
            default -> out.appendCodePoint(isOfXml(codePoint) ? codePoint : REPLACEMENT);
        }
    }

    private static boolean isOfXml(int codePoint) {
        return (codePoint >= ' ' && codePoint <= 0xD7FF)
                || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
                || codePoint >= 0x10000;
    }

    private static String text(int tagOfWords, Value value) {
        return switch (value.type()) {
            case STRUCTURE -> throw new IllegalArgumentException("A structure has no text.");
            case INTEGER -> integer(tagOfWords, ((Value.Int) value).number());
            case LONG_INTEGER -> Long.toString(((Value.LongInt) value).number());
            case BIG_INTEGER -> Texts.hex(((Value.BigInt) value).bytes());
            case ENUMERATION -> Words.enumerated(tagOfWords, ((Value.Enumerated) value).code());
            case BOOLEAN -> Boolean.toString(((Value.Bool) value).isTrue());
            case TEXT_STRING -> ((Value.Text) value).text();
            case BYTE_STRING -> Texts.hex(((Value.Bytes) value).bytes());
            case DATE_TIME -> Texts.dateTime(((Value.DateTime) value).seconds());
            case INTERVAL -> Integer.toUnsignedString(((Value.Interval) value).seconds());
            case DATE_TIME_EXTENDED -> Texts.dateTimeExtended(((Value.DateTimeExtended) value).micros());
        };
    }

    private static String integer(int tagOfWords, int number) {
        return Words.isMask(tagOfWords) && number != 0 ? Words.mask(tagOfWords, number, " ") : Integer.toString(number);
    }
}

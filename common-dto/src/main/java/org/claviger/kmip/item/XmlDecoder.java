package org.claviger.kmip.item;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages in XML (KMIP Profiles 2.1, "XML Encoding"). Names are those of any version; there is no document type, and
 * no entity but those of XML itself.
 */
public final class XmlDecoder {
    private final XMLStreamReader in;
    private final Count count = new Count();

    private XmlDecoder(XMLStreamReader in) {
        this.in = in;
    }

    /** Reads one message: one element, and nothing behind it. */
    public static Item decode(byte[] xml) throws DecodingException {
        return decode(new ByteArrayInputStream(xml));
    }

    private static Item decode(InputStream xml) throws DecodingException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(xml);
            XmlDecoder decoder = new XmlDecoder(reader);
            if (decoder.next() != XMLStreamConstants.START_ELEMENT) {
                throw new DecodingException("There is no element.");
            }
            Item item = decoder.item(List.of(), 0);
            if (decoder.next() != XMLStreamConstants.END_DOCUMENT) {
                throw new DecodingException("There is something behind the message.");
            }
            return item;
        } catch (XMLStreamException e) {
            throw new DecodingException("The message is not well-formed XML.", e);
        }
    }

    /** What comes next that isn't white space, or a comment. */
    private int next() throws XMLStreamException, DecodingException {
        while (in.hasNext()) {
            int event = in.next();
            switch (event) {
                case XMLStreamConstants.COMMENT, XMLStreamConstants.SPACE -> {}
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!in.isWhiteSpace()) {
                        throw new DecodingException("There is text between the elements.");
                    }
                }
                case XMLStreamConstants.START_ELEMENT,
                        XMLStreamConstants.END_ELEMENT,
                        XMLStreamConstants.END_DOCUMENT -> {
                    return event;
                }
                default -> throw new DecodingException("There is something in the XML that a message has no use for.");
            }
        }
        return XMLStreamConstants.END_DOCUMENT;
    }

    /** The item whose element has just begun. */
    private Item item(List<Item> before, int depth) throws XMLStreamException, DecodingException {
        Depth.require(depth);
        count.another();
        String name = in.getLocalName();
        int tag = Words.tag(name.equals(XmlEncoder.UNKNOWN) ? required("tag") : name);
        String typeName = attribute("type");
        ItemType type = typeName == null
                ? ItemType.STRUCTURE
                : ItemType.named(typeName)
                        .orElseThrow(() -> new DecodingException("An item is of a type that there isn't."));
        if (type == ItemType.STRUCTURE) {
            return new Item(tag, structure(depth));
        }
        Value value = Texts.value(Words.tagOfWords(tag, before), type, required("value"));
        if (next() != XMLStreamConstants.END_ELEMENT) {
            throw new DecodingException("There is something in an item that is no structure.");
        }
        return new Item(tag, value);
    }

    private Value structure(int depth) throws XMLStreamException, DecodingException {
        List<Item> items = new ArrayList<>();
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                return new Value.Structure(items);
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                throw new DecodingException("The message ends too early.");
            }
            items.add(item(items, depth + 1));
        }
    }

    private @Nullable String attribute(String name) {
        return in.getAttributeValue(null, name);
    }

    private String required(String name) throws DecodingException {
        String value = attribute(name);
        if (value == null) {
            throw new DecodingException("An item has no " + name + ".");
        }
        return value;
    }
}

package org.claviger.blackbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.claviger.kmip.item.DecodingException;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.XmlDecoder;
import org.claviger.kmip.item.XmlEncoder;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A test case of the OASIS profiles: requests, each with the answer that is expected. */
final class OasisCase {
    private static final Pattern NOW = Pattern.compile("\\$NOW(?:([-+])(\\d+))?");
    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Z_0-9]+");

    private final String name;
    private final List<Element> messages;

    private OasisCase(String name, List<Element> messages) {
        this.name = name;
        this.messages = messages;
    }

    static OasisCase read(Path file) {
        return new OasisCase(
                file.getFileName().toString().replace(".xml", ""),
                children(parse(file.toUri().toString())));
    }

    String name() {
        return name;
    }

    /**
     * Sends all requests.
     *
     * @param made what the server has made at random, in whatever case
     * @return what is not as it should be: empty if the case is passed
     */
    List<String> run(KmipDoor door, Set<String> made) {
        OasisRun run = new OasisRun(made);
        for (int i = 0; i < messages.size(); i += 2) {
            Element request = messages.get(i);
            Instant now = Instant.now();
            Item sent = request(request, run.variables(), now);
            Item answer;
            try {
                answer = door.send(sent);
            } catch (IllegalStateException e) {
                return List.of("message " + i / 2 + " of " + name, String.valueOf(e.getMessage()));
            }
            OasisAnswer compared = new OasisAnswer(request, run, now);
            List<String> differences = compared.differences(messages.get(i + 1), xml(answer), xml(sent));
            if (!differences.isEmpty()) {
                differences.add(0, "message " + i / 2 + " of " + name);
                return differences;
            }
        }
        return List.of();
    }

    private static Item request(Element request, Map<String, String> variables, Instant now) {
        try {
            return XmlDecoder.decode(filledIn(text(request), variables, now).getBytes(StandardCharsets.UTF_8));
        } catch (DecodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String filledIn(String xml, Map<String, String> variables, Instant now) {
        String timed =
                NOW.matcher(xml).replaceAll(found -> time(found.group(), now).toString());
        return VARIABLE.matcher(timed).replaceAll(found -> Matcher.quoteReplacement(value(found.group(), variables)));
    }

    /** Of an output that no case has given its number, the last one is meant. */
    private static String value(String variable, Map<String, String> variables) {
        String value = variables.get(variable);
        return value == null ? variables.getOrDefault(variable.replaceFirst("_\\d+$", ""), variable) : value;
    }

    /** What {@code $NOW-3600} means. */
    static Instant time(String variable, Instant now) {
        Matcher parts = NOW.matcher(variable);
        if (!parts.matches()) {
            throw new IllegalArgumentException(variable);
        }
        Instant seconds = now.truncatedTo(ChronoUnit.SECONDS);
        if (parts.group(2) == null) {
            return seconds;
        }
        long by = Long.parseLong(parts.group(2));
        return parts.group(1).equals("-") ? seconds.minusSeconds(by) : seconds.plusSeconds(by);
    }

    static Element xml(Item item) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(XmlEncoder.encode(item)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Element parse(String file) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file)
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Element element) {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter out = new StringWriter();
            transformer.transform(new DOMSource(element), new StreamResult(out));
            return out.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}

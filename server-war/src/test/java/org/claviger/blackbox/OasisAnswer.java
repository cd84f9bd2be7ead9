package org.claviger.blackbox;

import static org.claviger.blackbox.OasisCase.children;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;

/**
 * Compares an answer with the one that a test case expects. What may differ is what the profiles let an implementation vary
 * (KMIP Profiles 1.4 and 2.1, "Permitted Test Case Variations"), and nothing else; none of it depends on which case it is:
 *
 * <ul>
 *   <li>identifiers, time stamps, and the dates of what happens now: they are variables in the cases, and have to be the
 *       same wherever they stand, or about now (Variable Items: UniqueIdentifier, TimeStamp, dates)
 *   <li>{@link #isRandom}: material, digests and outputs of keys that the server has made, and outputs that have random
 *       bytes in them (Variable Items: KeyMaterial, Digest, and the output of cryptographic operations that "inherently
 *       contains variable output")
 *   <li>{@link #MAY_BE_ADDED}: correlation values of the header, and result messages, which may be there or not, and say
 *       something else (response variations: ResultMessage)
 *   <li>{@link #isList}: attributes and objects beyond those of the case, in whatever order (Variable Items: Object Types,
 *       Operation Types, additional attributes); and {@link #OF_SERVERS}, which servers send, and no profile here demands
 *   <li>{@link #isSeed}: what RNG Seed does with what it gets (KMIP 1.4, section 4.36: a server may take it, a part of it,
 *       none of it, or refuse it; the optional cases are one for each)
 *   <li>{@link #OWN}: what a server says of itself (Variable Items: VendorIdentification; KMIP 2.1, section 4.46: the
 *       generator that was used)
 *   <li>the version of an answer is that of its request, whatever a case's text has (KMIP 1.4, section 6.1)
 * </ul>
 */
final class OasisAnswer {
    private static final Duration ABOUT_NOW = Duration.ofMinutes(2);

    private static final Set<String> MAY_BE_ADDED =
            Set.of("ClientCorrelationValue", "ServerCorrelationValue", "ResultMessage");

    /** What the server says of itself. */
    private static final Set<String> OWN =
            Set.of("PKCS_11OutputParameters", "RandomNumberGenerator", "ServerInformation", "VendorIdentification");

    /** Operations that are a server's to send: Query need not tell them. */
    private static final Set<String> OF_SERVERS = Set.of("Notify", "Put");

    private static final Set<String> OUTPUT = Set.of(
            "KeyMaterial",
            "DigestValue",
            "Data",
            "SignatureData",
            "MACData",
            "IVCounterNonce",
            "AuthenticatedEncryptionTag");

    private static final Set<String> PROTECTS = Set.of("Encrypt", "Sign");

    private final Element request;
    private final OasisRun run;
    private final Instant now;
    private final List<String> differences = new ArrayList<>();
    private boolean concernsMade;

    OasisAnswer(Element request, OasisRun run, Instant now) {
        this.request = request;
        this.run = run;
        this.now = now;
    }

    /**
     * What is not as it should be.
     *
     * @param sent the request as it was sent
     */
    List<String> differences(Element expected, Element actual, Element sent) {
        run.learn(request, actual);
        concernsMade = run.concernsMade(actual) || run.concernsMade(sent) || asks("RNGRetrieve");
        compare(expected, actual, expected.getTagName());
        return differences;
    }

    private void compare(Element expected, Element actual, String path) {
        if (!expected.getTagName().equals(actual.getTagName())) {
            differs(path, expected.getTagName(), actual.getTagName());
            return;
        }
        if (isSeed(path) || isOwn(expected)) {
            return;
        }
        if (children(expected).isEmpty() && expected.hasAttribute("value")) {
            compareValue(expected, actual, path);
            return;
        }
        if (isList(path)) {
            compareAsSet(expected, actual, path);
        } else {
            compareInOrder(expected, actual, path);
        }
    }

    private void compareInOrder(Element expected, Element actual, String path) {
        List<Element> wanted = without(children(expected));
        List<Element> got = without(children(actual));
        for (int i = 0; i < Math.max(wanted.size(), got.size()); i++) {
            if (i >= wanted.size()) {
                differs(path, "nothing more", describe(got.get(i)));
            } else if (i >= got.size()) {
                differs(path, describe(wanted.get(i)), "nothing more");
            } else {
                compare(wanted.get(i), got.get(i), path + "/" + wanted.get(i).getTagName());
            }
        }
    }

    private static List<Element> without(List<Element> elements) {
        return elements.stream()
                .filter(each -> !MAY_BE_ADDED.contains(each.getTagName()))
                .toList();
    }

    /** Each that is wanted has to be there, in whatever place. */
    private void compareAsSet(Element expected, Element actual, String path) {
        List<Element> left = new ArrayList<>(children(actual));
        for (Element wanted : children(expected)) {
            Element found = left.stream()
                    .filter(each -> isSame(wanted, each, path))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                if (!OF_SERVERS.contains(wanted.getAttribute("value"))) {
                    differs(path, describe(wanted), "no such");
                }
            } else {
                compare(wanted, found, path + "/" + wanted.getTagName());
                left.remove(found);
            }
        }
    }

    private boolean isSame(Element wanted, Element actual, String path) {
        OasisAnswer attempt = new OasisAnswer(request, run.copy(), now);
        attempt.concernsMade = concernsMade;
        attempt.compare(wanted, actual, path + "/" + wanted.getTagName());
        return attempt.differences.isEmpty();
    }

    /** The lists of Query, and attributes. */
    private boolean isList(String path) {
        return path.endsWith("/Attributes")
                || (path.endsWith("/ResponsePayload")
                        && (asks("Query") || asks("GetAttributes") || asks("GetAttributeList")));
    }

    private boolean isSeed(String path) {
        return path.endsWith("/BatchItem") && asks("RNGSeed");
    }

    /** In 1.x an attribute has its name within. */
    private static boolean isOwn(Element expected) {
        return OWN.contains(expected.getTagName())
                || (expected.getTagName().equals("AttributeValue")
                        && expected.getPreviousSibling() != null
                        && siblings(expected).contains("Random Number Generator"));
    }

    private static List<String> siblings(Element element) {
        return children((Element) element.getParentNode()).stream()
                .map(each -> each.getAttribute("value"))
                .toList();
    }

    private boolean asks(String operation) {
        return children(request).stream()
                .flatMap(item -> children(item).stream())
                .anyMatch(field -> field.getTagName().equals("Operation")
                        && field.getAttribute("value").equals(operation));
    }

    private void compareValue(Element expected, Element actual, String path) {
        String wanted = expected.getAttribute("value");
        String got = actual.getAttribute("value");
        String type = expected.getAttribute("type");
        if (OUTPUT.contains(expected.getTagName())) {
            run.variables().put(variable(expected.getTagName()), got);
        }
        if (!type.equals(actual.getAttribute("type"))) {
            differs(path, type, actual.getAttribute("type"));
        } else if (type.equals("DateTime")) {
            compareDates(wanted, got, path);
        } else if (wanted.startsWith("$")) {
            String known = run.variables().putIfAbsent(wanted, got);
            if (known != null && !known.equals(got)) {
                differs(path, wanted + " = " + known, got);
            }
        } else if (expected.getTagName().startsWith("ProtocolVersion") && !asks("DiscoverVersions")) {
            compareVersion(expected.getTagName(), got, path);
        } else if (!isRandom(expected) && !normalized(wanted, type).equals(normalized(got, type))) {
            differs(path, wanted, got);
        }
    }

    /** By which later requests mean an output, also one that the case spells out: {@code $MAC_DATA} for MACData. */
    private static String variable(String tag) {
        return "$"
                + tag.replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
                        .toUpperCase(Locale.ROOT);
    }

    private static Set<String> normalized(String value, String type) {
        return switch (type) {
            case "ByteString", "BigInteger" -> Set.of(value.toLowerCase(Locale.ROOT));
            case "Integer" -> new TreeSet<>(List.of(value.split("[ |]", -1))); // a mask, whose bits have no order
            default -> Set.of(value);
        };
    }

    private void compareDates(String wanted, String got, String path) {
        Instant actual = OffsetDateTime.parse(got).toInstant();
        if (wanted.startsWith("$NOW")) {
            Instant expected = OasisCase.time(wanted, now);
            if (Duration.between(expected, actual).abs().compareTo(ABOUT_NOW) > 0) {
                differs(path, expected.toString(), got);
            }
        } else if (!OffsetDateTime.parse(wanted).toInstant().equals(actual)) {
            differs(path, wanted, got);
        }
    }

    private void compareVersion(String tag, String got, String path) {
        String asked = ((Element) request.getElementsByTagName(tag).item(0)).getAttribute("value");
        if (!asked.equals(got)) {
            differs(path, asked, got);
        }
    }

    /** Comes of what the server has made at random. */
    private boolean isRandom(Element expected) {
        boolean protectsRandomly = run.isOutputRandom() && PROTECTS.stream().anyMatch(this::asks);
        return OUTPUT.contains(expected.getTagName()) && (concernsMade || protectsRandomly);
    }

    private void differs(String path, String expected, String actual) {
        differences.add(path + ": expected " + expected + ", was " + actual);
    }

    private static String describe(Element element) {
        StringBuilder text = new StringBuilder(element.getTagName());
        if (element.hasAttribute("value")) {
            text.append('=').append(element.getAttribute("value"));
        }
        for (Element child : children(element)) {
            text.append(' ').append(describe(child));
        }
        return text.toString();
    }
}

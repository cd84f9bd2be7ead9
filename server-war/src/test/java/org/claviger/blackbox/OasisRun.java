package org.claviger.blackbox;

import static org.claviger.blackbox.OasisCase.children;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Element;

/** What one run of the cases remembers: values that answers have told, and what the server has made at random. */
final class OasisRun {
    private static final Set<String> MAKES = Set.of("Create", "CreateKeyPair", "ReKey", "ReKeyKeyPair");

    private final Map<String, String> variables = new HashMap<>();

    /** Objects whose material the server has made; cases continue what others have begun. */
    private final Set<String> made;

    private boolean isOutputRandom;

    OasisRun(Set<String> made) {
        this.made = made;
    }

    /** The same, to try something. */
    OasisRun copy() {
        OasisRun copy = new OasisRun(new HashSet<>(made));
        copy.variables.putAll(variables);
        copy.isOutputRandom = isOutputRandom;
        return copy;
    }

    Map<String, String> variables() {
        return variables;
    }

    /** Learns from a request and its answer what is random from now on. */
    void learn(Element request, Element answer) {
        if (contains(request, "PaddingMethod", Set.of("OAEP", "PSS"))
                || contains(request, "RandomIV", Set.of("true"))) {
            isOutputRandom = true;
        }
        if (contains(request, "Operation", MAKES)) {
            collect(answer);
        }
    }

    private void collect(Element element) {
        if (element.getTagName().endsWith("UniqueIdentifier")) {
            made.add(element.getAttribute("value"));
        }
        children(element).forEach(this::collect);
    }

    /** True if it concerns something that the server has made. */
    boolean concernsMade(Element element) {
        return made.contains(element.getAttribute("value"))
                || children(element).stream().anyMatch(this::concernsMade);
    }

    /** True if what is encrypted or signed has random bytes in it. */
    boolean isOutputRandom() {
        return isOutputRandom;
    }

    private static boolean contains(Element element, String tag, Set<String> values) {
        return (element.getTagName().equals(tag) && values.contains(element.getAttribute("value")))
                || children(element).stream().anyMatch(child -> contains(child, tag, values));
    }
}

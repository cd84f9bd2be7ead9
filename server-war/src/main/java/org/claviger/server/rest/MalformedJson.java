package org.claviger.server.rest;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says what is wrong with JSON that could not be read, without what the JSON library tells of our classes. */
public final class MalformedJson {
    /** How the JSON library names a member; its own sentence names our classes too, and is not passed on. */
    private static final Pattern MEMBER = Pattern.compile("[Pp]roperty '?([\\w.-]{1,64})'? (can not|because)");

    private static final Pattern CONSTANT = Pattern.compile("No enum constant [\\w.]*?(\\w+)\\.(\\w{1,64})$");

    private MalformedJson() {}

    /** True if a failure comes of JSON that could not be read. */
    static boolean isReasonOf(Throwable failure) {
        return failure instanceof ProcessingException
                || causes(failure).anyMatch(cause -> cause instanceof JsonbException || cause instanceof JsonException);
    }

    /** One sentence for whoever has sent it. */
    public static String detail(Throwable failure) {
        return find(MEMBER, failure)
                .map(found ->
                        "The member \"" + found.group(1) + "\" is unknown here, or its value is of the wrong type.")
                .or(() -> find(CONSTANT, failure)
                        .map(found -> "\"" + found.group(2) + "\" is no " + found.group(1)
                                + " that is known here; /openapi tells which are."))
                .orElse("The body is no well-formed JSON of the kind that is taken here.");
    }

    private static Optional<Matcher> find(Pattern pattern, Throwable failure) {
        return causes(failure)
                .map(cause -> pattern.matcher(String.valueOf(cause.getMessage())))
                .filter(Matcher::find)
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}

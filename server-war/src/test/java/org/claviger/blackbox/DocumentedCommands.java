package org.claviger.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The commands of a document: its indented blocks, but for those that show an answer. */
record DocumentedCommands(List<String> blocks) {
    private static final String INDENT = "    ";
    private static final Pattern COMMAND =
            Pattern.compile("(curl|post|jq|openssl|base64|head|cmp|umask|printf|[A-Z][A-Z_0-9]*=).*", Pattern.DOTALL);
    private static final Pattern CALL = Pattern.compile("\\$URL(/api/v1/crypto/[^\\s\"'?\\\\|)>]*)");

    /** By the function that the document defines for it. */
    private static final Pattern POST = Pattern.compile("\\|\\s+post ([\\w/-]+)");

    private static final Pattern METHOD = Pattern.compile("-X ([A-Z]+)");
    private static final Pattern BODY = Pattern.compile("\\s(-d|--data\\S*|-T|--json|-F)\\s");

    static DocumentedCommands of(String markdown) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        for (String line : (markdown + "\n").lines().toList()) {
            if (line.startsWith(INDENT)) {
                block.append(line.substring(INDENT.length())).append('\n');
            } else if (!block.isEmpty()) {
                blocks.add(block.toString());
                block.setLength(0);
            }
        }
        return new DocumentedCommands(
                blocks.stream().filter(each -> COMMAND.matcher(each).matches()).toList());
    }

    /** The calls of the Crypto-API among them, as {@code POST /api/v1/crypto/objects/{}}. */
    Set<String> calls() {
        return blocks.stream()
                .flatMap(block -> commands(block).stream())
                .flatMap(DocumentedCommands::calls)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> calls(String command) {
        return Stream.concat(
                CALL.matcher(command).results().map(call -> method(command) + " " + path(call.group(1))),
                POST.matcher(command).results().map(call -> "POST /api/v1/crypto/" + call.group(1)));
    }

    /** One after the other; a command goes on behind a backslash, a pipe, an open quote or parenthesis. */
    private static List<String> commands(String block) {
        return List.of(block.replaceAll("\\\\\n", " ").split("\n(?=curl|jq|openssl|[A-Z_]+=)", -1));
    }

    private static String method(String command) {
        Matcher named = METHOD.matcher(command);
        if (named.find()) {
            return named.group(1);
        }
        return BODY.matcher(command).find() ? "POST" : "GET";
    }

    private static String path(String url) {
        return url.replaceAll("\\$\\{?\\w+}?", "{}").replaceAll("/$", "");
    }
}

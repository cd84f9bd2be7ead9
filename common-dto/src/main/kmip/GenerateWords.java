import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes the enums of org.claviger.kmip.word out of the tables beside this file. The build runs it: {@code java
 * GenerateWords.java FOLDER-OF-TABLES FOLDER-OF-SOURCES}.
 */
public class GenerateWords {
    private static final Pattern VALUE = Pattern.compile("\\s*([0-9A-F]+)\\s+(\\d\\.\\d)(?:-(\\d\\.\\d))?\\s+(.+)");
    private static final String NEWEST = "2.1";

    private final Path tables;
    private final Path target;

    /** An enumeration: how KMIP and Java name it, where KMIP has it, which tags have its values. */
    record Table(String name, String java, String section, List<String> tags, List<Value> values) {}

    record Value(String code, String since, String until, String name, List<String> aliases, String java) {}

    GenerateWords(Path tables, Path sources) throws IOException {
        this.tables = tables;
        this.target = Files.createDirectories(sources.resolve("org/claviger/kmip/word"));
    }

    public static void main(String[] args) throws IOException {
        new GenerateWords(Path.of(args[0]), Path.of(args[1])).generate();
    }

    void generate() throws IOException {
        Table tags = new Table(
                "Tag",
                "Tag",
                "KMIP 1.4 section 9.1.3.1, 2.1 section 11.56",
                List.of("Tag", "Attribute Reference"),
                new ArrayList<>());
        for (String line : Files.readAllLines(tables.resolve("tags.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                tags.values().add(value(line));
            }
        }
        List<Table> enumerations = read("enumerations.txt");
        enumerations.add(tags);
        List<Table> masks = read("masks.txt");
        for (Table table : enumerations) {
            writeEnum(table);
        }
        for (Table table : masks) {
            writeEnum(table);
        }
        write("TagWords", """
                package org.claviger.kmip.word;

                import java.util.Map;

                /** Which words the values of tags are. */
                final class TagWords {
                    static final Map<Tag, Class<? extends Word>> ENUMERATIONS = Map.ofEntries(
                %s);

                    static final Map<Tag, Class<? extends Word>> MASKS = Map.ofEntries(
                %s);

                    private TagWords() {}
                }
                """.formatted(entries(enumerations), entries(masks)));
    }

    private List<Table> read(String file) throws IOException {
        List<Table> all = new ArrayList<>();
        String section = "";
        for (String line : Files.readAllLines(tables.resolve(file))) {
            if (line.startsWith("#")) {
                section = line.substring(1).strip();
            } else if (line.startsWith(" ")) {
                all.get(all.size() - 1).values().add(value(line));
            } else if (!line.isBlank()) {
                String[] halves = line.split(" : ");
                String[] names = halves[0].split(" = ");
                all.add(new Table(
                        names[0],
                        names.length > 1 ? names[1] : camelCase(names[0]),
                        section,
                        List.of((halves.length > 1 ? halves[1] : names[0]).split(", ")),
                        new ArrayList<>()));
            }
        }
        return all;
    }

    private static Value value(String line) {
        Matcher matcher = VALUE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(line);
        }
        String[] parts = matcher.group(4).split(" = ");
        String[] names = parts[0].split(" \\| ");
        return new Value(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3) == null ? NEWEST : matcher.group(3),
                names[0],
                Arrays.asList(names).subList(1, names.length),
                parts.length > 1 ? parts[1] : constant(names[0]));
    }

    private void writeEnum(Table table) throws IOException {
        String constants = table.values().stream()
                .map(value -> "    %s(new Entry(0x%s, \"%s\", \"%s\", %s, %s%s))".formatted(
                        value.java(),
                        value.code(),
                        value.name(),
                        camelCase(value.name()),
                        version(value.since()),
                        version(value.until()),
                        value.aliases().stream()
                                .map(alias -> ", \"" + camelCase(alias) + "\"")
                                .collect(Collectors.joining())))
                .collect(Collectors.joining(",\n"));
        write(table.java(), """
                package org.claviger.kmip.word;

                import org.claviger.kmip.word.Word.Entry;

                /** %s (%s). */
                @SuppressWarnings("ImmutableEnumChecker") // An entry has a list, which nobody changes.
                public enum %s implements Word {
                %s;

                    private final Entry entry;

                    %s(Entry entry) {
                        this.entry = entry;
                    }

                    @Override
                    public Entry entry() {
                        return entry;
                    }
                }
                """.formatted(table.name(), table.section(), table.java(), constants, table.java()));
    }

    private static String entries(List<Table> tables) {
        return tables.stream()
                .flatMap(table -> table.tags().stream()
                        .map(tag -> "            Map.entry(Tag.%s, %s.class)".formatted(constant(tag), table.java())))
                .collect(Collectors.joining(",\n"));
    }

    /** Leaves a file alone that is as it shall be, so that nothing is compiled for nothing. */
    private void write(String type, String text) throws IOException {
        Path file = target.resolve(type + ".java");
        if (Files.notExists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    private static String version(String version) {
        return "Version.V" + version.replace('.', '_');
    }

    /** The name in XML and JSON, as the profiles for these encodings have it ("Normalizing Names"). */
    static String camelCase(String name) {
        return words(name).stream()
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String constant(String name) {
        return String.join("_", words(name)).replaceAll("_+", "_").toUpperCase(Locale.ROOT);
    }

    private static List<String> words(String name) {
        String spaced = name.replaceAll("[()]", " ")
                .replaceAll("[^\\w\\s](?=[A-Za-z][a-z])", " ")
                .replaceAll("[^\\w\\s]", "_")
                .strip();
        return List.of(spaced.replaceFirst("^(\\d+)(\\w*)", "$2$1").split("\\s+"));
    }
}

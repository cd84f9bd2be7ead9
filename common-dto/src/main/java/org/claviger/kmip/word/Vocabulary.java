package org.claviger.kmip.word;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All words of one kind, to be found by their codes and names.
 *
 * @param <E> the kind: {@link Tag}, an enumeration, or a bit mask
 */
public final class Vocabulary<E extends Word> {
    private static final ClassValue<Vocabulary<?>> ALL = new ClassValue<>() {
        @Override
        protected Vocabulary<?> computeValue(Class<?> type) {
            return new Vocabulary<>(List.of(type.asSubclass(Word.class).getEnumConstants()));
        }
    };

    private final List<E> words;
    private final Map<Integer, E> byCode = new HashMap<>();
    private final Map<String, E> byName = new HashMap<>();
    private final Map<String, E> byTitle = new HashMap<>();

    private Vocabulary(List<E> words) {
        this.words = words;
        for (E word : words) {
            byCode.put(word.code(), word);
            byTitle.put(word.title(), word);
            byName.put(word.camelCase(), word);
            word.entry().aliases().forEach(alias -> byName.put(alias, word));
        }
    }

    /** The words of a kind. */
    @SuppressWarnings("unchecked") // made of that type's own constants
    public static <E extends Word> Vocabulary<E> of(Class<E> kind) {
        return (Vocabulary<E>) ALL.get(kind);
    }

    /** The enumeration that values of a tag are of; empty if the tag has other values, or isn't known. */
    public static Optional<Vocabulary<? extends Word>> ofEnumeration(int tag) {
        return of(TagWords.ENUMERATIONS, tag);
    }

    /** The mask whose bits make the values of a tag; empty if the tag has other values, or isn't known. */
    public static Optional<Vocabulary<? extends Word>> ofMask(int tag) {
        return of(TagWords.MASKS, tag);
    }

    private static Optional<Vocabulary<? extends Word>> of(Map<Tag, Class<? extends Word>> kinds, int tag) {
        return of(Tag.class).coded(tag).map(kinds::get).map(Vocabulary::of);
    }

    /** The word with this code. */
    public Optional<E> coded(int code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The word that XML and JSON name so, in any version. */
    public Optional<E> named(String camelCase) {
        return Optional.ofNullable(byName.get(camelCase));
    }

    /** The word that the specification prints so. */
    public Optional<E> titled(String title) {
        return Optional.ofNullable(byTitle.get(title));
    }

    /** All of them, in the order of their codes. */
    public List<E> words() {
        return words;
    }
}

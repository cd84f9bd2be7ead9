package org.claviger.console.common;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes all rows of a listing to a file (RFC 4180), those that have not been looked at too. */
public final class CsvExport<T> {
    private static final int CHUNK = 1000;

    /** What spreadsheets take for the start of a formula, which a row that a stranger has caused must not be (CWE-1236). */
    private static final String FORMULA = "=+-@\t\r";

    private static final String NOT_WRITTEN = "FILE_NOT_WRITTEN";

    private final PagedListing<T> listing;
    private final Activity activity;
    private final ReadOnlyObjectWrapper<@Nullable Written> written = new ReadOnlyObjectWrapper<>();

    /** Exports what {@code listing} shows, as {@code activity}. */
    public CsvExport(PagedListing<T> listing, Activity activity) {
        this.listing = listing;
        this.activity = activity;
    }

    /** Writes these columns of all rows. The file is there in whole or not at all. */
    public void write(Path file, List<Column<T>> columns) {
        written.set(null);
        PageSource<T> source = listing.source().anew();
        PageRequest query = listing.request(0, CHUNK);
        activity.start(() -> new Written(file, export(file, columns, source, query)), written::set);
    }

    private long export(Path file, List<Column<T>> columns, PageSource<T> source, PageRequest query) throws Exception {
        Path folder = file.toAbsolutePath().getParent();
        Path part;
        try {
            part = Files.createTempFile(folder, ".export", ".part");
        } catch (IOException e) {
            throw new ConsoleException(NOT_WRITTEN, e);
        }
        try {
            long rows = fill(part, columns, source, query);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (IOException e) {
            throw new ConsoleException(NOT_WRITTEN, e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private long fill(Path part, List<Column<T>> columns, PageSource<T> source, PageRequest query) throws Exception {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(columns.stream().map(Column::title).toArray(String[]::new))
                .get();
        long rows = 0;
        try (Writer out = Files.newBufferedWriter(part);
                CSVPrinter csv = new CSVPrinter(out, format)) {
            Slice<T> slice;
            do {
                slice = source.fetch(new PageRequest(Math.toIntExact(rows), CHUNK, query.sort(), query.filters()));
                for (T row : slice.items()) {
                    csv.printRecord(columns.stream()
                            .map(column -> harmless(column.text().apply(row))));
                }
                rows += slice.items().size();
            } while (!slice.items().isEmpty() && rows < slice.total());
        }
        return rows;
    }

    static String harmless(String text) {
        return text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }

    /** What runs, and what went wrong. */
    public Activity activity() {
        return activity;
    }

    /** What the last export has written; null until it is done. */
    public ReadOnlyObjectProperty<@Nullable Written> writtenProperty() {
        return written.getReadOnlyProperty();
    }

    /** A column: its title, and how it writes a row. */
    public record Column<T>(String title, Function<T, String> text) {}

    /** A file that is there now. */
    public record Written(Path file, long rows) {}
}

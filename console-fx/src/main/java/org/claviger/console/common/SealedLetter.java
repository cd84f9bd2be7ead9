package org.claviger.console.common;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.claviger.api.approval.IssuedCredential;
import org.jspecify.annotations.Nullable;

/**
 * A credential as one page of A4, to be printed, folded and sealed: the lower two thirds, with the secret, are inside when
 * it is folded below the first third. The file is readable by its owner alone.
 */
final class SealedLetter {
    private static final float MARGIN = 68;
    private static final float LEADING = 1.5f;
    private static final float SIZE = 11;
    private static final float TITLE = 18;
    private static final float SECRET = 16;
    /** Of A4's height: where the first third ends. */
    private static final float FOLD = PDRectangle.A4.getHeight() * 2 / 3;

    private final PDFont plain = new PDType1Font(FontName.HELVETICA);
    private final PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);
    private final PDFont mono = new PDType1Font(FontName.COURIER_BOLD);
    private final Strings strings;
    private final String server;
    private final @Nullable String tenant;

    /** For people of a tenant, or for admins, of a server. */
    SealedLetter(Strings strings, String server, @Nullable String tenant) {
        this.strings = strings;
        this.server = server;
        this.tenant = tenant;
    }

    /** Writes the page to a file that nobody else can read. */
    void write(IssuedCredential credential, Path file) throws IOException {
        byte[] page = page(credential);
        try {
            Files.deleteIfExists(file);
            FileAttribute<?>[] ownerAlone =
                    file.getFileSystem().supportedFileAttributeViews().contains("posix")
                            ? new FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                            }
                            : new FileAttribute<?>[0];
            try (OutputStream out = Channels.newOutputStream(Files.newByteChannel(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerAlone))) {
                out.write(page);
            }
        } finally {
            Arrays.fill(page, (byte) 0);
        }
    }

    private byte[] page(IssuedCredential credential) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                outside(content, credential);
                fold(content);
                inside(content, credential);
            }
            document.save(out);
        }
        return out.toByteArray();
    }

    private void outside(PDPageContentStream content, IssuedCredential credential) throws IOException {
        float y = PDRectangle.A4.getHeight() - MARGIN - TITLE;
        y = line(content, bold, TITLE, y, strings.text("letter.title", credential.name()));
        paragraph(content, y, strings.text("letter.outside"));
    }

    private static void fold(PDPageContentStream content) throws IOException {
        content.setLineDashPattern(new float[] {3, 3}, 0);
        content.moveTo(MARGIN / 2, FOLD);
        content.lineTo(PDRectangle.A4.getWidth() - MARGIN / 2, FOLD);
        content.stroke();
    }

    private void inside(PDPageContentStream content, IssuedCredential credential) throws IOException {
        float y = FOLD - MARGIN;
        y = fact(content, y, "letter.server", server);
        if (tenant != null) {
            y = fact(content, y, "letter.tenant", tenant);
        }
        y = fact(content, y, "letter.username", credential.name());
        y = line(content, plain, SIZE, y, strings.text("credential.secret"));
        y = line(
                content,
                mono,
                SECRET,
                y - SIZE / 2,
                String.valueOf(credential.secret().reveal()));
        y = paragraph(content, y - SIZE, strings.text("letter.inside"));
        if (credential.expiresAt() != null) {
            paragraph(
                    content,
                    y,
                    strings.text("letter.until", new Moments(strings.language()).minute(credential.expiresAt())));
        }
    }

    private float fact(PDPageContentStream content, float y, String key, String value) throws IOException {
        line(content, plain, SIZE, y, strings.text(key));
        return line(content, bold, SIZE, y - SIZE * LEADING, value) - SIZE / 2;
    }

    private float paragraph(PDPageContentStream content, float from, String text) throws IOException {
        float y = from;
        for (String line : wrapped(text)) {
            y = line(content, plain, SIZE, y, line);
        }
        return y - SIZE / 2;
    }

    private float line(PDPageContentStream content, PDFont font, float size, float y, String text) throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.newLineAtOffset(MARGIN, y);
        content.showText(printable(font, text));
        content.endText();
        return y - size * LEADING;
    }

    private List<String> wrapped(String text) throws IOException {
        float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : printable(plain, text).split(" ", -1)) {
            if (!line.isEmpty() && plain.getStringWidth(line + " " + word) / 1000 * SIZE > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** PDF's standard fonts know the letters of western Europe; what they lack must not keep a letter from being printed. */
    private static String printable(PDFont font, String text) {
        StringBuilder known = new StringBuilder();
        text.codePoints().forEach(letter -> {
            String one = Character.toString(letter);
            try {
                font.encode(one);
                known.append(one);
            } catch (IOException | IllegalArgumentException e) {
                known.append('?');
            }
        });
        return known.toString();
    }
}

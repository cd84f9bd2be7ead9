package org.claviger.console.sessions;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** A text as a QR code, dark on light in every theme, since cameras want it so. */
final class QrCode extends ImageView {
    private static final int MARGIN = 3;

    /** A whole number for each module, so that nothing is to be scaled, and blurred. */
    private static final int PIXELS = 4;

    QrCode(String text, String accessibleText) {
        super(image(text));
        setId("qrCode");
        setAccessibleText(accessibleText);
    }

    private static WritableImage image(String text) {
        BitMatrix modules = modules(text);
        WritableImage image = new WritableImage(PIXELS * modules.getWidth(), PIXELS * modules.getHeight());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.getPixelWriter().setColor(x, y, modules.get(x / PIXELS, y / PIXELS) ? Color.BLACK : Color.WHITE);
            }
        }
        return image;
    }

    static BitMatrix modules(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, MARGIN));
        } catch (WriterException e) {
            throw new IllegalArgumentException("Too long for a QR code.", e);
        }
    }
}

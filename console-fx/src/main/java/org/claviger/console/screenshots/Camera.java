package org.claviger.console.screenshots;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Takes pictures of a scene. */
public final class Camera {
    private final Path folder;

    /** Puts pictures into {@code folder}. */
    public Camera(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Writes what the scene looks like now to {@code name.png}, in the pixels of its window; on the UI thread. */
    public void take(Scene scene, String name) throws IOException {
        WritableImage seen = seen(scene);
        int width = (int) seen.getWidth();
        int height = (int) seen.getHeight();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        seen.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        File file = folder.resolve(name.toLowerCase(Locale.ROOT) + ".png").toFile();
        ImageIO.write(picture, "png", file);
    }

    /** A snapshot is drawn for one pixel a point unless it is told otherwise, whatever its window is shown with. */
    private static WritableImage seen(Scene scene) {
        SnapshotParameters asShown = new SnapshotParameters();
        asShown.setFill(scene.getFill());
        asShown.setTransform(Transform.scale(
                scene.getWindow().getOutputScaleX(), scene.getWindow().getOutputScaleY()));
        return scene.getRoot().snapshot(asShown, null);
    }
}

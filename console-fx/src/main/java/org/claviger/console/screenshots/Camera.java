package org.claviger.console.screenshots;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/** Takes pictures of a scene. */
public final class Camera {
    private final Path folder;

    /** Puts pictures into {@code folder}. */
    public Camera(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** Writes what the scene looks like now to {@code name.png}; on the UI thread. */
    public void take(Scene scene, String name) throws IOException {
        WritableImage seen = seen(scene);
        int width = (int) seen.getWidth();
        int height = (int) seen.getHeight();
        int[] pixels = new int[width * height];
        seen.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        File file = folder.resolve(name.toLowerCase(Locale.ROOT) + ".png").toFile();
        ImageIO.write(picture, "png", file);
    }

    /** A snapshot is never scaled: with larger pixels, the screen itself is what a person sees. */
    private static WritableImage seen(Scene scene) {
        Window window = scene.getWindow();
        if (window.getOutputScaleX() == 1) {
            return scene.snapshot(null);
        }
        Rectangle2D place = new Rectangle2D(
                window.getX() + scene.getX(), window.getY() + scene.getY(), scene.getWidth(), scene.getHeight());
        return new Robot().getScreenCapture(null, place, false);
    }
}

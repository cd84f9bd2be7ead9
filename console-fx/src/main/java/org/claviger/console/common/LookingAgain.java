package org.claviger.console.common;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.util.Duration;

/** Looks at what changes by itself, now and then, for as long as somebody can see it. */
public final class LookingAgain {
    private LookingAgain() {}

    /** Begins whenever the node comes into a window, and ends when it leaves it. */
    public static void whileOnShow(Node node, Duration between, Runnable look) {
        Timeline clock = new Timeline(new KeyFrame(between, tick -> look.run()));
        clock.setCycleCount(Animation.INDEFINITE);
        node.sceneProperty().addListener((property, before, scene) -> {
            if (scene == null) {
                clock.stop();
            } else {
                clock.play();
            }
        });
    }
}

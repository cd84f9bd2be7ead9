package org.claviger.console.screenshots;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import org.claviger.console.shell.ConsoleWindow;

/**
 * Tells when the window could be used, as {@code usable=} milliseconds since 1970, and how much memory is resident once every
 * screen has been visited, as {@code resident=} and {@code peak=} KiB.
 */
public final class MeasuredWalk {
    /** At the third, the first has been drawn: what comes from mouse and keyboard is answered. */
    private static final int PULSES = 3;

    private static final long PATIENCE_SECONDS = 30;
    /** Long enough for a list to come. */
    private static final long VISIT_MILLIS = 1000;

    private final CountDownLatch drawn = new CountDownLatch(PULSES);
    private final Optional<Path> demo;
    private final Hand hand;
    private volatile long usable;

    /** Watches {@code window}, which was just opened. */
    public MeasuredWalk(ConsoleWindow window, Optional<Path> demo) {
        this.demo = demo;
        this.hand = new Hand(window.scene());
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                usable = System.currentTimeMillis();
                drawn.countDown();
                if (drawn.getCount() == 0) {
                    stop();
                }
            }
        }.start();
    }

    /** Measures on a thread of its own, and ends the process. */
    public void startAndExit() {
        Walks.startAndExit("measures", this::walk);
    }

    private void walk() throws Exception {
        if (!drawn.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The window was not drawn.");
        }
        System.out.println("usable=" + usable);
        if (demo.isPresent()) {
            DemoAccess access = DemoAccess.read(demo.get());
            Entrance entrance = new Entrance(hand, access);
            entrance.meet();
            entrance.trust();
            entrance.signIn("", access.admin());
            visitAll();
            entrance.signOut();
            DemoAccess.Tenant tenant = access.tenants().get(0);
            entrance.signIn(tenant.name(), tenant.operators().get(0));
            visitAll();
            tellMemory();
        }
    }

    private void visitAll() throws Exception {
        for (String place : hand.places()) {
            hand.press(place);
            Thread.sleep(VISIT_MILLIS);
        }
    }

    /** As Linux counts it; elsewhere nothing is told. */
    private static void tellMemory() throws Exception {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            List<String> wanted = List.of("VmRSS:", "VmHWM:");
            try (Stream<String> lines = Files.lines(status)) {
                lines.map(line -> line.split("\\s+", -1))
                        .filter(words -> wanted.contains(words[0]))
                        .forEach(words -> System.out.println(
                                (words[0].equals(wanted.get(0)) ? "resident=" : "peak=") + words[1]));
            }
        }
    }
}

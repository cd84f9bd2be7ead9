package org.claviger.launcher;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes the tenants of the demo on a server that has just started; {@code demo.json} says how to get in. */
final class SeedProcess {
    /** Names the class path of what calls a server over REST. */
    static final String CLIENT_PATH = "claviger.client.path";

    private SeedProcess() {}

    /**
     * Runs to its end; does nothing on a folder that was seeded before.
     *
     * @param firstAdminPassword present if this start has created the first admin
     */
    static void run(DataFolder data, URI base, Optional<String> firstAdminPassword) {
        if (firstAdminPassword.isEmpty()) {
            if (Files.notExists(data.demoJson())) {
                throw new LaunchException("The data folder " + data.root()
                        + " has an admin already; --seed-demo needs a new one. Choose it with --data.");
            }
            return;
        }
        try {
            Process process = new ProcessBuilder(command(data, base))
                    .redirectErrorStream(true)
                    .start();
            try (var in = process.getOutputStream()) {
                in.write((firstAdminPassword.get() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.onExit().join().exitValue() != 0) {
                throw new LaunchException("The demo's tenants could not be made: " + said.strip());
            }
        } catch (IOException e) {
            throw new LaunchException("The demo's tenants could not be made: " + e.getMessage(), e);
        }
    }

    private static List<String> command(DataFolder data, URI base) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path") + File.pathSeparator + System.getProperty(CLIENT_PATH),
                Launcher.class.getName(),
                "seed",
                "--data",
                data.root().toString(),
                "--url",
                base.toString());
    }
}

package org.claviger.console.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What the desktop says about dark and light. JavaFX 21 can't tell, so the desktop's own tool is asked. */
final class SystemTheme {
    private static final long PATIENCE_SECONDS = 2;

    private SystemTheme() {}

    /** Whether the desktop is dark; false if it doesn't tell. Blocks for up to two seconds. */
    static boolean isDark() {
        String answer = ask(question(System.getProperty("os.name", ""))).toLowerCase(Locale.ROOT);
        return answer.contains("dark") || answer.contains("appsuselighttheme    reg_dword    0x0");
    }

    static List<String> question(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("mac")) {
            return List.of("defaults", "read", "-g", "AppleInterfaceStyle");
        }
        if (name.contains("windows")) {
            String key = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";
            return List.of("reg", "query", key, "/v", "AppsUseLightTheme");
        }
        return List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme");
    }

    private static String ask(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroy();
                return "";
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // No such tool: this desktop doesn't tell.
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}

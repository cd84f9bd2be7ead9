package org.claviger.console;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.Application;
import javafx.stage.Stage;
import org.claviger.console.common.Background;
import org.claviger.console.common.ConfigFolder;
import org.claviger.console.common.TableLayouts;
import org.claviger.console.connect.SavedServers;
import org.claviger.console.connect.TlsContact;
import org.claviger.console.screenshots.MeasuredWalk;
import org.claviger.console.screenshots.ScreenshotWalk;
import org.claviger.console.shell.Appearance;
import org.claviger.console.shell.ConsoleWindow;
import org.claviger.console.shell.Flow;
import org.claviger.console.shell.Languages;
import org.claviger.console.shell.Preferences;
import org.claviger.console.shell.ThemeChoice;

/** Puts the console together and opens its window. */
public final class ConsoleApplication extends Application {
    private final ConsoleOptions options = new ConsoleOptions();

    @Override
    public void init() {
        ConsoleMain.commandLine(options).parseArgs(getParameters().getRaw().toArray(String[]::new));
    }

    @Override
    public void start(Stage stage) throws IOException {
        boolean byItself = options.screenshots().isPresent() || options.measured();
        Path folder = byItself
                // The walk must meet the server for the first time, and leave a person's own pins alone.
                ? Files.createTempDirectory("claviger-console")
                : ConfigFolder.find();
        Preferences preferences = new Preferences(folder);
        Background background = Background.ofWindow();
        Flow flow = new Flow(
                background,
                new TlsContact(ConsoleVersion.name()),
                new SavedServers(folder),
                new TableLayouts(folder, background),
                this::browse);
        ThemeChoice theme = options.theme().or(preferences::theme).orElse(ThemeChoice.SYSTEM);
        Locale language = options.language().or(preferences::language).orElse(Locale.getDefault());
        Appearance appearance = new Appearance(background, theme);
        ConsoleWindow window = new ConsoleWindow(stage, flow, appearance, Languages.nearest(language));
        appearance.themeProperty().addListener((property, before, now) -> save(preferences, appearance, window));
        window.languageProperty().addListener((property, before, now) -> save(preferences, appearance, window));
        window.open();
        flow.start(options.server());
        options.screenshots()
                .ifPresent(to -> new ScreenshotWalk(
                                window, appearance, flow, options.demo().orElseThrow(), to)
                        .startAndExit());
        if (options.measured()) {
            new MeasuredWalk(window, options.demo()).startAndExit();
        }
    }

    private void browse(URI address) {
        getHostServices().showDocument(address.toString());
    }

    private static void save(Preferences preferences, Appearance appearance, ConsoleWindow window) {
        preferences.save(
                appearance.themeProperty().get(), window.languageProperty().get());
    }
}

package org.claviger.console.shell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.claviger.api.auth.MeResponse;
import org.claviger.api.auth.Role;
import org.claviger.api.client.ApiClient;
import org.claviger.console.common.Account;
import org.claviger.console.common.Action;
import org.claviger.console.common.Fxml;
import org.claviger.console.common.Moments;
import org.claviger.console.common.Screen;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The frame of the window in one language: header, sidebar once somebody is signed in, and the screen. */
final class ShellController {
    private static final Duration BETWEEN_LOOKS = Duration.seconds(3);

    private final Flow flow;
    private final Runnable palette;
    private final Strings strings;
    private final Parent root;
    private @Nullable Screen screen;

    @FXML
    private Label server;

    @FXML
    private ToggleGroup language;

    @FXML
    private ToggleButton english;

    @FXML
    private ToggleButton german;

    @FXML
    private ToggleGroup theme;

    @FXML
    private ToggleButton light;

    @FXML
    private ToggleButton dark;

    @FXML
    private ToggleButton system;

    @FXML
    private Node sidebar;

    @FXML
    private Sidebar places;

    @FXML
    private Node ways;

    @FXML
    private Button wayBack;

    @FXML
    private Button wayForward;

    @FXML
    private Label initials;

    @FXML
    private Label who;

    @FXML
    private Label role;

    @FXML
    private Node offline;

    @FXML
    private Node endsSoon;

    @FXML
    private Label endsAt;

    @FXML
    private StackPane content;

    ShellController(
            Flow flow,
            ObjectProperty<Locale> languages,
            ObjectProperty<ThemeChoice> themes,
            Runnable palette,
            Strings strings) {
        this.palette = palette;
        this.flow = flow;
        this.strings = strings;
        this.root = Fxml.load(this, "Shell.fxml", strings);
        english.setUserData(Locale.ENGLISH);
        german.setUserData(Locale.GERMAN);
        light.setUserData(ThemeChoice.LIGHT);
        dark.setUserData(ThemeChoice.DARK);
        system.setUserData(ThemeChoice.SYSTEM);
        stand(language, languages);
        stand(theme, themes);
        offline.managedProperty().bind(offline.visibleProperty());
        endsSoon.managedProperty().bind(endsSoon.visibleProperty());
        watchConnection();
    }

    /** Looks every few seconds whether a server that was gone answers again, and how near the sign-in's end is. */
    private void watchConnection() {
        Timeline clock = new Timeline(new KeyFrame(BETWEEN_LOOKS, tick -> onWay(this::look)));
        clock.setCycleCount(Animation.INDEFINITE);
        // A frame in another language takes over, with a clock of its own.
        root.parentProperty().addListener((property, before, now) -> {
            if (now == null) {
                clock.stop();
            } else {
                clock.play();
            }
        });
    }

    private void look(Navigation way) {
        way.connectivity().ask();
        way.sessionEnd().look();
        Instant end = way.sessionEnd().soonProperty().get();
        endsSoon.setVisible(end != null);
        if (end != null) {
            endsAt.setText(strings.text("endsAt", new Moments(strings.language()).minute(end)));
        }
    }

    /** Toggles of a group stand for the values of a property. One of them is always on. */
    @SuppressWarnings("unchecked") // The user data were set above.
    private static <T> void stand(ToggleGroup group, ObjectProperty<T> property) {
        select(group, property.get());
        group.selectedToggleProperty().addListener((selection, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                property.set((T) now.getUserData());
            }
        });
    }

    private static void select(ToggleGroup group, Object value) {
        for (Toggle toggle : group.getToggles()) {
            if (toggle.getUserData().equals(value)) {
                toggle.setSelected(true);
            }
        }
    }

    /** Shows which theme is chosen. */
    void show(ThemeChoice choice) {
        select(theme, choice);
    }

    /** Shows who is signed in where. */
    void show(@Nullable ApiClient client, @Nullable Account account) {
        server.setText(client == null ? "" : client.base().getAuthority());
        server.setVisible(client != null);
        MeResponse me = account == null ? null : account.me().orElse(null);
        sidebar.setVisible(me != null);
        sidebar.setManaged(me != null);
        ways.setVisible(me != null);
        Navigation way = flow.navigationProperty().get();
        places.show(way, strings);
        offline.visibleProperty().unbind();
        offline.setVisible(false);
        endsSoon.setVisible(false);
        if (way != null) {
            offline.visibleProperty().bind(way.connectivity().offlineProperty());
        }
        if (me != null) {
            boolean admin = me.role() == Role.ADMIN;
            initials.setText(initialsOf(me.displayName()));
            who.setText(me.displayName());
            role.setText(admin ? strings.text("role.admin") : strings.text("role.operator", tenantOf(me)));
        }
    }

    /** Shows a screen in the frame's language. */
    void show(@Nullable Function<Locale, Screen> maker) {
        if (maker == null) {
            return;
        }
        Screen made = maker.apply(strings.language());
        screen = made;
        content.getChildren().setAll(made.root());
        Navigation way = flow.navigationProperty().get();
        if (way != null) {
            places.mark(way.hereProperty().get());
            wayBack.setDisable(!way.canGoBack());
            wayForward.setDisable(!way.canGoForward());
        }
        // Without their skins, which come with the next pulse, what lies in panes can't have the focus.
        content.applyCss();
        made.shown();
    }

    static String initialsOf(String name) {
        StringBuilder letters = new StringBuilder();
        for (String word : name.strip().split("\\s+", -1)) {
            if (!word.isEmpty() && letters.length() < 2) {
                letters.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
            }
        }
        return letters.toString();
    }

    private static String tenantOf(MeResponse me) {
        return me.tenantName() == null ? "" : me.tenantName();
    }

    @FXML
    void goBack() {
        onWay(Navigation::back);
    }

    @FXML
    void goForward() {
        onWay(Navigation::forward);
    }

    private void onWay(Consumer<Navigation> step) {
        Navigation way = flow.navigationProperty().get();
        if (way != null) {
            step.accept(way);
        }
    }

    @FXML
    void openPalette() {
        palette.run();
    }

    /** What can be done here, then where one can go, then what can be done anywhere. */
    List<Action> commands() {
        List<Action> all = new ArrayList<>();
        Navigation way = flow.navigationProperty().get();
        if (screen != null) {
            all.addAll(screen.actions());
            all.add(new Action(strings.text("reload"), Feather.REFRESH_CW, screen::reload));
        }
        if (way != null) {
            for (Place place : way.places()) {
                String text = strings.text("palette.go", strings.text("place." + place.name()));
                all.add(new Action(text, place.icon(), () -> way.goTo(place)));
            }
        }
        all.add(new Action(strings.text("palette.light"), Feather.SUN, () -> light.setSelected(true)));
        all.add(new Action(strings.text("palette.dark"), Feather.MOON, () -> dark.setSelected(true)));
        all.add(new Action("English", Feather.GLOBE, () -> english.setSelected(true)));
        all.add(new Action("Deutsch", Feather.GLOBE, () -> german.setSelected(true)));
        all.add(new Action(strings.text("signOut.key"), Feather.LOG_OUT, flow::signOut));
        return all;
    }

    @FXML
    void signOut() {
        flow.signOut();
    }

    /** Another frame takes over: what was in this one must not hold it. */
    void leave() {
        content.getChildren().clear();
    }

    Parent root() {
        return root;
    }

    @Nullable Screen screen() {
        return screen;
    }
}

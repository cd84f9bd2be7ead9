package org.claviger.console.tenantoverview;

import atlantafx.base.theme.Styles;
import java.text.NumberFormat;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.claviger.api.crypto.State;
import org.claviger.api.tenant.EndingKey;
import org.claviger.api.tenant.HourOfUse;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KeyCount;
import org.claviger.console.common.BadgeCell;
import org.claviger.console.common.Moments;
import org.claviger.console.common.Strings;

/** The numbers beside the charts: KEK generations and their use, keys, uses, and what ends soon. */
final class Tiles {
    private static final double GAP = 6;
    private static final int FEW = 3;

    private final Strings strings;
    private final Consumer<String> goTo;
    private final NumberFormat numbers;
    private final NumberFormat percents;
    private final Moments moments;

    Tiles(Strings strings, Consumer<String> goTo) {
        this.strings = strings;
        this.goTo = goTo;
        numbers = NumberFormat.getIntegerInstance(strings.language());
        percents = NumberFormat.getPercentInstance(strings.language());
        percents.setMaximumFractionDigits(1);
        moments = new Moments(strings.language());
    }

    List<Node> of(Findings findings) {
        return List.of(
                keks(findings.livingKeks()),
                keys(findings),
                ending(findings.figures().ending()));
    }

    private Node keks(List<KekResponse> keks) {
        VBox tile = tile("keks", strings.text("tile.keks"), "keks");
        for (KekResponse kek : keks.stream().limit(FEW).toList()) {
            tile.getChildren().add(kek(kek));
        }
        rest(tile, keks.size() - FEW);
        if (keks.isEmpty()) {
            tile.getChildren().add(quiet(strings.text("tile.keks.none")));
        }
        return tile;
    }

    /** A generation: its state, and how much of what it may seal it has sealed. */
    private Node kek(KekResponse kek) {
        Label name = new Label(strings.text("kek.generation", kek.generation()));
        Label state = new Label();
        BadgeCell.dress(state, kek.state(), "kek.state", strings);
        state.setMinWidth(VBox.USE_PREF_SIZE);
        HBox head = new HBox(GAP, name, state);
        ProgressBar share = new ProgressBar((double) kek.seals() / kek.sealBound());
        share.setMaxWidth(Double.MAX_VALUE);
        share.getStyleClass().add(Styles.SMALL);
        if (kek.nearBound()) {
            share.getStyleClass().add("near-bound");
        }
        Label seals = quiet(strings.text(
                "kek.seals", numbers.format(kek.seals()), percents.format((double) kek.seals() / kek.sealBound())));
        VBox box = new VBox(2, head, share, seals);
        box.setAccessibleText(name.getText() + ", " + state.getText() + ", " + seals.getText());
        return box;
    }

    private Node keys(Findings findings) {
        VBox tile = tile("keys", strings.text("tile.keys"), "keys");
        long active = findings.figures().keys().stream()
                .filter(count -> count.state() == State.ACTIVE)
                .mapToLong(KeyCount::count)
                .sum();
        tile.getChildren()
                .addAll(
                        number(findings.keys(), strings.text("keys.all", numbers.format(active))),
                        number(
                                findings.figures().hours().stream()
                                        .mapToLong(HourOfUse::uses)
                                        .sum(),
                                strings.text(
                                        "uses.all",
                                        numbers.format(findings.figures().hours().stream()
                                                .mapToLong(HourOfUse::refused)
                                                .sum()))));
        return tile;
    }

    private Node number(long number, String what) {
        Label big = new Label(numbers.format(number));
        big.getStyleClass().add(Styles.TITLE_2);
        return new VBox(big, quiet(what));
    }

    private Node ending(List<EndingKey> ending) {
        VBox tile = tile("ending", strings.text("tile.ending"), "keys");
        for (EndingKey key : ending.stream().limit(FEW).toList()) {
            boolean over = key.endsAt().isBefore(Instant.now());
            Label name = new Label(key.name());
            tile.getChildren()
                    .add(new VBox(
                            2,
                            name,
                            quiet(strings.text(
                                    (over ? "ended." : "ends.") + key.why(), moments.minute(key.endsAt())))));
        }
        rest(tile, ending.size() - FEW);
        if (ending.isEmpty()) {
            tile.getChildren().add(quiet(strings.text("tile.ending.none")));
        }
        return tile;
    }

    private void rest(VBox tile, int more) {
        if (more > 0) {
            tile.getChildren().add(quiet(strings.text("tile.more", more)));
        }
    }

    private VBox tile(String id, String title, String place) {
        Hyperlink link = new Hyperlink(title);
        link.getStyleClass().add(Styles.TEXT_BOLD);
        link.setOnAction(event -> goTo.accept(place));
        VBox tile = new VBox(GAP, link);
        tile.setId("tile-" + id);
        tile.getStyleClass().add("tile");
        tile.setMinWidth(0);
        tile.setPrefWidth(1);
        HBox.setHgrow(tile, Priority.ALWAYS);
        return tile;
    }

    private static Label quiet(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        label.setWrapText(true);
        label.setMinHeight(VBox.USE_PREF_SIZE);
        return label;
    }
}

package org.claviger.console.flow;

import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Styles;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Application;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.chart.AreaChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.claviger.console.common.LeanScrollPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxToolkit;

/**
 * Shows what most screens are made of, before a test is watched. A start of the console maps the classes of it from an archive
 * (docs/adr/0037); the JVM of the tests has none, and would load them while somebody is taken to wait.
 */
final class WarmUp {
    private static final int ROUNDS = 5;
    private static final int ROWS = 40;
    private static final int COLUMNS = 6;
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 700;

    private static final AtomicBoolean DONE = new AtomicBoolean();

    private WarmUp() {}

    /** In the first test of a JVM. */
    static void once() throws TimeoutException {
        if (DONE.compareAndSet(false, true)) {
            for (int i = 0; i < ROUNDS; i++) {
                FxToolkit.setupStage(WarmUp::show);
            }
        }
    }

    private static void show(Stage stage) {
        // The rules of the theme, too, are gone through for the first time somewhere.
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        VBox all = new VBox(
                new Label("table"),
                table(),
                new ComboBox<String>(),
                new MenuButton("menu", null, new MenuItem("item")),
                new DatePicker(),
                chart(),
                form());
        stage.setScene(new Scene(all, WIDTH, HEIGHT));
        stage.show();
        all.applyCss();
        all.layout();
    }

    private static Node form() {
        VBox fields = new VBox();
        for (int i = 0; i < COLUMNS; i++) {
            Label hint = new Label("hint " + i);
            hint.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            fields.getChildren()
                    .addAll(
                            new TextField(),
                            new CheckBox("choice " + i),
                            new Button("button " + i, new FontIcon(Feather.KEY)),
                            hint);
        }
        return new LeanScrollPane(fields);
    }

    private static TableView<Integer> table() {
        TableView<Integer> table = new TableView<>();
        for (int i = 0; i < COLUMNS; i++) {
            TableColumn<Integer, String> column = new TableColumn<>("column " + i);
            column.setCellValueFactory(row -> new ReadOnlyStringWrapper("row " + row.getValue()));
            column.setCellFactory(of -> new TableCell<>() {
                @Override
                protected void updateItem(String text, boolean empty) {
                    super.updateItem(text, empty);
                    setGraphic(empty ? null : new Label(text));
                }
            });
            table.getColumns().add(column);
        }
        for (int i = 0; i < ROWS; i++) {
            table.getItems().add(i);
        }
        return table;
    }

    private static AreaChart<Number, Number> chart() {
        XYChart.Series<Number, Number> line = new XYChart.Series<>();
        for (int i = 0; i < ROWS; i++) {
            line.getData().add(new XYChart.Data<>(i, i));
        }
        AreaChart<Number, Number> chart = new AreaChart<>(new NumberAxis(), new NumberAxis());
        chart.getData().add(line);
        return chart;
    }
}

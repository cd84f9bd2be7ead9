package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.MasterDetailPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A screen with a table: title and count, filter, table, and beside it the details of the chosen one with
 * what can be done to it. The strings have {@code title}, {@code count}, {@code empty.title}, {@code empty.advice}, and a
 * name for each column and deed.
 */
public abstract class TableScreen<T> implements Screen {
    private static final double GAP = 8;
    private static final double TABLE_SHARE = 0.66;
    private static final double DETAILS_WIDTH = 340;

    private final FilteredRows listing;
    private final ObjectProperty<@Nullable T> selected;
    private final Deeds deeds;
    private final VBox root = new VBox();
    private final HBox head = new HBox();
    private final Label count = new Label();
    private final TableView<?> table;
    private final Label title = new Label();
    private final Label state = new Label();
    private final Facts facts = new Facts();
    private final FlowPane deedButtons = new FlowPane(GAP, GAP);
    private final VBox details = new VBox(title, state, facts);
    private final ScrollPane scroll = new LeanScrollPane(details);
    private final List<Deed<T>> possible = new ArrayList<>();
    private final List<Act<T>> acts = new ArrayList<>();
    private final Doing<T> doing;
    private final SeveralPane<T> several;
    private @Nullable Runnable create;
    private @Nullable String createKey;

    private final ColumnFilters filters;

    protected final FilterBar filterBar = new FilterBar();
    protected final Strings strings;
    protected final Moments moments;

    /** Around {@code table}, which shows {@code listing}; the details are those of {@code selected}. */
    TableScreen(
            TableView<?> table,
            FilteredRows listing,
            IntSupplier size,
            ObjectProperty<@Nullable T> selected,
            Deeds deeds,
            Session session,
            Strings strings) {
        this.table = table;
        this.listing = listing;
        this.selected = selected;
        this.deeds = deeds;
        this.strings = strings;
        this.moments = new Moments(strings.language());
        this.filters = new ColumnFilters(table, listing, strings);
        this.doing = new Doing<>(getClass(), deeds, session, strings, this::nameOf, any -> overlay());
        this.several = new SeveralPane<>(doing, deeds.activity().busyProperty(), strings);
        build(size);
    }

    private void build(IntSupplier size) {
        root.getStyleClass().add("page");
        title.setId("detailsTitle");
        table.setId("table");
        table.setAccessibleText(strings.text("title"));
        filterBar.follow(listing, strings);
        filterBar.addBefore(filters.menu());
        ErrorPane error = new ErrorPane();
        error.follow(listing.activity(), strings, listing::reload);
        ErrorPane deedError = errorsOf(deeds.activity());
        buildHead(size);
        MasterDetailPane split = new MasterDetailPane(Side.RIGHT, table, detailsPane(), false);
        split.setAnimated(false);
        split.setDividerPosition(TABLE_SHARE);
        split.getStyleClass().add("page-body");
        VBox.setVgrow(split, Priority.ALWAYS);
        split.showDetailNodeProperty().bind(selected.isNotNull());
        selected.addListener((property, before, now) -> show(now));
        table.getSelectionModel().getSelectedIndices().addListener((Observable chosen) -> {
            if (scroll.getContent() == several || areSeveralChosen()) {
                show(selected.get());
            }
        });
        root.getChildren().setAll(head, filters.line(), error, deedError, split);
    }

    /** Tells what went wrong with something that is done here, and not in a dialog. */
    protected final ErrorPane errorsOf(Activity activity) {
        ErrorPane error = new ErrorPane();
        error.follow(activity, strings, activity::clear, this::isBelowDialog);
        return error;
    }

    /** A dialog tells itself what went wrong with its deed. */
    private boolean isBelowDialog() {
        return root.getScene() == null || overlay().isOpen();
    }

    /** Adds something between the head and the table that is in the layout only while it has something to say. */
    protected final void above(Node node) {
        root.getChildren().add(root.getChildren().size() - 1, node);
    }

    /** Lets columns that are there be narrowed. */
    protected final void filters(ColumnFilter... all) {
        for (ColumnFilter filter : all) {
            filters.add(filter);
        }
    }

    /** Adds a button beside the filter. */
    protected final Button tool(String key, Ikon icon, Runnable does) {
        Button button = new Button(strings.text(key), new FontIcon(icon));
        button.setId("tool-" + key);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> does.run());
        head.getChildren().add(button);
        return button;
    }

    private void buildHead(IntSupplier size) {
        head.getStyleClass().add("page-head");
        Label heading = new Label(strings.text("title"));
        heading.getStyleClass().add(Styles.TITLE_2);
        count.setId("count");
        count.getStyleClass().add(Styles.TEXT_MUTED);
        Runnable tellCount = () -> count.setText(strings.text("count", size.getAsInt()));
        listing.onRows(tellCount);
        tellCount.run();
        VBox titles = new VBox(heading, count);
        HBox.setHgrow(titles, Priority.ALWAYS);
        // What is narrowed where there is little room is the filter.
        titles.setMinWidth(Region.USE_PREF_SIZE);
        WaitPane wait = new WaitPane();
        wait.follow(listing.activity(), strings);
        WaitPane deedWait = new WaitPane();
        deedWait.follow(deeds.activity(), strings);
        head.getChildren().setAll(titles, wait, deedWait, filterBar);
    }

    private Node detailsPane() {
        title.setId("detailsTitle");
        title.getStyleClass().add(Styles.TITLE_4);
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        state.managedProperty().bind(state.visibleProperty());
        details.getStyleClass().add("details-body");
        details.getChildren().add(deedButtons);
        scroll.setFitToWidth(true);
        scroll.setMinWidth(DETAILS_WIDTH);
        scroll.setPrefWidth(DETAILS_WIDTH);
        scroll.getStyleClass().add("details");
        return scroll;
    }

    /** Adds the button, and Ctrl+N, by which a new one is made. */
    protected final void creates(String key, Runnable opens) {
        create = opens;
        createKey = key;
        Button button = new Button(strings.text(key), new FontIcon(Feather.PLUS));
        button.setId("create");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add(Styles.ACCENT);
        button.setTooltip(new Tooltip(strings.text("create.key")));
        button.setOnAction(event -> opens.run());
        head.getChildren().add(button);
    }

    /** Adds something that can be done to a row for which {@code applies} holds. */
    protected final void deed(String key, Ikon icon, Predicate<T> applies, Consumer<T> does) {
        possible.add(new Deed<>(key, icon, applies, does));
    }

    /** Adds something that can be done to a row, or to several, for which {@code applies} holds, once a person has said yes. */
    protected final Act<T> act(String key, Ikon icon, Predicate<T> applies, Act.Step<T> step) {
        Act<T> act = new Act<>(key, icon, applies, step);
        acts.add(act);
        deed(
                key,
                icon,
                applies,
                row -> doing.one(act.form(), row, act.isByName(), () -> step.take(row), done -> {}, act.inverse()));
        return act;
    }

    /** The rows that are chosen, one or several, as far as they are loaded. */
    protected abstract List<T> chosen();

    private boolean areSeveralChosen() {
        return table.getSelectionModel().getSelectedIndices().size() > 1
                && acts.stream().anyMatch(Act::isOfSeveral);
    }

    /** Adds something below the facts. */
    protected final void beneath(Node node) {
        details.getChildren().add(node);
    }

    /** Writes rows and details anew: something has come that they tell by its name. */
    protected final void tellAnew() {
        table.refresh();
        show(selected.get());
    }

    /** To be called last by a constructor: shows what is chosen already. */
    protected final void ready() {
        show(selected.get());
    }

    /** What the details of a row say. */
    protected abstract void describe(T row, Facts into);

    /** The name of a row: the details' title. */
    protected abstract String nameOf(T row);

    /** The state that is shown as a badge in the details; null if there is none. */
    protected @Nullable Enum<?> stateOf(T row) {
        return null;
    }

    private void show(@Nullable T row) {
        if (areSeveralChosen()) {
            several.show(
                    chosen(), table.getSelectionModel().getSelectedIndices().size(), acts);
            scroll.setContent(several);
            return;
        }
        scroll.setContent(details);
        facts.clear();
        deedButtons.getChildren().clear();
        if (row == null) {
            return;
        }
        title.setText(nameOf(row));
        Enum<?> now = stateOf(row);
        state.setVisible(now != null);
        if (now != null) {
            BadgeCell.dress(state, now, "state", strings);
        }
        describe(row, facts);
        possible.stream()
                .filter(deed -> deed.applies().test(row))
                .map(deed -> button(deed, row))
                .forEach(deedButtons.getChildren()::add);
    }

    private Button button(Deed<T> deed, T row) {
        Button button = new Button(strings.text(deed.key()), new FontIcon(deed.icon()));
        button.setId("deed-" + deed.key());
        button.getStyleClass().add(Styles.SMALL);
        button.disableProperty().bind(deeds.activity().busyProperty());
        button.setOnAction(event -> deed.does().accept(row));
        return button;
    }

    /**
     * Asks, then does it, and says that it was done. The strings have, behind the prefix, {@code title}, {@code lead},
     * {@code submit}, {@code consequence} and {@code done}.
     */
    protected final <R> void confirm(String prefix, T row, boolean byName, Callable<R> call, Consumer<R> then) {
        doing.one(prefix, row, byName, call, then, null);
    }

    /** Says what a deed came to. */
    protected final void tell(Overlay overlay, Outcome<?> outcome, String done) {
        doing.tell(overlay, outcome, done);
    }

    /** What lies over this screen's window. */
    protected final Overlay overlay() {
        return Overlay.over(root);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        table.requestFocus();
    }

    @Override
    public void reload() {
        listing.reload();
    }

    @Override
    public void focusFilter() {
        filterBar.focus();
    }

    @Override
    public void filterColumns() {
        filters.offer();
    }

    @Override
    public void create() {
        if (create != null) {
            create.run();
        }
    }

    @Override
    public void cancel() {
        if (isBusy() || !listing.isFiltered()) {
            deeds.cancel();
        } else {
            listing.clearFilters();
        }
    }

    private boolean isBusy() {
        return deeds.activity().busyProperty().get()
                || listing.activity().busyProperty().get();
    }

    @Override
    public List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        if (create != null && createKey != null) {
            actions.add(new Action(strings.text(createKey), Feather.PLUS, create));
        }
        actions.addAll(filters.actions());
        T row = selected.get();
        if (row != null) {
            for (Deed<T> deed : possible) {
                if (deed.applies().test(row)) {
                    String text = strings.text("action.of", strings.text(deed.key()), nameOf(row));
                    actions.add(new Action(text, deed.icon(), () -> deed.does().accept(row)));
                }
            }
        }
        return actions;
    }

    private record Deed<T>(String key, Ikon icon, Predicate<T> applies, Consumer<T> does) {}
}

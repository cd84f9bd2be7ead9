package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A form over the window: title and lead, the step's page, errors and waiting below it, and buttons. It closes when its work
 * is done, which the work itself says, or when the person gives it up; after a failure it stays, with all that was typed.
 * The strings have, behind a prefix, {@code title}, {@code lead} and {@code submit}, and {@code step.1}... if there are several.
 */
public final class FormDialog implements Dialog {
    private final VBox root = new VBox();
    private final Form form;
    private final Strings strings;
    private final String prefix;
    private final List<? extends Node> pages;
    private final Runnable close;
    private final Label title = new Label();
    private final Label lead = new Label();
    private final Label progress = new Label();
    private final ScrollPane middle = new PageScroll();
    private final Button back = new Button();
    private final Button submit = new Button();

    /** Shows {@code form}, one page for each of its steps. */
    public FormDialog(Form form, Strings strings, String prefix, List<? extends Node> pages, Runnable close) {
        this.form = form;
        this.strings = strings;
        this.prefix = prefix + ".";
        this.pages = List.copyOf(pages);
        this.close = close;
        root.getStyleClass().add("dialog");
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        middle.setFitToWidth(true);
        middle.getStyleClass().add("dialog-middle");
        middle.disableProperty().bind(form.activity().busyProperty());
        VBox.setVgrow(middle, Priority.SOMETIMES);
        ErrorPane error = new ErrorPane();
        error.follow(form.activity(), strings, form::goOn);
        root.getChildren().setAll(head(), middle, error, buttons());
        form.stepProperty().addListener((property, before, now) -> {
            show();
            shown();
        });
        show();
    }

    /** What can't be undone looks like it. */
    public FormDialog dangerous() {
        submit.getStyleClass().removeAll(Styles.ACCENT);
        submit.getStyleClass().add(Styles.DANGER);
        return this;
    }

    /** With another title than its own, which needs no lead. */
    FormDialog titled(String text) {
        title.setText(text);
        lead.setManaged(false);
        lead.setVisible(false);
        return this;
    }

    private Node head() {
        title.setText(strings.text(prefix + "title"));
        title.getStyleClass().add(Styles.TITLE_3);
        title.setWrapText(true);
        lead.setText(strings.text(prefix + "lead"));
        lead.getStyleClass().add(Styles.TEXT_MUTED);
        lead.setWrapText(true);
        lead.setMinHeight(Region.USE_PREF_SIZE);
        progress.getStyleClass().addAll(Styles.TEXT_SMALL, "step");
        progress.setManaged(form.steps() > 1);
        progress.setVisible(form.steps() > 1);
        VBox head = new VBox(title, lead, progress);
        head.getStyleClass().add("card-head");
        return head;
    }

    private Node buttons() {
        WaitPane wait = new WaitPane();
        wait.follow(form.activity(), strings);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button cancel = new Button(strings.text("cancel"));
        cancel.setId("cancelForm");
        cancel.setOnAction(event -> giveUp());
        back.setText(strings.text("form.back"));
        back.setId("backForm");
        back.setOnAction(event -> form.back());
        back.managedProperty().bind(back.visibleProperty());
        back.visibleProperty().bind(form.stepProperty().greaterThan(0));
        submit.setId("submitForm");
        submit.setDefaultButton(true);
        submit.getStyleClass().add(Styles.ACCENT);
        submit.disableProperty()
                .bind(form.completeProperty().not().or(form.activity().busyProperty()));
        submit.setOnAction(event -> form.goOn());
        for (Button button : List.of(cancel, back, submit)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox row = new HBox(wait, space, cancel, back, submit);
        row.getStyleClass().add("card-buttons");
        return row;
    }

    private void show() {
        int step = form.stepProperty().get();
        middle.setContent(pages.get(step));
        submit.setText(strings.text(form.isLast() ? prefix + "submit" : "form.next"));
        if (form.steps() > 1) {
            progress.setText(
                    strings.text("form.step", step + 1, form.steps(), strings.text(prefix + "step." + (step + 1))));
        }
    }

    private void giveUp() {
        form.activity().cancel();
        form.activity().clear();
        close.run();
    }

    @Override
    public Region root() {
        return root;
    }

    @Override
    public void shown() {
        Node page = pages.get(form.stepProperty().get());
        Node first = page.lookup(".text-field");
        if (first == null) {
            first = page.lookup(".combo-box");
        }
        (first == null ? submit : first).requestFocus();
    }

    /** Gives up what runs; closes a form in which there is nothing to lose. */
    @Override
    public void cancel() {
        if (form.activity().busyProperty().get()) {
            form.activity().cancel();
        } else if (!form.changedProperty().get()) {
            giveUp();
        }
    }

    /** As high as its page at the dialog's width: by itself a scroll pane doesn't think of text that wraps. */
    private static final class PageScroll extends LeanScrollPane {
        private static final double PAGE_WIDTH = 500;

        @Override
        protected double computePrefHeight(double width) {
            Node page = getContent();
            return page == null ? 0 : snapSizeY(page.prefHeight(PAGE_WIDTH)) + 2;
        }
    }
}

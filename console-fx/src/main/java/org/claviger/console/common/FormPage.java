package org.claviger.console.common;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one step of a form, under each other. The strings have, behind a prefix, a name for each member, and where
 * that helps {@code member.hint} and {@code member.wrong}: the latter is shown once the person has left the field.
 */
public final class FormPage extends VBox {
    private static final double GAP = 14;

    private final Form form;
    private final Strings strings;
    private final String prefix;

    /** No fields yet. */
    public FormPage(Form form, Strings strings, String prefix) {
        super(GAP);
        this.form = form;
        this.strings = strings;
        this.prefix = prefix + ".";
    }

    /** A line of text. */
    public FormPage text(String member, StringProperty value) {
        TextField field = new TextField();
        field.textProperty().bindBidirectional(value);
        return add(member, field);
    }

    /** Text of several lines, in letters of one width. */
    public FormPage area(String member, StringProperty value, int rows) {
        TextArea area = new TextArea();
        area.setPrefRowCount(rows);
        area.getStyleClass().add("code");
        area.textProperty().bindBidirectional(value);
        return add(member, area);
    }

    /** A secret; it isn't shown. */
    public FormPage secret(String member, StringProperty value) {
        PasswordField field = new PasswordField();
        field.textProperty().bindBidirectional(value);
        return add(member, field);
    }

    /** One of several; {@code written} says how each reads, and null among them stands for none. */
    public <V> FormPage choice(
            String member, ObservableList<V> all, ObjectProperty<@Nullable V> value, Function<V, String> written) {
        ComboBox<V> box = new ComboBox<>(all);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable V item) {
                return item == null ? "" : written.apply(item);
            }

            @Override
            public @Nullable V fromString(String text) {
                return value.get();
            }
        });
        box.valueProperty().bindBidirectional(value);
        return add(member, box);
    }

    /** Any of several. */
    public <V> FormPage several(
            String member, ObservableList<V> all, ObservableSet<V> chosen, Function<V, String> written) {
        FlowPane boxes = new FlowPane(GAP, GAP / 2);
        boxes.setId(member);
        Runnable fill = () -> boxes.getChildren()
                .setAll(all.stream().map(item -> box(item, chosen, written)).toList());
        all.subscribe(fill);
        fill.run();
        getChildren().add(field(member, boxes, name(member)));
        return this;
    }

    private static <V> Node box(V item, ObservableSet<V> chosen, Function<V, String> written) {
        CheckBox box = new CheckBox(written.apply(item));
        box.setId("choice-" + item);
        box.setSelected(chosen.contains(item));
        box.selectedProperty().addListener((property, before, now) -> {
            if (now) {
                chosen.add(item);
            } else {
                chosen.remove(item);
            }
        });
        return box;
    }

    /** What a form can watch of a set: its content as a value. */
    public static <V> ObservableValue<List<V>> contentOf(ObservableSet<V> set) {
        ObjectProperty<List<V>> content = new SimpleObjectProperty<>(List.copyOf(set));
        set.addListener((SetChangeListener<V>) change -> content.set(List.copyOf(set)));
        return content;
    }

    /** Something that is no field. */
    public FormPage node(Node node) {
        getChildren().add(node);
        return this;
    }

    private FormPage add(String member, Control field) {
        Label name = name(member);
        name.setLabelFor(field);
        field.setId(member);
        field.setAccessibleText(name.getText());
        VBox box = field(member, field, name);
        form.member(member).ifPresent(right -> complain(member, field, box, right));
        getChildren().add(box);
        return this;
    }

    /** Says what is wrong with a member, but not before the person has been there and left. */
    private void complain(String member, Control field, VBox box, ObservableBooleanValue right) {
        String key = prefix + member + ".wrong";
        if (!strings.containsKey(key)) {
            return;
        }
        Label wrong = sentence(strings.text(key), "danger-text");
        wrong.setVisible(false);
        wrong.managedProperty().bind(wrong.visibleProperty());
        Runnable show = () -> {
            wrong.setVisible(!right.get());
            field.pseudoClassStateChanged(Styles.STATE_DANGER, !right.get());
        };
        field.focusedProperty().addListener((property, before, now) -> {
            if (before && isLeft(field)) {
                show.run();
            }
        });
        right.addListener((property, before, now) -> {
            if (now) {
                show.run();
            }
        });
        box.getChildren().add(wrong);
    }

    /** Whether the person went on to another: not to another window, nor is the whole form shown anew in another language. */
    private static boolean isLeft(Control field) {
        Scene scene = field.getScene();
        return scene != null && !field.equals(scene.getFocusOwner());
    }

    private static Label sentence(String text, String style) {
        Label sentence = new Label(text);
        sentence.getStyleClass().addAll(Styles.TEXT_SMALL, style);
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        return sentence;
    }

    private Label name(String member) {
        Label name = new Label(strings.text(prefix + member));
        name.getStyleClass().add("field-name");
        name.setWrapText(true);
        name.setMinHeight(USE_PREF_SIZE);
        return name;
    }

    private VBox field(String member, Node control, Label name) {
        VBox box = new VBox(name, control);
        box.getStyleClass().add("field");
        String hint = prefix + member + ".hint";
        if (strings.containsKey(hint)) {
            box.getChildren().add(sentence(strings.text(hint), Styles.TEXT_MUTED));
        }
        return box;
    }
}

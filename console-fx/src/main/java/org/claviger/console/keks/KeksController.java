package org.claviger.console.keks;

import java.text.NumberFormat;
import java.time.Instant;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.api.tenant.KekTokenAttributesResponse;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Facts;
import org.claviger.console.common.FilterBar;
import org.claviger.console.common.Fxml;
import org.claviger.console.common.ListingTable;
import org.claviger.console.common.Moments;
import org.claviger.console.common.Screen;
import org.claviger.console.common.Strings;
import org.claviger.console.common.WaitPane;
import org.controlsfx.control.MasterDetailPane;
import org.jspecify.annotations.Nullable;

/** The screen with the KEKs of a tenant, and beside them the details of one and what the token says of it. */
public final class KeksController implements Screen {
    private final KeksViewModel model;
    private final Strings strings;
    private final Moments moments;
    private final NumberFormat numbers;
    private final Parent root;

    @FXML
    private Label count;

    @FXML
    private FilterBar filterBar;

    @FXML
    private ErrorPane error;

    @FXML
    private WaitPane wait;

    @FXML
    private TableView<KekResponse> table;

    @FXML
    private TableColumn<KekResponse, Integer> generation;

    @FXML
    private TableColumn<KekResponse, KekState> state;

    @FXML
    private TableColumn<KekResponse, String> label;

    @FXML
    private TableColumn<KekResponse, Long> seals;

    @FXML
    private TableColumn<KekResponse, Instant> created;

    @FXML
    private MasterDetailPane split;

    @FXML
    private Label detailsTitle;

    @FXML
    private Label meaning;

    @FXML
    private Facts facts;

    @FXML
    private Node tokenBox;

    @FXML
    private Label tokenTitle;

    @FXML
    private ErrorPane tokenError;

    @FXML
    private WaitPane tokenWait;

    @FXML
    private TokenPane tokenPane;

    /** Shows the model in these strings. */
    public KeksController(KeksViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
        this.moments = new Moments(strings.language());
        this.numbers = NumberFormat.getIntegerInstance(strings.language());
        this.root = Fxml.load(this, "Keks.fxml", strings);
        bindTable();
        bindDetails();
    }

    private void bindTable() {
        ListingTable.values(generation, KekResponse::generation);
        ListingTable.values(state, KekResponse::state);
        state.setCellFactory(column -> new StateCell(strings));
        ListingTable.values(label, KekResponse::label);
        ListingTable.values(seals, KekResponse::seals, numbers::format);
        ListingTable.values(created, KekResponse::createdAt, moments::minute);
        ListingTable.follow(table, model.keks(), strings);
        filterBar.follow(model.keks(), strings);
        error.follow(model.keks().activity(), strings, model.keks()::reload);
        wait.follow(model.keks().activity(), strings);
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> strings.text("count", model.keks().rows().size()),
                        model.keks().rows()));
    }

    private void bindDetails() {
        split.showDetailNodeProperty().bind(model.keks().selectedProperty().isNotNull());
        model.keks().selectedProperty().addListener((property, before, now) -> show(now));
        show(model.keks().selectedProperty().get());
        tokenError.follow(model.token(), strings, model::askToken);
        tokenWait.follow(model.token(), strings);
        model.attributesProperty().addListener((property, before, now) -> show(now));
        show(model.attributesProperty().get());
    }

    private void show(@Nullable KekResponse kek) {
        facts.clear();
        if (kek == null) {
            return;
        }
        detailsTitle.setText(strings.text("details.title", kek.generation()));
        meaning.setText(strings.text("meaning." + kek.state().name()));
        String copy = strings.text("copy.id");
        facts.addIdentifier(strings.text("label"), kek.label(), copy);
        facts.addIdentifier(strings.text("id"), kek.id().toString(), copy);
        facts.addIdentifier(strings.text("kcv"), kek.keyCheckValue(), strings.text("kcv.copy"));
        facts.add(strings.text("profile"), kek.hsmProfileName());
        showTokenTitle(kek, model.attributesProperty().get());
        boolean onToken = kek.destroyedAt() == null;
        tokenBox.setVisible(onToken);
        tokenBox.setManaged(onToken);
    }

    private void show(@Nullable KekTokenAttributesResponse attributes) {
        showTokenTitle(model.keks().selectedProperty().get(), attributes);
        if (attributes == null) {
            tokenPane.getChildren().clear();
        } else {
            tokenPane.show(attributes, strings);
        }
    }

    /** Who is asked is known before the answer, and if none comes. */
    private void showTokenTitle(@Nullable KekResponse kek, @Nullable KekTokenAttributesResponse attributes) {
        if (attributes != null) {
            tokenTitle.setText(strings.text("token.title.of", attributes.tokenLabel(), attributes.bits()));
        } else if (kek != null) {
            tokenTitle.setText(strings.text("token.title", kek.tokenLabel()));
        }
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
        model.keks().reload();
    }

    @Override
    public void focusFilter() {
        filterBar.focus();
    }

    @Override
    public void cancel() {
        model.keks().activity().cancel();
        model.token().cancel();
    }
}

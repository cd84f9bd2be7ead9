package org.claviger.console.connect;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Facts;
import org.claviger.console.common.Fxml;
import org.claviger.console.common.Moments;
import org.claviger.console.common.Screen;
import org.claviger.console.common.Strings;
import org.claviger.console.common.WaitPane;
import org.jspecify.annotations.Nullable;

/** The screen on which a server is chosen: one of three cards shows, the choice, the offer or the alarm. */
public final class ConnectController implements Screen {
    private final ConnectViewModel model;
    private final Strings strings;
    private final Parent root;

    @FXML
    private Node choice;

    @FXML
    private TextField address;

    @FXML
    private Button connect;

    @FXML
    private Node savedBox;

    @FXML
    private ListView<SavedServer> saved;

    @FXML
    private ErrorPane error;

    @FXML
    private WaitPane wait;

    @FXML
    private Node offer;

    @FXML
    private Label offerServer;

    @FXML
    private Facts offerFacts;

    @FXML
    private CheckBox compared;

    @FXML
    private Button trust;

    @FXML
    private ErrorPane offerError;

    @FXML
    private WaitPane offerWait;

    @FXML
    private Node alarm;

    @FXML
    private Label alarmServer;

    @FXML
    private Facts alarmFacts;

    /** Shows the model in these strings. */
    public ConnectController(ConnectViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
        this.root = Fxml.load(this, "Connect.fxml", strings);
        bind();
    }

    private void bind() {
        address.textProperty().bindBidirectional(model.addressProperty());
        connect.disableProperty()
                .bind(model.activity()
                        .busyProperty()
                        .or(Bindings.createBooleanBinding(
                                () -> address.getText().isBlank(), address.textProperty())));
        error.follow(model.activity(), strings, model::connect);
        wait.follow(model.activity(), strings);
        saved.setItems(model.saved());
        saved.setCellFactory(list -> new SavedServerCell(model, strings));
        saved.getSelectionModel().selectedItemProperty().addListener((property, before, chosen) -> {
            // While the list still changes, a selection is the list's and not a person's.
            if (chosen != null && saved.isFocused()) {
                model.addressProperty().set(chosen.address());
            }
        });
        // A list keeps Enter for itself.
        saved.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.connect();
            }
        });
        onlyIf(savedBox, Bindings.isNotEmpty(model.saved()));

        compared.selectedProperty().bindBidirectional(model.comparedProperty());
        trust.disableProperty().bind(model.trustable().not());
        offerError.follow(model.activity(), strings, model::trust);
        offerWait.follow(model.activity(), strings);

        onlyIf(choice, model.offerProperty().isNull().and(model.alarmProperty().isNull()));
        // Of two default buttons in a scene the one that came last has Enter, even while it is invisible.
        connect.defaultButtonProperty().bind(choice.visibleProperty());
        trust.defaultButtonProperty().bind(offer.visibleProperty());
        onlyIf(offer, model.offerProperty().isNotNull());
        onlyIf(alarm, model.alarmProperty().isNotNull());
        model.offerProperty().addListener((property, before, encounter) -> showOffer(encounter));
        model.alarmProperty().addListener((property, before, encounter) -> showAlarm(encounter));
        showOffer(model.offerProperty().get());
        showAlarm(model.alarmProperty().get());
    }

    private static void onlyIf(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    private void showOffer(@Nullable Encounter encounter) {
        if (encounter == null) {
            return;
        }
        offerServer.setText(encounter.server().toString());
        CaCard card = CaCard.of(encounter.presented());
        Moments moments = new Moments(strings.language());
        offerFacts.clear();
        offerFacts.add(strings.text("ca.subject"), card.subject());
        offerFacts.add(
                strings.text("ca.validity"),
                strings.text("ca.validity.value", moments.day(card.from()), moments.day(card.until())));
        addFingerprint(offerFacts, "ca.fingerprint", card);
        compared.requestFocus();
    }

    private void showAlarm(@Nullable Encounter encounter) {
        if (encounter == null) {
            return;
        }
        alarmServer.setText(strings.text("alarm.server", encounter.server()));
        alarmFacts.clear();
        encounter.pinned().ifPresent(ca -> addFingerprint(alarmFacts, "alarm.pinned", CaCard.of(ca)));
        CaCard presented = CaCard.of(encounter.presented());
        addFingerprint(alarmFacts, "alarm.presented", presented);
        alarmFacts.add(strings.text("alarm.presented.subject"), presented.subject());
    }

    private void addFingerprint(Facts facts, String name, CaCard card) {
        facts.addIdentifier(
                strings.text(name),
                card.fingerprintInTwoLines(),
                card.fingerprint(),
                strings.text("ca.fingerprint.copy"));
    }

    @FXML
    void connect() {
        model.connect();
    }

    @FXML
    void trust() {
        model.trust();
    }

    @FXML
    void back() {
        model.back();
        address.requestFocus();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void shown() {
        address.requestFocus();
        address.end();
    }

    @Override
    public void reload() {
        model.load();
    }

    @Override
    public void cancel() {
        back();
    }
}

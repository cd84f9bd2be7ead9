package org.claviger.console.tenants;

import java.time.Instant;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.claviger.api.admin.TenantResponse;
import org.claviger.console.common.ErrorPane;
import org.claviger.console.common.Facts;
import org.claviger.console.common.FilterBar;
import org.claviger.console.common.Fxml;
import org.claviger.console.common.Listing;
import org.claviger.console.common.ListingTable;
import org.claviger.console.common.Moments;
import org.claviger.console.common.Screen;
import org.claviger.console.common.Strings;
import org.claviger.console.common.WaitPane;
import org.controlsfx.control.MasterDetailPane;
import org.jspecify.annotations.Nullable;

/** The screen with all tenants, and the details of one beside them. */
public final class TenantsController implements Screen {
    private final Listing<TenantResponse> tenants;
    private final Strings strings;
    private final Moments moments;
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
    private TableView<TenantResponse> table;

    @FXML
    private TableColumn<TenantResponse, String> name;

    @FXML
    private TableColumn<TenantResponse, String> displayName;

    @FXML
    private TableColumn<TenantResponse, String> profile;

    @FXML
    private TableColumn<TenantResponse, Integer> operators;

    @FXML
    private TableColumn<TenantResponse, Instant> created;

    @FXML
    private MasterDetailPane split;

    @FXML
    private Label detailsTitle;

    @FXML
    private Facts facts;

    /** Shows the model in these strings. */
    public TenantsController(TenantsViewModel model, Strings strings) {
        this.tenants = model.tenants();
        this.strings = strings;
        this.moments = new Moments(strings.language());
        this.root = Fxml.load(this, "Tenants.fxml", strings);
        bind();
    }

    private void bind() {
        ListingTable.values(name, TenantResponse::name);
        ListingTable.values(displayName, TenantResponse::displayName);
        ListingTable.values(
                profile, TenantsViewModel::profile, linked -> linked.isEmpty() ? strings.text("profile.none") : linked);
        ListingTable.values(operators, TenantResponse::operators);
        ListingTable.values(created, TenantResponse::createdAt, moments::minute);
        ListingTable.follow(table, tenants, strings);
        filterBar.follow(tenants, strings);
        error.follow(tenants.activity(), strings, tenants::reload);
        wait.follow(tenants.activity(), strings);
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> strings.text("count", tenants.rows().size()), tenants.rows()));
        split.showDetailNodeProperty().bind(tenants.selectedProperty().isNotNull());
        tenants.selectedProperty().addListener((property, before, now) -> show(now));
        show(tenants.selectedProperty().get());
    }

    private void show(@Nullable TenantResponse tenant) {
        facts.clear();
        if (tenant == null) {
            return;
        }
        detailsTitle.setText(tenant.displayName());
        String copy = strings.text("copy.id");
        facts.addIdentifier(strings.text("name"), tenant.name(), copy);
        facts.addIdentifier(strings.text("id"), tenant.id().toString(), copy);
        if (tenant.hsmProfileName() == null) {
            facts.add(strings.text("profile"), strings.text("profile.none.advice"));
        } else {
            facts.add(strings.text("profile"), tenant.hsmProfileName());
        }
        facts.add(
                strings.text("operators"),
                tenant.operators() == 0 ? strings.text("operators.none") : String.valueOf(tenant.operators()));
        facts.add(strings.text("created"), moments.minute(tenant.createdAt()));
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
        tenants.reload();
    }

    @Override
    public void focusFilter() {
        filterBar.focus();
    }

    @Override
    public void cancel() {
        tenants.activity().cancel();
    }
}

package org.claviger.console.settings;

import java.util.List;
import org.claviger.api.tenant.TenantSettings;
import org.claviger.console.common.Facts;
import org.claviger.console.common.FormDialog;
import org.claviger.console.common.FormPage;
import org.claviger.console.common.ListingScreen;
import org.claviger.console.common.Overlay;
import org.claviger.console.common.Strings;
import org.kordamp.ikonli.feather.Feather;

/** The screen with the approval policy. */
public final class SettingsController extends ListingScreen<Rule> {
    private final SettingsViewModel model;

    /** Shows the model in these strings. */
    public SettingsController(SettingsViewModel model, Strings strings) {
        super(model.rules(), model.deeds(), model.session(), strings);
        this.model = model;
        column("action", 320, this::nameOf);
        column("acceptances", 220, Rule::acceptances, this::written);
        if (model.mayManage()) {
            deed("change", Feather.EDIT_2, rule -> true, this::open);
            if (model.hasBounds()) {
                tool("bounds", Feather.MAXIMIZE_2, () -> model.askBounds(this::openBounds));
            }
        }
        ready();
    }

    private String written(int acceptances) {
        return strings.text("acceptances.of", acceptances);
    }

    private void openBounds(TenantSettings now) {
        Overlay overlay = overlay();
        BoundsForm form = model.bounds(now, outcome -> {
            overlay.close();
            tell(overlay, outcome, strings.text("bounds.done"));
        });
        overlay.open(language -> {
            Strings spoken = Strings.of(SettingsController.class, language);
            FormPage page = new FormPage(form.form(), spoken, "form")
                    .text("algorithms", form.algorithmsProperty())
                    .text("maxKeys", form.maxKeysProperty())
                    .text("requests", form.requestsProperty())
                    .text("clientRequests", form.clientRequestsProperty())
                    .text("cacheSeconds", form.cacheSecondsProperty())
                    .text("cryptoperiod", form.cryptoperiodProperty());
            return new FormDialog(form.form(), spoken, "bounds", List.of(page), overlay::close);
        });
    }

    private void open(Rule rule) {
        Overlay overlay = overlay();
        RuleForm form = model.form(rule, outcome -> {
            overlay.close();
            tell(overlay, outcome, strings.text("change.done", nameOf(rule)));
        });
        overlay.open(language -> {
            Strings spoken = Strings.of(SettingsController.class, language);
            FormPage page = new FormPage(form.form(), spoken, "form").text("acceptances", form.acceptancesProperty());
            return new FormDialog(form.form(), spoken, "change.form", List.of(page), overlay::close);
        });
    }

    @Override
    protected String nameOf(Rule rule) {
        return strings.text("action." + rule.action());
    }

    @Override
    protected void describe(Rule rule, Facts into) {
        into.add(strings.text("acceptances"), written(rule.acceptances()));
        into.add(strings.text("default"), written(rule.action().defaultAcceptances()));
        into.addIdentifier(strings.text("code"), rule.action().name(), strings.text("copy.id"));
    }
}

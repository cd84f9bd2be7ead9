package org.claviger.console.keks;

import java.text.NumberFormat;
import java.util.Set;
import java.util.concurrent.Callable;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.console.common.Confirmation;
import org.claviger.console.common.Facts;
import org.claviger.console.common.ListingScreen;
import org.claviger.console.common.Overlay;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The screen with the KEKs of a tenant: their whole life, how far the re-sealing is, and what the token says of one. */
public final class KeksController extends ListingScreen<KekResponse> {
    private static final Set<KekState> IN_USE = Set.of(KekState.ACTIVE, KekState.DEACTIVATED);
    private static final Set<KekState> DESTROYABLE =
            Set.of(KekState.PRE_ACTIVE, KekState.DEACTIVATED, KekState.COMPROMISED);

    private final KeksViewModel model;

    /** Shows the model in these strings. */
    public KeksController(KeksViewModel model, Strings strings) {
        super(model.keks(), model.deeds(), model.session(), strings);
        this.model = model;
        NumberFormat numbers = NumberFormat.getIntegerInstance(strings.language());
        column("generation", 98, KekResponse::generation).getStyleClass().add("number");
        badges("state", 118, KekResponse::state);
        column("label", 164, KekResponse::label);
        column("seals", 92, KekResponse::seals, numbers::format);
        column("created", 160, KekResponse::createdAt, moments::minute);
        above(new ResealingPane(model.resealing(), model.mayManage(), strings));
        if (model.mayManage()) {
            tool("rotate", Feather.ROTATE_CW, () -> ask("rotate.form", model.door()::rotate));
            creates("generate", () -> ask("generate.form", model.door()::generate));
            addDeeds();
        }
        beneath(new TokenSection(model, strings));
        ready();
    }

    private void addDeeds() {
        deed("activate", Feather.PLAY, Set.of(KekState.PRE_ACTIVE));
        deed("disable", Feather.PAUSE, IN_USE);
        deed("enable", Feather.PLAY, Set.of(KekState.SUSPENDED));
        deed("compromise", Feather.ALERT_TRIANGLE, IN_USE);
        deed(
                "destroy",
                Feather.TRASH_2,
                kek -> DESTROYABLE.contains(kek.state()),
                kek -> confirm(
                        "destroy.form",
                        kek,
                        true,
                        () -> model.door().proposeDestruction(kek, strings.text("destroy.reason")),
                        done -> {}));
    }

    /** One that the server knows by the same word. */
    private void deed(String key, Ikon icon, Set<KekState> states) {
        deed(
                key,
                icon,
                kek -> states.contains(kek.state()),
                kek -> confirm(key + ".form", kek, false, () -> model.door().act(kek, key), done -> {}));
    }

    /** Asks, and has it done to the tenant rather than to a generation that there is. */
    private void ask(String prefix, Callable<KekResponse> call) {
        Overlay overlay = overlay();
        Runnable work = () -> model.deeds().start(call, outcome -> {
            overlay.close();
            tell(overlay, outcome, strings.text(prefix + ".done"));
            model.resealing().watch();
        });
        String tenant = model.session().me().tenantName();
        overlay.open(Confirmation.of(model.deeds().activity(), tenant == null ? "" : tenant, work)
                .dialog(KeksController.class, prefix, overlay::close));
    }

    @Override
    protected String nameOf(KekResponse kek) {
        return strings.text("details.title", kek.generation());
    }

    @Override
    protected @Nullable Enum<?> stateOf(KekResponse kek) {
        return kek.state();
    }

    @Override
    protected void describe(KekResponse kek, Facts into) {
        into.add(strings.text("meaning"), strings.text("meaning." + kek.state().name()));
        if (kek.nearBound()) {
            into.add(strings.text("nearBound"), strings.text("nearBound.advice"));
        }
        String copy = strings.text("copy.id");
        into.addIdentifier(strings.text("label"), kek.label(), copy);
        into.addIdentifier(strings.text("id"), kek.id().toString(), copy);
        into.addIdentifier(strings.text("kcv"), kek.keyCheckValue(), strings.text("kcv.copy"));
        into.add(strings.text("profile"), kek.hsmProfileName());
    }
}

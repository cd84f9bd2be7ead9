package org.claviger.console.keks;

import java.text.NumberFormat;
import java.time.Instant;
import java.util.Set;
import org.claviger.api.approval.ProposedAction;
import org.claviger.api.tenant.KekPlace;
import org.claviger.api.tenant.KekPolicy;
import org.claviger.api.tenant.KekResponse;
import org.claviger.api.tenant.KekState;
import org.claviger.console.common.Act;
import org.claviger.console.common.Facts;
import org.claviger.console.common.ListingScreen;
import org.claviger.console.common.Outcome;
import org.claviger.console.common.Overlay;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The screen with the KEKs of a tenant: their whole life, how far the re-sealing is, and what the token says of one. */
public final class KeksController extends ListingScreen<KekResponse> {
    private static final Set<KekState> IN_USE = Set.of(KekState.ACTIVE, KekState.DEACTIVATED);
    private static final Set<KekState> COMPROMISABLE =
            Set.of(KekState.PRE_ACTIVE, KekState.DEACTIVATED, KekState.DESTROYED);

    private final KeksViewModel model;
    private final NumberFormat numbers;

    /** Shows the model in these strings. */
    public KeksController(KeksViewModel model, Strings strings) {
        super(model.keks(), model.deeds(), model.session(), strings);
        this.model = model;
        this.numbers = NumberFormat.getIntegerInstance(strings.language());
        column("generation", 98, KekResponse::generation).getStyleClass().add("number");
        badges("state", 118, KekResponse::state, KekState.values());
        column("label", 150, KekResponse::label);
        column("seals", 84, KekResponse::seals, numbers::format);
        times("created", 182, KekResponse::createdAt);
        above(new ResealingPane(model.resealing(), model.mayManage(), this::openSpeed, strings));
        if (model.maySetPolicy()) {
            tool("policy", Feather.CLOCK, () -> model.askPolicy(this::openPolicy));
        }
        if (model.mayManage()) {
            tool("adopt", Feather.DOWNLOAD, this::openAdoption);
            tool("rotate", Feather.ROTATE_CW, this::openRotation);
            creates("generate", this::openGeneration);
            addDeeds();
        }
        beneath(new TokenSection(model, strings));
        ready();
    }

    private void addDeeds() {
        act("activate", Feather.PLAY, kek -> kek.state() == KekState.PRE_ACTIVE, kek -> model.act(kek, "activate"));
        Act<KekResponse> disable =
                act("disable", Feather.PAUSE, kek -> IN_USE.contains(kek.state()), kek -> model.act(kek, "disable"));
        Act<KekResponse> enable =
                act("enable", Feather.PLAY, kek -> kek.state() == KekState.SUSPENDED, kek -> model.act(kek, "enable"));
        disable.undoneBy(enable);
        enable.undoneBy(disable);
        act(
                        "compromise",
                        Feather.ALERT_TRIANGLE,
                        kek -> COMPROMISABLE.contains(kek.state()),
                        kek -> model.act(kek, "compromise"))
                .byName();
        deed("destroy", Feather.TRASH_2, KeksViewModel::isDestroyable, kek -> openEnd(kek, ProposedAction.DESTROY_KEK));
        deed(
                "erase",
                Feather.ALERT_OCTAGON,
                KeksViewModel::isCurrent,
                kek -> openEnd(kek, ProposedAction.ERASE_TENANT_KEYS));
    }

    private void openGeneration() {
        Overlay overlay = overlay();
        KekForm form = model.generation(outcome -> finish(overlay, outcome, "generate.form.done"));
        overlay.open(KekPages.generation(form, model.tenant(), overlay::close));
    }

    private void openRotation() {
        Overlay overlay = overlay();
        KekForm form = model.rotation(outcome -> finish(overlay, outcome, "rotate.form.done"));
        overlay.open(KekPages.rotation(form, model.tenant(), overlay::close));
    }

    private void openAdoption() {
        Overlay overlay = overlay();
        KekForm form = model.adoption(outcome -> finish(overlay, outcome, "adopt.form.done"));
        overlay.open(KekPages.adoption(form, model.tenant(), overlay::close));
    }

    private void openPolicy(KekPolicy now) {
        Overlay overlay = overlay();
        PolicyForm form = model.policy(now, outcome -> finish(overlay, outcome, "policy.form.done"));
        overlay.open(KekPages.policy(form, overlay::close));
    }

    private void openSpeed() {
        Overlay overlay = overlay();
        SpeedForm form = model.resealing().speed(model.deeds(), outcome -> finish(overlay, outcome, "speed.form.done"));
        overlay.open(KekPages.speed(form, overlay::close));
    }

    /** What has to be typed is the KEK, or the tenant whose keys are all gone then. */
    private void openEnd(KekResponse kek, ProposedAction action) {
        Overlay overlay = overlay();
        boolean erases = action == ProposedAction.ERASE_TENANT_KEYS;
        String prefix = erases ? "erase.form" : "destroy.form";
        String name = erases ? model.tenant() : nameOf(kek);
        EndForm form = model.end(kek, action, name, outcome -> {
            overlay.close();
            overlay.toast(
                    strings.text(prefix + ".done", name),
                    strings.text("proposed.show"),
                    () -> model.session().goTo().accept("proposals"));
        });
        overlay.open(KekPages.end(form, prefix, name, overlay::close));
    }

    private void finish(Overlay overlay, Outcome<?> outcome, String done) {
        overlay.close();
        tell(overlay, outcome, strings.text(done));
        model.resealing().watch();
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
        into.addIdentifier(strings.text("ckaId"), kek.ckaId(), copy);
        into.addIdentifier(strings.text("kcv"), kek.keyCheckValue(), strings.text("kcv.copy"));
        into.add(strings.text("profile"), kek.hsmProfileName());
        if (kek.place() != KekPlace.PRIMARY) {
            into.add(strings.text("place"), strings.text("place." + kek.place()));
        }
        into.add(
                strings.text("bound"),
                strings.text("bound.of", numbers.format(kek.seals()), numbers.format(kek.sealBound())));
        tellDate("activatedAt", kek.activatedAt(), into);
        tellDate("deactivatedAt", kek.deactivatedAt(), into);
        tellDate("compromisedAt", kek.compromisedAt(), into);
        tellDate("destroyedAt", kek.destroyedAt(), into);
    }

    private void tellDate(String key, @Nullable Instant at, Facts into) {
        if (at != null) {
            into.add(strings.text(key), moments.minute(at));
        }
    }
}

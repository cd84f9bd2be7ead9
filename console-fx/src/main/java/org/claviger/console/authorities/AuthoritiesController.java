package org.claviger.console.authorities;

import java.util.List;
import javafx.scene.control.Button;
import org.claviger.api.tenant.ClientAuthorityResponse;
import org.claviger.console.common.Facts;
import org.claviger.console.common.FormDialog;
import org.claviger.console.common.FormPage;
import org.claviger.console.common.ListingScreen;
import org.claviger.console.common.Overlay;
import org.claviger.console.common.Strings;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The screen with the CAs of a tenant's clients. */
public final class AuthoritiesController extends ListingScreen<ClientAuthorityResponse> {
    private static final int ROWS = 10;

    private final AuthoritiesViewModel model;

    /** Shows the model in these strings. */
    public AuthoritiesController(AuthoritiesViewModel model, Strings strings) {
        super(model.authorities(), model.deeds(), model.session(), strings);
        this.model = model;
        column("name", 150, ClientAuthorityResponse::name);
        badges("kind", 110, AuthorityKind::of, AuthorityKind.values());
        column("subject", 200, ClientAuthorityResponse::subject);
        times("until", 160, ClientAuthorityResponse::notAfter);
        if (model.mayManage()) {
            Button own = tool("builtIn", Feather.AWARD, this::makeBuiltIn);
            model.authorities()
                    .onRows(() -> own.setDisable(
                            model.authorities().rows().stream().anyMatch(ClientAuthorityResponse::builtIn)));
            creates("new", this::openUpload);
            act("remove", Feather.TRASH_2, authority -> true, model.door()::remove)
                    .byName();
        }
        ready();
    }

    private void makeBuiltIn() {
        Overlay overlay = overlay();
        model.makeBuiltIn(outcome -> tell(overlay, outcome, strings.text("builtIn.done")));
    }

    private void openUpload() {
        Overlay overlay = overlay();
        UploadForm form = model.upload(outcome -> {
            overlay.close();
            tell(overlay, outcome, strings.text("create.done"));
        });
        overlay.open(language -> {
            Strings spoken = Strings.of(AuthoritiesController.class, language);
            FormPage page = new FormPage(form.form(), spoken, "form")
                    .text("name", form.nameProperty())
                    .area("pem", form.pemProperty(), ROWS);
            return new FormDialog(form.form(), spoken, "create", List.of(page), overlay::close);
        });
    }

    @Override
    protected String nameOf(ClientAuthorityResponse authority) {
        return authority.name();
    }

    @Override
    protected @Nullable Enum<?> stateOf(ClientAuthorityResponse authority) {
        return AuthorityKind.of(authority);
    }

    @Override
    protected void describe(ClientAuthorityResponse authority, Facts into) {
        into.add(strings.text("meaning"), strings.text("meaning." + AuthorityKind.of(authority)));
        into.addIdentifier(strings.text("subject"), authority.subject(), strings.text("subject.copy"));
        into.addIdentifier(strings.text("fingerprint"), authority.fingerprint(), strings.text("fingerprint.copy"));
        into.addIdentifier(
                strings.text("certificate"),
                strings.text("certificate.pem"),
                authority.certificatePem(),
                strings.text("certificate.copy"));
        into.add(strings.text("until"), moments.minute(authority.notAfter()));
        into.add(strings.text("created"), moments.minute(authority.createdAt()));
        into.addIdentifier(strings.text("id"), authority.id().toString(), strings.text("copy.id"));
    }
}

package org.claviger.console.sessions;

import javafx.scene.control.Button;
import org.claviger.api.auth.SessionResponse;
import org.claviger.console.common.Facts;
import org.claviger.console.common.ListingScreen;
import org.claviger.console.common.Strings;
import org.kordamp.ikonli.feather.Feather;

/** The screen with one's own sign-ins. */
public final class SessionsController extends ListingScreen<SessionResponse> {
    /** Shows the model in these strings. */
    public SessionsController(SessionsViewModel model, Strings strings) {
        super(model.sessions(), model.deeds(), model.session(), strings);
        times("since", 170, SessionResponse::createdAt);
        times("used", 170, SessionResponse::lastUsedAt);
        column("address", 100, SessionsViewModel::from);
        column("agent", 190, SessionsViewModel::agent);
        deed(
                "end",
                Feather.LOG_OUT,
                each -> !each.current(),
                each -> confirm("end.form", each, false, () -> model.end(each), done -> {}));
        if (model.secondFactor().isHere()) {
            addSecondFactor(model.secondFactor());
        }
        ready();
    }

    private void addSecondFactor(SecondFactorModel factor) {
        above(errorsOf(factor.activity()));
        SecondFactorDialogs dialogs = new SecondFactorDialogs(factor, strings);
        Button setUp = tool("setUpFactor", Feather.SMARTPHONE, () -> dialogs.setUp(overlay()));
        Button remove = tool("removeFactor", Feather.SMARTPHONE, () -> dialogs.remove(overlay()));
        setUp.visibleProperty().bind(factor.presentProperty().not());
        setUp.managedProperty().bind(setUp.visibleProperty());
        setUp.disableProperty().bind(factor.activity().busyProperty());
        remove.visibleProperty().bind(factor.presentProperty());
        remove.managedProperty().bind(remove.visibleProperty());
    }

    @Override
    protected String nameOf(SessionResponse each) {
        return each.current() ? strings.text("this") : strings.text("other", moments.minute(each.createdAt()));
    }

    @Override
    protected void describe(SessionResponse each, Facts into) {
        into.add(strings.text("since"), moments.minute(each.createdAt()));
        into.add(strings.text("used"), moments.minute(each.lastUsedAt()));
        into.add(strings.text("until"), moments.minute(each.expiresAt()));
        into.add(strings.text("address"), told(SessionsViewModel.from(each)));
        into.add(strings.text("agent"), told(SessionsViewModel.agent(each)));
        into.addIdentifier(strings.text("id"), each.id().toString(), strings.text("copy.id"));
    }

    private String told(String text) {
        return text.isEmpty() ? strings.text("untold") : text;
    }
}

package org.claviger.console.screenshots;

import java.nio.file.Path;
import java.util.Optional;
import org.claviger.console.common.Account;
import org.claviger.console.shell.Appearance;
import org.claviger.console.shell.ConsoleWindow;
import org.claviger.console.shell.Flow;

/** Walks through the screens as a person would, and takes each in every theme and language. */
public final class ScreenshotWalk {
    private final ConsoleWindow window;
    private final Appearance appearance;
    private final Flow flow;
    private final Path demo;
    private final Path folder;
    private final Hand hand;

    /** Walks through {@code window} with what {@code demo} tells of the server. */
    public ScreenshotWalk(ConsoleWindow window, Appearance appearance, Flow flow, Path demo, Path folder) {
        this.window = window;
        this.appearance = appearance;
        this.flow = flow;
        this.demo = demo;
        this.folder = folder;
        this.hand = new Hand(window.scene());
    }

    /** Walks on a thread of its own, and ends the process: with 0, or with 1 and a sentence if it stumbled. */
    public void startAndExit() {
        Walks.startAndExit("screenshots", this::walk);
    }

    private void walk() throws Exception {
        DemoAccess access = DemoAccess.read(demo);
        Gallery gallery = new Gallery(window, appearance, new Camera(folder), hand);
        Entrance entrance = new Entrance(hand, access);
        entrance.meet();
        gallery.take("connect-trust");
        entrance.trust();
        hand.type("username", access.admin().username());
        gallery.take("signin");
        password(access, gallery);
        entrance.signIn("", access.admin());
        new AdminWalk(hand, gallery).walk();
        entrance.signOut();
        DemoAccess.Tenant tenant = access.tenants().get(0);
        OperatorWalk.makeKeys(
                access.server().asClient(tenant.client().id(), tenant.client().secret()));
        OperatorWalk operator = new OperatorWalk(hand, gallery);
        entrance.signIn(tenant.name(), tenant.operators().get(0));
        operator.walk();
        entrance.signOut();
        entrance.signIn(tenant.name(), tenant.operators().get(1));
        operator.decide();
        entrance.signOut();
    }

    /** Shows the screen without changing a password: the account given to it has no token, and nothing is sent. */
    private void password(DemoAccess access, Gallery gallery) throws Exception {
        Account newcomer = new Account(access.server(), access.admin().username(), Optional.empty());
        hand.onUi(() -> {
            flow.signedIn(newcomer);
            return newcomer;
        });
        hand.waitFor("fresh");
        hand.type("fresh", "a sample, 4 the picture");
        gallery.take("password");
        hand.press("back");
        hand.waitFor("username");
    }
}

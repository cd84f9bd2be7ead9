package org.claviger.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.claviger.console.common.Account;
import org.claviger.console.common.Accounts;
import org.claviger.console.common.Screen;
import org.claviger.console.common.TableLayouts;
import org.claviger.console.common.TestBackground;
import org.claviger.console.connect.SavedServers;
import org.claviger.console.connect.TlsContact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowTest {
    @TempDir
    Path folder;

    private final TestBackground background = new TestBackground();
    private final List<Function<Locale, Screen>> shown = new ArrayList<>();
    private Flow flow;

    @BeforeEach
    void start() {
        flow = new Flow(
                background.background(),
                new TlsContact("Test"),
                new SavedServers(folder),
                new TableLayouts(folder, background.background()),
                address -> {});
        flow.screenProperty().addListener((property, before, now) -> shown.add(now));
        flow.start("");
        background.work();
    }

    @Test
    void it_starts_with_the_choice_of_a_server() {
        assertThat(shown).hasSize(1);
        assertThat(flow.serverProperty().get()).isNull();
    }

    @Test
    void who_has_to_change_the_password_is_not_signed_in_yet() {
        flow.signedIn(Accounts.newcomer());
        assertThat(shown).hasSize(2);
        assertThat(flow.accountProperty().get()).isNull();
    }

    @Test
    void who_may_go_on_is_signed_in() {
        Account admin = Accounts.admin();
        flow.signedIn(admin);
        assertThat(shown).hasSize(2);
        assertThat(flow.accountProperty().get()).isSameAs(admin);
    }

    @Test
    void signing_out_without_being_signed_in_does_nothing() {
        flow.signOut();
        background.work();
        assertThat(shown).hasSize(1);
    }
}

package org.claviger.server.account;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.claviger.api.Secret;
import org.claviger.server.platform.Migration;
import org.claviger.server.platform.Settings;

/**
 * Creates the account {@code admin} when there is no admin at all, with the password that the installation left in a file.
 * The file is removed when the password was used: the installation then shows it, once.
 */
@Singleton
@Startup
@DependsOn(Migration.NAME)
public class FirstAdmin {
    static final String USERNAME = "admin";

    @Inject
    Settings settings;

    @Inject
    AccountService accounts;

    @PostConstruct
    void create() {
        Optional<Path> file = settings.firstAdminPasswordFile().filter(Files::exists);
        if (file.isPresent()) {
            try (Secret password = Secret.of(Files.readString(file.get()).strip())) {
                if (accounts.createFirstAdmin(USERNAME, password)) {
                    Files.delete(file.get());
                }
            } catch (IOException e) {
                throw new IllegalStateException("The first admin's password can't be read from " + file.get() + ".", e);
            }
        }
    }
}

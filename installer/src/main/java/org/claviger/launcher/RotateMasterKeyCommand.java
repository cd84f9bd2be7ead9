package org.claviger.launcher;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.claviger.api.Secret;
import org.claviger.api.admin.MasterKeyRotationResponse;
import org.claviger.api.auth.LoginRequest;
import org.claviger.api.auth.LoginResponse;
import org.claviger.api.client.ApiClient;
import org.claviger.api.client.ApiException;
import org.claviger.api.client.ServerUnreachableException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code rotate-master-key}: has the server of a data folder replace its profile master key. The admin's password is asked
 * for on the terminal, or read from the standard input where that is none; arguments could be read by everybody.
 */
@Command(
        name = "rotate-master-key",
        description = "Replaces the key that seals HSM credentials, and seals them anew.",
        mixinStandardHelpOptions = true)
final class RotateMasterKeyCommand implements Callable<Integer> {
    /** Bytes: 256 characters of UTF-8, and the end of the line. */
    private static final int LONGEST_PASSWORD = 1026;

    @Mixin
    DataOption data;

    @Option(names = "--user", paramLabel = "NAME", defaultValue = "admin", description = "an admin (default: admin)")
    String user;

    @CommandLine.Spec
    CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        DataFolder folder = data.data();
        Instance instance = Instance.on(folder)
                .orElseThrow(() -> new LaunchException("No Claviger runs on " + folder.root()
                        + ". Start it with \"claviger up --data " + folder.root()
                        + "\", then rotate the key."));
        ApiClient api = folder.api(instance.base());
        try {
            ApiClient admin = signIn(api);
            MasterKeyRotationResponse rotated =
                    admin.post("/api/v1/admin/master-key/rotate", null, MasterKeyRotationResponse.class);
            admin.post("/api/v1/auth/logout", null);
            tell(folder, rotated);
            return 0;
        } catch (ApiException e) {
            throw new LaunchException("The key was not rotated: " + e.problem().detail(), e);
        } catch (ServerUnreachableException e) {
            throw new LaunchException(
                    e.getMessage() + ". Nothing is lost: run this again, and it goes on where it was.", e);
        }
    }

    private ApiClient signIn(ApiClient api) throws IOException {
        try (Secret password = password()) {
            LoginRequest request = LoginRequest.of(null, user, password);
            return api.as(
                    api.post("/api/v1/auth/login", request, LoginResponse.class).accessToken());
        }
    }

    @SuppressWarnings(
            "SystemConsoleNull") // where it is never null, from JDK 22 on, it reads the standard input by itself
    private Secret password() throws IOException {
        Console terminal = System.console();
        if (terminal == null) {
            return firstLine(System.in);
        }
        char[] typed = terminal.readPassword("Password of %s: ", user);
        return Secret.of(typed == null ? new char[0] : typed);
    }

    private static Secret firstLine(InputStream in) throws IOException {
        byte[] line = new byte[LONGEST_PASSWORD];
        try {
            int length = 0;
            for (int next = in.read(); next >= 0 && next != '\n' && length < line.length; next = in.read()) {
                line[length++] = (byte) next;
            }
            if (length > 0 && line[length - 1] == '\r') {
                length--;
            }
            CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(line, 0, length));
            char[] password = Arrays.copyOf(text.array(), text.limit());
            Arrays.fill(text.array(), '\0');
            return Secret.of(password);
        } finally {
            Arrays.fill(line, (byte) 0);
        }
    }

    private void tell(DataFolder folder, MasterKeyRotationResponse rotated) {
        int profiles = rotated.resealedProfiles();
        spec.commandLine()
                .getOut()
                .println("The profile master key is now " + rotated.masterKeyId() + "; the credentials of "
                        + (profiles == 1 ? "1 HSM profile were" : profiles + " HSM profiles were")
                        + " sealed anew. Back up " + folder.keys() + " and the database together.");
    }
}

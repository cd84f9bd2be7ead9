package org.claviger.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * SoftHSM tokens in the data folder: an HSM for development, made of files. Their PINs are random and lie beside them, which
 * no real HSM's should.
 */
public final class DevelopmentTokens {
    /** SoftHSM, as Debian installs it. */
    public static final String LIBRARY = "/usr/lib/softhsm/libsofthsm2.so";

    private static final String PROMPT = "PIN: ";

    private final Path folder;

    /** The tokens of an installation. */
    public DevelopmentTokens(DataFolder data) {
        this.folder = data.tokens();
    }

    /** Writes SoftHSM's configuration; refuses with the command that installs it if it is missing. */
    void prepare() {
        if (!Files.isReadable(Path.of(LIBRARY))) {
            throw new LaunchException("SoftHSM, the HSM for development, is not installed: there is no " + LIBRARY
                    + ". Install it with \"apt-get install softhsm2\", or name your HSM's library by claviger.hsm.library in"
                    + " claviger.properties.");
        }
        try {
            Files.createDirectories(folder.resolve("softhsm"));
            Files.writeString(configuration(), """
                    directories.tokendir = %s
                    objectstore.backend = file
                    log.level = ERROR
                    slots.removable = false
                    """.formatted(folder.resolve("softhsm")));
        } catch (IOException e) {
            throw new LaunchException("SoftHSM's tokens can't be kept in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** What the library must find in its environment. */
    String environment() {
        return "SOFTHSM2_CONF=" + configuration();
    }

    /** The PIN of a token; makes the token if there is none of this label. */
    public String pinOf(String label) {
        Path file = folder.resolve(label + ".pin");
        try {
            if (Files.notExists(file)) {
                String pin = Randoms.password();
                initialize(label, pin);
                DataFolder.writeSecret(file, pin);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LaunchException("The SoftHSM token " + label + " could not be made: " + e.getMessage(), e);
        }
    }

    /**
     * SoftHSM's utility asks a terminal for the PINs, security officer's and user's, each twice. It is given one, made by
     * script(1), since arguments could be read by everybody on this machine.
     */
    private void initialize(String label, String pin) throws IOException {
        String utility = "exec softhsm2-util --init-token --free --label '" + label + "'";
        ProcessBuilder builder =
                new ProcessBuilder("timeout", "20", "script", "--quiet", "--return", "--command", utility, "/dev/null");
        builder.environment().put("SOFTHSM2_CONF", configuration().toString());
        Process process = builder.redirectErrorStream(true).start();
        String securityOfficerPin = Randoms.password();
        String said = "";
        for (String answer : List.of(securityOfficerPin, securityOfficerPin, pin, pin)) {
            said = readPrompt(process.getInputStream());
            process.getOutputStream().write((answer + "\n").getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
        }
        process.getInputStream().readAllBytes();
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("softhsm2-util failed after: " + said.strip());
        }
    }

    private static String readPrompt(InputStream terminal) throws IOException {
        StringBuilder said = new StringBuilder();
        while (said.indexOf(PROMPT) < 0) {
            int next = terminal.read();
            if (next < 0) {
                throw new IOException(
                        "softhsm2-util ended early: " + said.toString().strip());
            }
            said.append((char) next);
        }
        return said.toString();
    }

    private Path configuration() {
        return folder.resolve("softhsm2.conf");
    }
}

package org.claviger.server.hsm.agent;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.claviger.launcher.DevelopmentTokens;

/** A process that calls a SoftHSM token directly, without anything of the server's. */
public final class RawProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    /**
     * Starts one.
     *
     * @param configuration SoftHSM's
     * @param label of a KEK, and its CKA_ID in hexadecimal
     */
    public RawProcess(Path configuration, String token, String label, String ckaId, String pin) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-exports=jdk.crypto.cryptoki/sun.security.pkcs11.wrapper=ALL-UNNAMED",
                "-cp",
                location(AgentMain.class) + File.pathSeparator + location(RawToken.class),
                RawToken.class.getName(),
                DevelopmentTokens.LIBRARY,
                token,
                label,
                ckaId,
                configuration.resolveSibling("").toString());
        builder.environment().put("SOFTHSM2_CONF", configuration.toString());
        process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        out = process.inputReader(StandardCharsets.UTF_8);
        say(pin);
    }

    private static String location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }

    /** How often so many threads do something per second: a word that {@link RawToken} knows. */
    public double rate(String what, int threads, int milliseconds) throws IOException {
        say(what + " " + threads + " " + milliseconds);
        return Double.parseDouble(out.readLine());
    }

    private void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    @Override
    public void close() {
        process.destroy();
    }
}

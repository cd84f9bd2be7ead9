package org.claviger.blackbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import org.claviger.launcher.DevelopmentTokens;
import org.claviger.launcher.RunningServer;

/** The admin of a test's SoftHSM: makes keys by its own means, and takes a whole token away. */
record HsmAdmin(RunningServer.Handle server) {
    private static final Pattern SLOT =
            Pattern.compile("(?s)Slot (\\d+)\\R.*?Serial number: +(\\w*).*?Label: +([^\\r\\n]*)");

    /**
     * A key to be made.
     *
     * @param ckaId in hexadecimal, below 80: SunPKCS11 takes it for a number and would put a 00 before it
     */
    record NewKey(String label, String ckaId, int bits, boolean extractable, boolean wraps) {
        static NewKey good(String label, String ckaId) {
            return new NewKey(label, ckaId, 256, false, false);
        }
    }

    /** Makes keys on a token; returns their check values. SoftHSM finds its tokens by the environment: so in a JVM apart. */
    List<String> make(String token, NewKey... keys) throws IOException, InterruptedException {
        StringBuilder orders =
                new StringBuilder(pin(token)).append('\n').append(slot(token).group(1));
        for (NewKey key : keys) {
            orders.append('\n')
                    .append(String.join(
                            " ",
                            HexFormat.of().formatHex(key.label.getBytes(StandardCharsets.UTF_8)),
                            key.ckaId,
                            Integer.toString(key.bits),
                            Boolean.toString(key.extractable),
                            Boolean.toString(key.wraps)));
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String said = run(
                orders.toString(),
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HsmAdmin.class.getName());
        return said.lines().toList();
    }

    /** Where SoftHSM keeps a token: the folder's name ends with the token's serial number. */
    Path folder(String token) throws IOException, InterruptedException {
        String serial = slot(token).group(2);
        try (Stream<Path> folders = Files.list(tokens().resolve("softhsm"))) {
            return folders.filter(folder ->
                            folder.getFileName().toString().replace("-", "").endsWith(serial))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Matcher slot(String token) throws IOException, InterruptedException {
        String slots = run("", "softhsm2-util", "--show-slots");
        Matcher slot = SLOT.matcher(slots);
        while (slot.find()) {
            if (slot.group(3).strip().equals(token)) {
                return slot;
            }
        }
        throw new AssertionError("no token " + token + " in " + slots);
    }

    private String pin(String token) {
        return new DevelopmentTokens(server.process().data()).pinOf(token);
    }

    private Path tokens() {
        return server.process().data().root().resolve("tokens").toAbsolutePath();
    }

    private String run(String input, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .put("SOFTHSM2_CONF", tokens().resolve("softhsm2.conf").toString());
        Process process = builder.start();
        try (var out = process.outputWriter()) {
            out.write(input);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
        return said;
    }

    /** Reads what {@link #make} orders; prints the check value of each key. */
    public static void main(String... arguments) throws IOException, GeneralSecurityException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String[] lines = orders.lines().toArray(String[]::new);
        Path folder = Files.createTempDirectory("pkcs11");
        for (int i = 2; i < lines.length; i++) {
            String[] order = lines[i].split(" ", -1);
            Path configuration = Files.writeString(folder.resolve(i + ".cfg"), """
                    name = order%d
                    library = %s
                    slot = %s
                    attributes(generate, CKO_SECRET_KEY, CKK_AES) = {
                      CKA_TOKEN = true
                      CKA_PRIVATE = true
                      CKA_SENSITIVE = true
                      CKA_LABEL = 0h%s
                      CKA_ID = 0h%s
                      CKA_EXTRACTABLE = %s
                      CKA_ENCRYPT = true
                      CKA_DECRYPT = true
                      CKA_WRAP = %s
                      CKA_UNWRAP = %s
                    }
                    """.formatted(
                            i, DevelopmentTokens.LIBRARY, lines[1], order[0], order[1], order[3], order[4], order[4]));
            Provider token = Security.getProvider("SunPKCS11").configure(configuration.toString());
            KeyStore.getInstance("PKCS11", token).load(null, lines[0].toCharArray());
            KeyGenerator generator = KeyGenerator.getInstance("AES", token);
            generator.init(Integer.parseInt(order[2]));
            Cipher ecb = Cipher.getInstance("AES/ECB/NoPadding", token);
            ecb.init(Cipher.ENCRYPT_MODE, generator.generateKey());
            byte[] block = ecb.doFinal(new byte[16]);
            System.out.println(HexFormat.of().withUpperCase().formatHex(Arrays.copyOf(block, 3)));
        }
    }
}

package org.claviger.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.Base64;
import java.util.Properties;
import java.util.Scanner;

/**
 * The main class of the server's process: Payara Micro, started by its API. Its class path holds Payara, native
 * cryptography and this class, so that the launcher's libraries don't get in the way of the application's. It reads its settings from the standard input,
 * secrets among them, and stops in order when that ends: a launcher that was killed leaves no server behind.
 */
final class PayaraServer {
    static final String DOMAIN = "claviger.payara.domain";
    static final String LOGGING = "claviger.payara.logging";
    static final String ROOT = "claviger.payara.root";
    static final String UNPACKED = "claviger.payara.unpacked";
    static final String APPLICATION = "claviger.payara.application";
    static final String BOOTED = "claviger.payara.booted";

    private PayaraServer() {}

    public static void main(String[] arguments) throws BootstrapException, IOException {
        Scanner in = new Scanner(System.in, java.nio.charset.StandardCharsets.US_ASCII);
        Properties settings = new Properties();
        settings.load(new ByteArrayInputStream(Base64.getDecoder().decode(in.nextLine())));
        settings.stringPropertyNames().forEach(name -> System.setProperty(name, settings.getProperty(name)));
        NativeCryptography.prefer();
        // At the end of the list: nothing asks for it but the listener that names it.
        Security.addProvider(new AnyClient());
        PayaraMicroRuntime server = boot();
        // Whether the application started, it is asked itself: Payara calls one deployed that has failed to.
        Files.createFile(Path.of(System.getProperty(BOOTED)));
        while (in.hasNextLine()) {
            in.nextLine();
        }
        server.shutdown();
        System.exit(0);
    }

    private static PayaraMicroRuntime boot() throws BootstrapException {
        // Out of its jar, its libraries' classes for newer JDKs are not found: JSON-B would not know records.
        PayaraMicro.setUpackedJarDir(file(UNPACKED));
        PayaraMicro micro = PayaraMicro.getInstance();
        micro.setNoHazelcast(true);
        return micro.setPrintLogo(false)
                .setAlternateDomainXML(file(DOMAIN))
                .setLogPropertiesFile(file(LOGGING))
                .setSslCert("server")
                .setRootDir(file(ROOT))
                .addDeploymentFile(file(APPLICATION))
                .bootStrap();
    }

    private static File file(String setting) {
        return new File(System.getProperty(setting));
    }
}

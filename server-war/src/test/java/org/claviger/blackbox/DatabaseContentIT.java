package org.claviger.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.claviger.api.client.ApiClient;
import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.CreateKeyRequest;
import org.claviger.api.crypto.EncryptRequest;
import org.claviger.api.crypto.EncryptResponse;
import org.claviger.api.crypto.ObjectResponse;
import org.claviger.launcher.DevelopmentTokens;
import org.claviger.launcher.RunningServer;
import org.claviger.launcher.demo.DemoAccess.DemoTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;

/** What a thief of the whole database holds in his hands. */
@ExtendWith(RunningServer.class)
class DatabaseContentIT {
    private static final Pattern BYTES = Pattern.compile("\\\\\\\\x([0-9a-f]+)");
    private static final int ENVELOPE_HEADER = 21;

    private final RunningServer.Handle server;

    DatabaseContentIT(RunningServer.Handle server) {
        this.server = server;
    }

    @Test
    void a_dump_holds_no_password_no_pin_and_no_client_secret() throws SQLException, IOException {
        List<String> secrets = new ArrayList<>();
        secrets.add(String.valueOf(server.access().admin().password().reveal()));
        DevelopmentTokens tokens = new DevelopmentTokens(server.process().data());
        for (DemoTenant tenant : server.access().tenants()) {
            secrets.add(tokens.pinOf("claviger-" + tenant.name()));
            secrets.add(String.valueOf(tenant.client().secret().reveal()));
            tenant.operators()
                    .forEach(o -> secrets.add(String.valueOf(o.password().reveal())));
        }

        String dump = dump();

        assertThat(dump).contains("claviger-north");
        for (String secret : secrets) {
            assertThat(dump.contains(secret)).as("in plain").isFalse();
            assertThat(dump.contains(HexFormat.of().formatHex(secret.getBytes(UTF_8))))
                    .as("as bytes")
                    .isFalse();
        }
    }

    /** Every run of 32 bytes that lies anywhere in the database is tried as the key of a known ciphertext. */
    @Test
    void a_dump_holds_no_key_material() throws SQLException, IOException, GeneralSecurityException {
        ApiClient client = server.client("north");
        ObjectResponse key = client.post(
                "/api/v1/crypto/objects",
                CreateKeyRequest.of("dump-" + UUID.randomUUID(), Algorithm.AES, 256, null),
                ObjectResponse.class);
        byte[] envelope = client.post(
                        "/api/v1/crypto/encrypt",
                        new EncryptRequest(key.id(), "known".getBytes(UTF_8), null),
                        EncryptResponse.class)
                .ciphertext();

        int tried = 0;
        Matcher bytes = BYTES.matcher(dump());
        while (bytes.find()) {
            byte[] value = HexFormat.of().parseHex(bytes.group(1));
            for (int i = 0; i + 32 <= value.length; i++) {
                assertThat(opens(envelope, Arrays.copyOfRange(value, i, i + 32)))
                        .isFalse();
                tried++;
            }
        }

        assertThat(tried).isGreaterThan(1000);
    }

    private static boolean opens(byte[] envelope, byte[] key) throws GeneralSecurityException {
        Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
        gcm.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, Arrays.copyOfRange(envelope, ENVELOPE_HEADER, ENVELOPE_HEADER + 12)));
        gcm.updateAAD(Arrays.copyOf(envelope, ENVELOPE_HEADER));
        try {
            gcm.doFinal(envelope, ENVELOPE_HEADER + 12, envelope.length - ENVELOPE_HEADER - 12);
            return true;
        } catch (AEADBadTagException e) {
            return false;
        }
    }

    /** As pg_dump writes the rows: COPY in text form, bytes in hexadecimal. */
    private String dump() throws SQLException, IOException {
        ByteArrayOutputStream dump = new ByteArrayOutputStream();
        try (Connection database = server.database();
                Statement tables = database.createStatement();
                ResultSet table = tables.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            List<String> names = new ArrayList<>();
            while (table.next()) {
                names.add(table.getString(1));
            }
            assertThat(names).contains("material", "account", "hsm_profile", "client");
            for (String name : names) {
                database.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + name + " TO STDOUT", dump);
            }
        }
        return dump.toString(UTF_8);
    }
}

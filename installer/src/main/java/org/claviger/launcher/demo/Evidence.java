package org.claviger.launcher.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import org.claviger.launcher.DataFolder;
import org.claviger.launcher.Instance;
import org.claviger.launcher.LaunchException;

/** Looks behind the server: at what really lies in the database. */
final class Evidence {
    private static final String ROW = "SELECT version, kek_id, sealed FROM material WHERE object_id = ?";

    private final Steps steps;
    private final DataFolder data;

    Evidence(Steps steps, DataFolder data) {
        this.steps = steps;
        this.data = data;
    }

    void showRows(UUID key) {
        String row = steps.step("The database is asked for the key's material: only sealed bytes", () -> {
            try (Connection database = connect();
                    PreparedStatement query = database.prepareStatement(ROW)) {
                query.setObject(1, key);
                try (ResultSet found = query.executeQuery()) {
                    if (!found.next()) {
                        throw new LaunchException("The database holds no material of the key.");
                    }
                    return "version " + found.getInt(1) + ", sealed under KEK " + found.getString(2) + ": "
                            + HexFormat.of().formatHex(found.getBytes(3));
                }
            } catch (SQLException e) {
                throw new LaunchException("The database could not be asked: " + e.getMessage(), e);
            }
        });
        steps.show(row);
    }

    private Connection connect() throws SQLException {
        String url = Instance.on(data)
                .orElseThrow(() -> new LaunchException("The server has gone."))
                .databaseUrl();
        return DriverManager.getConnection(url, "postgres", data.databasePassword());
    }

    static String sha256(Path file) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

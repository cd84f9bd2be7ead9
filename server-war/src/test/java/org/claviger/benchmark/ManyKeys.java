package org.claviger.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.claviger.launcher.RunningServer;

/**
 * Very many keys in the tables, put there by SQL: copies of one that its tenant has made. Their material is a copy too, so
 * that it does not open; it is only there.
 *
 * @param original the key that they are copies of
 */
record ManyKeys(RunningServer.Handle server, UUID original, int count) {
    private static final String OBJECTS =
            "INSERT INTO managed_object SELECT copy.* FROM managed_object o, generate_series(1, ?) number,"
                    + " LATERAL jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(),"
                    + " 'name', 'many-' || number)) copy WHERE o.id = ?";
    private static final String MATERIAL = "INSERT INTO material SELECT copy.* FROM material m, managed_object o,"
            + " LATERAL jsonb_populate_record(m, jsonb_build_object('object_id', o.id)) copy"
            + " WHERE m.object_id = ? AND o.name LIKE 'many-%'";

    private static final String VERSIONS = MATERIAL.replace("INTO material", "INTO object_version")
            .replace("FROM material m", "FROM object_version m");

    /** Makes them. */
    void make() throws SQLException {
        try (Connection database = server.database();
                PreparedStatement objects = database.prepareStatement(OBJECTS);
                PreparedStatement material = database.prepareStatement(MATERIAL);
                PreparedStatement versions = database.prepareStatement(VERSIONS);
                Statement after = database.createStatement()) {
            objects.setInt(1, count);
            objects.setObject(2, original);
            objects.executeUpdate();
            material.setObject(1, original);
            material.executeUpdate();
            versions.setObject(1, original);
            versions.executeUpdate();
            after.execute("VACUUM ANALYZE managed_object");
            after.execute("VACUUM ANALYZE material");
        }
    }
}

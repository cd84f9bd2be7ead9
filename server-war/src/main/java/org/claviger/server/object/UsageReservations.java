package org.claviger.server.object;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.claviger.api.ErrorCode;
import org.claviger.server.object.UsageQuota.Limit;
import org.claviger.server.object.UsageQuota.RandomIvs;
import org.claviger.server.platform.Database;
import org.claviger.server.platform.RefusedException;

/** Reserves uses in the database, outside of the caller's transaction: a use counts, whatever becomes of its request. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UsageReservations {
    private static final long MOST_RANDOM_IVS = 1L << 32;

    /** Of what is left no more than a sixteenth, unless it is needed: other nodes want some, too. */
    private static final String OF_LIMIT = "WITH known AS (SELECT usage_limit_left AS uses FROM managed_object"
            + " WHERE id = ? AND usage_limit_unit = ? FOR NO KEY UPDATE),"
            + " block AS (SELECT uses, GREATEST(?, LEAST(?, uses / 16)) AS size FROM known)"
            + " UPDATE managed_object SET usage_limit_left = block.uses - block.size FROM block"
            + " WHERE id = ? AND block.size <= block.uses RETURNING block.size";

    private static final String OF_RANDOM_IVS = "WITH known AS (SELECT ? - random_ivs AS uses FROM object_version"
            + " WHERE object_id = ? AND version = ? FOR NO KEY UPDATE),"
            + " block AS (SELECT uses, GREATEST(?, LEAST(?, uses / 16)) AS size FROM known)"
            + " UPDATE object_version SET random_ivs = random_ivs + block.size FROM block"
            + " WHERE object_id = ? AND version = ? AND block.size <= block.uses RETURNING block.size";

    private static final String BACK_TO_LIMIT =
            "UPDATE managed_object SET usage_limit_left = LEAST(usage_limit_left + ?, usage_limit_total)"
                    + " WHERE id = ? AND usage_limit_unit = ?";

    private static final String BACK_TO_RANDOM_IVS =
            "UPDATE object_version SET random_ivs = random_ivs - ? WHERE object_id = ? AND version = ?";

    @Resource(lookup = Database.SEALS_DATA_SOURCE)
    DataSource dataSource;

    /**
     * Reserves uses; refuses if there are fewer left than are needed.
     *
     * @param least so many are needed
     * @return how many are reserved: {@code least} or more
     */
    public long reserve(UsageQuota quota, long least) {
        try (Connection connection = dataSource.getConnection()) {
            if (quota instanceof Limit limit) {
                return reserve(connection, limit, least);
            }
            return reserve(connection, (RandomIvs) quota, least);
        } catch (SQLException e) {
            throw Database.unavailable(e);
        }
    }

    private static long reserve(Connection connection, Limit limit, long least) throws SQLException {
        try (PreparedStatement reserve = connection.prepareStatement(OF_LIMIT)) {
            reserve.setObject(1, limit.objectId());
            reserve.setString(2, limit.unit().name());
            reserve.setLong(3, least);
            reserve.setLong(4, limit.block());
            reserve.setObject(5, limit.objectId());
            return reserved(
                    reserve,
                    "The usage limit of the key is used up. Raise it by the key's policy, or use another key.");
        }
    }

    private static long reserve(Connection connection, RandomIvs ivs, long least) throws SQLException {
        try (PreparedStatement reserve = connection.prepareStatement(OF_RANDOM_IVS)) {
            reserve.setLong(1, MOST_RANDOM_IVS);
            reserve.setObject(2, ivs.objectId());
            reserve.setInt(3, ivs.version());
            reserve.setLong(4, least);
            reserve.setLong(5, ivs.block());
            reserve.setObject(6, ivs.objectId());
            reserve.setInt(7, ivs.version());
            return reserved(
                    reserve,
                    "This version of the key has encrypted as often as it safely may: 2^32 times. Rotate the key.");
        }
    }

    private static long reserved(PreparedStatement reserve, String usedUp) throws SQLException {
        try (ResultSet row = reserve.executeQuery()) {
            if (!row.next()) {
                throw new RefusedException(ErrorCode.USAGE_NOT_ALLOWED, usedUp);
            }
            return row.getLong(1);
        }
    }

    /** Gives back what was reserved, and not used. */
    public void giveBack(UsageQuota quota, long rest) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement back =
                        connection.prepareStatement(quota instanceof Limit ? BACK_TO_LIMIT : BACK_TO_RANDOM_IVS)) {
            back.setLong(1, rest);
            if (quota instanceof Limit limit) {
                back.setObject(2, limit.objectId());
                back.setString(3, limit.unit().name());
            } else if (quota instanceof RandomIvs ivs) {
                back.setObject(2, ivs.objectId());
                back.setInt(3, ivs.version());
            }
            back.executeUpdate();
        } catch (SQLException e) {
            throw Database.unavailable(e);
        }
    }
}

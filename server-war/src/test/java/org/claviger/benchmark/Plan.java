package org.claviger.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which rows there are, what each is compared with, and the goals.
 *
 * @param kmip by its own port, over TLS as REST
 * @param agents HSM calls per second, without a server
 * @param commits PostgreSQL's own
 * @param stream of plaintext, encrypted by the server
 * @param streamEcho the same, given back by the servlet
 * @param openssl in memory, on one core
 */
record Plan(
        CryptoMeasures crypto,
        KmipMeasures kmip,
        Measure agents,
        Measure commits,
        Measure stream,
        Measure streamEcho,
        Measure openssl) {
    private static final String CEILING = "JAX-RS echo";
    private static final String SERVLET = "plain servlet echo";
    private static final String SINGLE = "single requests";
    private static final String OPENSSL = "openssl speed";
    private static final String REST = "REST, encrypt 1 KiB";
    private static final double MOST_MILLISECONDS = 25;
    private static final double MOST_MILLISECONDS_OF_KMIP = 5;

    /** The rows with goals, and what they are compared with. */
    List<Line> goals() {
        Measure alone = crypto.encrypt(1);
        Measure kmipEncrypt = kmip.encrypt(CryptoMeasures.CONNECTIONS);
        return List.of(
                Comparison.of(crypto.servlet),
                Comparison.of(crypto.ceiling).over(SERVLET, crypto.servlet),
                Comparison.of(crypto.encrypt).over(CEILING, crypto.ceiling).atLeast(0.75),
                Comparison.of(crypto.encrypt).over(SERVLET, crypto.servlet),
                new Tail(crypto.encrypt, MOST_MILLISECONDS),
                Comparison.of(agents),
                Comparison.of(crypto.encryptByHsm)
                        .over("the lower of JAX-RS echo and agents", crypto.ceiling, agents)
                        .atLeast(0.75),
                new Tail(crypto.encryptByHsm, MOST_MILLISECONDS),
                Comparison.of(crypto.signP256).over(CEILING, crypto.ceiling).atLeast(0.6),
                Comparison.of(crypto.signRsa).over(CEILING, crypto.ceiling).atLeast(0.6),
                Comparison.of(alone),
                Comparison.of(crypto.batch(1)).over(SINGLE, alone).atLeast(20),
                Comparison.of(crypto.batch(CryptoMeasures.CONNECTIONS))
                        .over(SINGLE, crypto.encrypt)
                        .atLeast(20),
                Comparison.of(kmipEncrypt).over(REST, crypto.encrypt).atLeast(2.5),
                new Tail(kmipEncrypt, MOST_MILLISECONDS_OF_KMIP),
                Comparison.of(commits),
                Comparison.of(crypto.create).over("pgbench", commits).atLeast(0.5),
                Comparison.of(openssl),
                Comparison.of(stream).over(OPENSSL, openssl).atLeast(0.5));
    }

    /** The others. */
    List<Line> others() {
        return List.of(
                Comparison.of(kmip.encrypt(1)).over(SINGLE, crypto.encrypt(1)),
                Comparison.of(kmip.get(1)),
                Comparison.of(kmip.get(CryptoMeasures.CONNECTIONS)).over(REST, crypto.encrypt),
                Comparison.of(crypto.encrypt(4)),
                Comparison.of(crypto.encrypt(64)),
                Comparison.of(crypto.encryptSmall),
                Comparison.of(crypto.batchOfSmall(CryptoMeasures.CONNECTIONS)).over(SINGLE, crypto.encryptSmall),
                Comparison.of(crypto.decrypt).over(CEILING, crypto.ceiling),
                Comparison.of(crypto.decryptByHsm)
                        .over("the lower of JAX-RS echo and agents", crypto.ceiling, agents)
                        .atLeast(0.75),
                dataKeyDecryption(),
                Comparison.of(crypto.dataKey).over(CEILING, crypto.ceiling),
                Comparison.of(crypto.attributes).over(CEILING, crypto.ceiling),
                Comparison.of(streamEcho).over(OPENSSL, openssl));
    }

    /** What stands beside Hadoop's decryptEncryptedKey: a data key comes back. */
    Line dataKeyDecryption() {
        return Comparison.of(crypto.decryptSmall).over(CEILING, crypto.ceiling);
    }

    /** What stands beside other KMIP servers. */
    Line kmipEncryption() {
        return Comparison.of(kmip.encrypt(CryptoMeasures.CONNECTIONS)).over(REST, crypto.encrypt);
    }

    /** All. */
    List<Line> everything() {
        List<Line> all = new ArrayList<>(goals());
        all.addAll(others());
        return all;
    }

    /** What a table of many keys could slow down; the ceiling is measured with it, and told from it. */
    List<Measure> amongMany() {
        return List.of(
                crypto.encrypt,
                crypto.encryptByHsm,
                crypto.decryptSmall,
                crypto.signP256,
                crypto.dataKey,
                crypto.create,
                crypto.attributes);
    }

    /** Each once, in the order of the rows. */
    static Set<Measure> needs(Collection<? extends Line> lines) {
        Set<Measure> needs = new LinkedHashSet<>();
        lines.forEach(line -> needs.addAll(line.needs()));
        return needs;
    }
}

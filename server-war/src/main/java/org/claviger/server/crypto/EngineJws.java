package org.claviger.server.crypto;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.util.Base64URL;
import java.util.Set;
import org.claviger.api.crypto.JwsAlgorithm;
import org.claviger.api.crypto.SignatureEncoding;

/** Signs and verifies JWS by an engine, wherever that has its key, and by one algorithm alone. */
final class EngineJws extends BaseJWSProvider implements JWSSigner, JWSVerifier {
    private final Engine engine;
    private final JwsAlgorithm algorithm;

    EngineJws(Engine engine, JwsAlgorithm algorithm) {
        super(Set.of(name(algorithm)));
        this.engine = engine;
        this.algorithm = algorithm;
    }

    /** As the JOSE library has it. */
    static JWSAlgorithm name(JwsAlgorithm algorithm) {
        return JWSAlgorithm.parse(algorithm.name());
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] signed) {
        return Base64URL.encode(algorithm
                .signature()
                .map(signature -> engine.sign(signature, SignatureEncoding.RAW, signed))
                .orElseGet(() -> engine.mac(signed)));
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) {
        byte[] bytes = signature.decode();
        return algorithm
                .signature()
                .map(of -> engine.verify(of, SignatureEncoding.RAW, signed, bytes))
                .orElseGet(() -> engine.verifyMac(signed, bytes));
    }
}

package org.claviger.server.crypto.primitive;

import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.KeyGenerationParameters;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.MLDSAKeyPairGenerator;
import org.bouncycastle.crypto.generators.MLKEMKeyPairGenerator;
import org.bouncycastle.crypto.generators.SLHDSAKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.MLDSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLKEMKeyGenerationParameters;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.SLHDSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.SLHDSAParameters;
import org.bouncycastle.pqc.crypto.xwing.XWingKeyGenerationParameters;
import org.bouncycastle.pqc.crypto.xwing.XWingKeyPairGenerator;
import org.claviger.api.crypto.Algorithm;

/** Key pairs of the algorithms that the platform lacks. */
final class LightweightGeneration {
    private LightweightGeneration() {}

    static PairMaterial pair(Algorithm algorithm) {
        SecureRandom random = RandomBytes.generator();
        return switch (algorithm) {
            case EC_SECP256K1 ->
                pair(new ECKeyPairGenerator(), new ECKeyGenerationParameters(Curve.SECP256K1.domain(), random));
            case ML_KEM_512 -> kem(MLKEMParameters.ml_kem_512);
            case ML_KEM_768 -> kem(MLKEMParameters.ml_kem_768);
            case ML_KEM_1024 -> kem(MLKEMParameters.ml_kem_1024);
            case ML_DSA_44 -> dsa(MLDSAParameters.ml_dsa_44);
            case ML_DSA_65 -> dsa(MLDSAParameters.ml_dsa_65);
            case ML_DSA_87 -> dsa(MLDSAParameters.ml_dsa_87);
            case SLH_DSA_SHA2_128S -> slh(SLHDSAParameters.sha2_128s);
            case SLH_DSA_SHA2_128F -> slh(SLHDSAParameters.sha2_128f);
            case SLH_DSA_SHA2_192S -> slh(SLHDSAParameters.sha2_192s);
            case SLH_DSA_SHA2_192F -> slh(SLHDSAParameters.sha2_192f);
            case SLH_DSA_SHA2_256S -> slh(SLHDSAParameters.sha2_256s);
            case SLH_DSA_SHA2_256F -> slh(SLHDSAParameters.sha2_256f);
            case X_WING -> pair(new XWingKeyPairGenerator(), new XWingKeyGenerationParameters(random));
            default -> throw new IllegalArgumentException("The platform generates pairs of " + algorithm + ".");
        };
    }

    private static PairMaterial kem(MLKEMParameters parameters) {
        return pair(new MLKEMKeyPairGenerator(), new MLKEMKeyGenerationParameters(RandomBytes.generator(), parameters));
    }

    private static PairMaterial dsa(MLDSAParameters parameters) {
        return pair(new MLDSAKeyPairGenerator(), new MLDSAKeyGenerationParameters(RandomBytes.generator(), parameters));
    }

    private static PairMaterial slh(SLHDSAParameters parameters) {
        return pair(
                new SLHDSAKeyPairGenerator(), new SLHDSAKeyGenerationParameters(RandomBytes.generator(), parameters));
    }

    private static PairMaterial pair(AsymmetricCipherKeyPairGenerator generator, KeyGenerationParameters parameters) {
        generator.init(parameters);
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        return new PairMaterial(
                KeyEncoding.encodePrivate(pair.getPrivate()), KeyEncoding.encodePublic(pair.getPublic()));
    }
}

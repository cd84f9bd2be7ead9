package org.claviger.server.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import org.claviger.server.platform.SecretsKeeper;
import org.claviger.server.platform.ServerSecrets;

/** The private keys of tenants' own CAs: sealed under the master key, and opened for each certificate that is issued. */
@ApplicationScoped
public class AuthorityKeys implements SecretsKeeper {
    @Inject
    ServerSecrets secrets;

    @Inject
    ClientAuthorities authorities;

    void keep(ClientAuthority authority, PrivateKey key) {
        byte[] pkcs8 = key.getEncoded();
        try {
            authority.keep(secrets.seal(authority.keyBinding(), pkcs8));
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    CertificateIssuer issuer(ClientAuthority authority) {
        byte[] pkcs8 =
                secrets.open(authority.keyBinding(), authority.sealedKey().orElseThrow());
        try {
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return new CertificateIssuer(key, authority.certificate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The private key of a CA can't be read.", e);
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    @Override
    public int resealSecrets() {
        List<ClientAuthority> older = authorities.allBuiltIn().stream()
                .filter(each -> !isUnderNewest(each))
                .toList();
        older.forEach(each ->
                each.keep(secrets.reseal(each.keyBinding(), each.sealedKey().orElseThrow())));
        return older.size();
    }

    @Override
    public boolean allUnderNewest() {
        return authorities.allBuiltIn().stream().allMatch(this::isUnderNewest);
    }

    private boolean isUnderNewest(ClientAuthority authority) {
        return secrets.isUnderNewest(authority.sealedKey().orElseThrow());
    }
}

package org.claviger.launcher.demo;

import java.util.List;
import org.claviger.api.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How to get into what the seed has made: {@code demo.json}.
 *
 * @param caFile PEM; clients trust this CA
 * @param kmipPort of KMIP over TLS; 0 if that has none
 * @param library the PKCS#11 library of the tokens
 */
public record DemoAccess(
        String baseUrl, int kmipPort, String caFile, String library, Person admin, List<DemoTenant> tenants) {
    public DemoAccess {
        tenants = List.copyOf(tenants);
    }

    /** An admin or operator. */
    public record Person(String username, Secret password) {}

    /**
     * An application.
     *
     * @param certificate by which it is known over TLS: PEM; absent where there was no need for one
     * @param privateKey of the certificate: PKCS#8, PEM
     */
    public record Application(
            String id,
            Secret secret,
            @Nullable String certificate,
            @Nullable Secret privateKey) {}

    /**
     * A tenant and its operators.
     *
     * @param client may do everything but take key material out
     * @param storage may do everything, as storage systems need it; absent where there was no need for one
     */
    public record DemoTenant(
            String id,
            String name,
            String kekId,
            List<Person> operators,
            Application client,
            @Nullable Application storage) {
        public DemoTenant {
            operators = List.copyOf(operators);
        }
    }
}

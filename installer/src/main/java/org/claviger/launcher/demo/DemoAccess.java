package org.claviger.launcher.demo;

import java.util.List;
import org.claviger.api.Secret;

/**
 * How to get into what the seed has made: {@code demo.json}.
 *
 * @param caFile PEM; clients trust this CA
 * @param library the PKCS#11 library of the tokens
 */
public record DemoAccess(String baseUrl, String caFile, String library, Person admin, List<DemoTenant> tenants) {
    public DemoAccess {
        tenants = List.copyOf(tenants);
    }

    /** An admin or operator. */
    public record Person(String username, Secret password) {}

    /** An application. */
    public record Application(String id, Secret secret) {}

    /** A tenant, its operators and its application. */
    public record DemoTenant(String id, String name, String kekId, List<Person> operators, Application client) {
        public DemoTenant {
            operators = List.copyOf(operators);
        }
    }
}

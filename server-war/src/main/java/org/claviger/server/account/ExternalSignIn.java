package org.claviger.server.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Set;

/** Gives people whom OpenID Connect issuers vouch for an account as they come. */
@ApplicationScoped
public class ExternalSignIn {
    @Inject
    ExternalSignInService service;

    /** Lets a person in, unless none of his roles is one here, or his account is disabled. */
    public Arrival arrive(ExternalPerson person) {
        return service.find(person).orElseGet(() -> service.record(person));
    }

    /** True if one of these is a role that people have everywhere. */
    public boolean areOfPeople(Set<String> roles) {
        return Arrays.stream(BuiltInRole.values()).map(BuiltInRole::roleName).anyMatch(roles::contains);
    }
}

package org.claviger.server.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;

/**
 * The accounts of people who sign in at OpenID Connect issuers. Each is made when its person first comes, and says from then
 * on what the issuer said last. It can be disabled here; everything else is the issuer's. Each method is one transaction.
 */
@Stateless
public class ExternalSignInService {
    @Inject
    Accounts accounts;

    @Inject
    AccountRoles roles;

    @Inject
    Standings standings;

    @Inject
    AuditTrail audit;

    /** What came of him; empty if something has to be recorded first. */
    public Optional<Arrival> find(ExternalPerson person) {
        Profile told = told(person);
        Account account = accounts.ofIssuer(person.scope(), person.issuer(), person.subject())
                .orElse(null);
        if (account == null) {
            return told.roles().isEmpty() ? Optional.of(Arrival.REFUSED) : Optional.empty();
        }
        boolean upToDate = !account.enabled() || account.profile().equals(told);
        return upToDate ? Optional.of(arrival(account, told.roles())) : Optional.empty();
    }

    /** Makes the account, or has it say what the issuer says now. Of two who come at once, one waits for the other. */
    public Arrival record(ExternalPerson person) {
        Profile told = told(person);
        accounts.lockOfIssuer(person.issuer(), person.subject());
        Account account = accounts.ofIssuer(person.scope(), person.issuer(), person.subject())
                .orElseGet(() -> create(person, told));
        if (account.enabled() && !account.profile().equals(told)) {
            change(person, account, told);
        }
        return arrival(account, told.roles());
    }

    private Account create(ExternalPerson person, Profile told) {
        Account account = Account.ofIssuer(person.tenantId(), person.issuer(), person.subject(), told, Instant.now());
        accounts.store(account);
        audit.ofServer(person.tenantId(), Action.ACCOUNT_CREATED, account.id(), inWords(person, told));
        return account;
    }

    private void change(ExternalPerson person, Account account, Profile told) {
        String before = account.username();
        account.describe(told);
        accounts.flush();
        audit.ofServer(
                person.tenantId(), Action.ACCOUNT_CHANGED, account.id(), before + " is now " + inWords(person, told));
    }

    private static String inWords(ExternalPerson person, Profile told) {
        return told.username() + " of " + person.issuer() + ", " + String.join(", ", told.roles());
    }

    private Profile told(ExternalPerson person) {
        return person.profile(roles.known(person.scope(), person.roles()));
    }

    private Arrival arrival(Account account, Set<String> known) {
        return account.enabled() && !known.isEmpty()
                ? new Arrival(account.id(), standings.of(account, known))
                : Arrival.REFUSED;
    }
}

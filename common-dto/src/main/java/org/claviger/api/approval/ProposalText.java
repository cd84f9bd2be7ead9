package org.claviger.api.approval;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences in which a server tells what a proposal is about and what came of it. They are added, never renamed or removed. */
public enum ProposalText {
    /** Any other sentence, as it is. */
    OTHER("{0}"),
    NEW_KEK("A new KEK in the place {0}", 0),
    NEXT_KEK("A new generation of the KEK in the place {0}", 0),
    ADOPTED_KEK("The key {0}, which is on the token, as KEK in the place {1}", 1),
    KEK("KEK {0}, key check value {1}, {2}, under which {3} materials are sealed", 2),
    ALL_KEKS(
            "All KEKs of the tenant, of which {0}, key check value {1}, seals. {2} sealed materials become unreadable for good"),
    NEW_CLIENT("A new client \"{0}\""),
    CLIENT("The client \"{0}\""),
    DISABLED_CLIENT("The client \"{0}\", disabled"),
    GONE_CLIENT("A client that has been deleted"),
    CLIENT_SECRET("A further secret of the client \"{0}\""),
    GONE_CLIENT_SECRET("A further secret of a client that has been deleted"),
    CLIENT_CERTIFICATE("A certificate of the client \"{0}\""),
    GONE_CLIENT_CERTIFICATE("A certificate of a client that has been deleted"),
    NEW_ACCOUNT("A new account \"{0}\" for {1}"),
    ACCOUNT("The account \"{0}\" with the roles {1}"),
    DISABLED_ACCOUNT("The account \"{0}\" with the roles {1}, disabled"),
    GONE_ACCOUNT("An account that has been deleted"),
    NEW_ROLE("A new role \"{0}\""),
    ROLE("The role \"{0}\""),
    ADMINS_POLICY("The approval policy of the admins"),
    TENANTS_POLICY("The approval policy of the tenant"),
    HSM_PROFILE("The HSM profile \"{0}\" for the token {1}"),
    GONE_HSM_PROFILE("An HSM profile that has been deleted"),
    TENANT("The tenant \"{0}\""),
    TENANT_WITH_KEYS("The tenant \"{0}\" ({1}) with all of its keys"),
    KEK_MADE("KEK {0}, key check value {1}, is made."),
    KEK_MADE_ACTIVE("KEK {0}, key check value {1}, is made and active."),
    KEK_ADOPTED("KEK {0}, key check value {1}, is adopted."),
    KEK_DESTROYED("KEK {0}, key check value {1}, is destroyed."),
    KEKS_ERASED("{0} KEKs are destroyed; {1} materials are unreadable."),
    CLIENT_MADE("The client \"{0}\" is made."),
    CLIENT_CHANGED("The client \"{0}\" is changed."),
    CLIENT_HAS_SECRET("The client \"{0}\" has a further secret."),
    CLIENT_HAS_CERTIFICATE("The client \"{0}\" has a certificate."),
    CLIENT_MAPPED("Certificates from elsewhere lead to the client \"{0}\"."),
    ACCOUNT_MADE("The account \"{0}\" is made."),
    ACCOUNT_CHANGED("The account \"{0}\" is changed."),
    ACCOUNT_ENABLED("The account \"{0}\" is enabled."),
    ACCOUNT_DISABLED("The account \"{0}\" is disabled."),
    ACCOUNT_DELETED("The account \"{0}\" is deleted."),
    PASSWORD_RESET("The account \"{0}\" has an initial password."),
    ROLE_MADE("The role \"{0}\" is made."),
    ROLE_CHANGED("The role \"{0}\" is changed."),
    POLICY_CHANGED("The policy is changed: {0}."),
    HSM_PROFILE_CHANGED("The HSM profile \"{0}\" is changed."),
    HSM_PROFILE_DELETED("The HSM profile \"{0}\" for the token {1} is deleted."),
    PROFILE_LINKED("The HSM profile is linked."),
    FAILOVER_LINKED("The second HSM profile is another."),
    TENANT_BEING_DELETED("The tenant \"{0}\" will be deleted at {1}.");

    private static final Pattern VALUE = Pattern.compile("\\{(\\d)}");

    private final String english;
    private final int code;

    ProposalText(String english) {
        this(english, -1);
    }

    /** With {@code {0}}, {@code {1}}... for its values; {@code code} is that of them that is a name of the API's own. */
    ProposalText(String english, int code) {
        this.english = english;
        this.code = code;
    }

    /** Whether a value is a name of the API's own, such as that of a state: others may have a word for it in their language. */
    public boolean isCode(int value) {
        return value == code;
    }

    String english(List<String> values) {
        return VALUE.matcher(english)
                .replaceAll(found -> Matcher.quoteReplacement(values.get(Integer.parseInt(found.group(1)))));
    }
}

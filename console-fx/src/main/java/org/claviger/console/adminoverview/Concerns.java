package org.claviger.console.adminoverview;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.claviger.api.account.AccountResponse;
import org.claviger.api.admin.ExpiringCredentials;
import org.claviger.api.admin.HsmProfileState;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.api.admin.OverviewResponse;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.admin.TenantState;
import org.claviger.console.adminoverview.Concern.Kind;

/** Finds what needs attention, the most pressing first. */
final class Concerns {
    private static final Duration SOON = Duration.ofDays(3);
    /** In a day. Fewer are what people mistype. */
    private static final int MANY_FAILED = 5;

    private Concerns() {}

    static List<Concern> of(Findings findings, Instant now) {
        List<Concern> found = new ArrayList<>();
        if (!findings.health().isUp("database")) {
            found.add(new Concern(Kind.DATABASE_DOWN, "", "overview"));
        }
        OverviewResponse told = findings.overview();
        told.hsmProfiles().forEach(profile -> addProfile(profile, found));
        told.keksNearBound()
                .forEach(kek -> found.add(new Concern(
                        Kind.KEK_NEAR_BOUND, kek.tenantName(), 100 * kek.seals() / kek.sealBound(), "tenants")));
        if (told.openProposals() > 0) {
            found.add(new Concern(Kind.PROPOSALS_OPEN, "", told.openProposals(), "proposals"));
        }
        if (told.failedSignIns() >= MANY_FAILED) {
            found.add(new Concern(Kind.SIGN_INS_FAILED, "", told.failedSignIns(), "audit"));
        }
        findings.admins().forEach(account -> addAccount(account, now, found));
        if (findings.admins().stream().filter(AccountResponse::enabled).count() == 1) {
            found.add(new Concern(Kind.ONLY_ADMIN, findings.admins().get(0).username(), "admins"));
        }
        findings.tenants().forEach(tenant -> addTenant(tenant, found));
        told.expiring()
                .forEach(each -> found.add(new Concern(
                        each.kind() == ExpiringCredentials.Kind.CLIENT_SECRET
                                ? Kind.SECRETS_EXPIRING
                                : Kind.CERTIFICATES_EXPIRING,
                        each.tenantName(),
                        each.count(),
                        "tenants")));
        return found;
    }

    private static void addProfile(HsmProfileStatusResponse profile, List<Concern> to) {
        if (profile.state() == HsmProfileState.BLOCKED) {
            to.add(new Concern(Kind.PROFILE_BLOCKED, profile.name(), "profiles"));
        } else if (profile.state() == HsmProfileState.FAILING) {
            to.add(new Concern(Kind.PROFILE_FAILING, profile.name(), "profiles"));
        }
    }

    private static void addAccount(AccountResponse account, Instant now, List<Concern> to) {
        if (account.lockedUntil() != null && account.lockedUntil().isAfter(now)) {
            to.add(new Concern(Kind.ACCOUNT_LOCKED, account.username(), "admins"));
        }
        Instant end = account.initialPasswordExpiresAt();
        if (account.enabled() && account.mustChangePassword() && end != null && end.isBefore(now.plus(SOON))) {
            to.add(new Concern(Kind.PASSWORD_EXPIRING, account.username(), "admins"));
        }
    }

    private static void addTenant(TenantResponse tenant, List<Concern> to) {
        if (tenant.state() == TenantState.DELETING) {
            to.add(new Concern(Kind.TENANT_DELETING, tenant.name(), "tenants"));
        }
        if (tenant.state() != TenantState.ACTIVE) {
            return;
        }
        if (tenant.hsmProfileId() == null) {
            to.add(new Concern(Kind.TENANT_WITHOUT_PROFILE, tenant.name(), "tenants"));
        }
        if (tenant.operators() == 0) {
            to.add(new Concern(Kind.TENANT_WITHOUT_OPERATORS, tenant.name(), "tenants"));
        }
    }
}

package org.claviger.console.adminoverview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.claviger.api.admin.ExpiringCredentials;
import org.claviger.api.admin.HsmProfileState;
import org.claviger.api.admin.HsmProfileStatusResponse;
import org.claviger.api.admin.OverviewResponse;
import org.claviger.api.admin.TenantResponse;
import org.claviger.api.admin.TenantState;
import org.claviger.console.common.AccountConcerns;
import org.claviger.console.common.Concern;

/** Finds what needs attention, the most pressing first. */
final class Concerns {
    /** In a day. Fewer are what people mistype. */
    private static final int MANY_FAILED = 5;

    private Concerns() {}

    /** What is the matter, beside what may be the matter with accounts. */
    enum Kind {
        DATABASE_DOWN("overview"),
        NODE_SILENT("overview"),
        PROFILE_BLOCKED("profiles"),
        PROFILE_FAILING("profiles"),
        PROFILE_IN_TROUBLE_THERE("profiles"),
        KEK_NEAR_BOUND("tenants"),
        PROPOSALS_OPEN("proposals"),
        SIGN_INS_FAILED("audit"),
        TENANT_WITHOUT_PROFILE("tenants"),
        TENANT_WITHOUT_OPERATORS("tenants"),
        TENANT_DELETING("tenants"),
        SECRETS_EXPIRING("tenants"),
        CERTIFICATES_EXPIRING("tenants");

        private final String place;

        Kind(String place) {
            this.place = place;
        }

        Concern of(Object... values) {
            return Concern.of(this, place, values);
        }
    }

    static List<Concern> of(Findings findings, Instant now) {
        List<Concern> found = new ArrayList<>();
        if (!findings.health().isUp("database")) {
            found.add(Kind.DATABASE_DOWN.of());
        }
        OverviewResponse told = findings.overview();
        told.nodes().stream()
                .filter(node -> !node.answering())
                .forEach(node -> found.add(Kind.NODE_SILENT.of(node.host())));
        told.hsmProfiles().forEach(profile -> addProfile(profile, found));
        told.nodes().stream()
                .filter(node -> node.answering() && !node.asked())
                .forEach(node -> node.profilesInTrouble()
                        .forEach(profile -> found.add(Kind.PROFILE_IN_TROUBLE_THERE.of(profile, node.host()))));
        told.keksNearBound()
                .forEach(kek ->
                        found.add(Kind.KEK_NEAR_BOUND.of(kek.tenantName(), 100 * kek.seals() / kek.sealBound())));
        if (told.openProposals() > 0) {
            found.add(Kind.PROPOSALS_OPEN.of(told.openProposals()));
        }
        if (told.failedSignIns() >= MANY_FAILED) {
            found.add(Kind.SIGN_INS_FAILED.of(told.failedSignIns()));
        }
        found.addAll(AccountConcerns.of(findings.admins(), now, "admins"));
        findings.tenants().forEach(tenant -> addTenant(tenant, found));
        told.expiring().forEach(each -> found.add(kindOf(each).of(each.tenantName(), each.count())));
        return found;
    }

    private static void addProfile(HsmProfileStatusResponse profile, List<Concern> to) {
        if (profile.state() == HsmProfileState.BLOCKED) {
            to.add(Kind.PROFILE_BLOCKED.of(profile.name()));
        } else if (profile.state() == HsmProfileState.FAILING) {
            to.add(Kind.PROFILE_FAILING.of(profile.name()));
        }
    }

    private static void addTenant(TenantResponse tenant, List<Concern> to) {
        if (tenant.state() == TenantState.DELETING) {
            to.add(Kind.TENANT_DELETING.of(tenant.name()));
        }
        if (tenant.state() != TenantState.ACTIVE) {
            return;
        }
        if (tenant.hsmProfileId() == null) {
            to.add(Kind.TENANT_WITHOUT_PROFILE.of(tenant.name()));
        }
        if (tenant.operators() == 0) {
            to.add(Kind.TENANT_WITHOUT_OPERATORS.of(tenant.name()));
        }
    }

    private static Kind kindOf(ExpiringCredentials expiring) {
        return expiring.kind() == ExpiringCredentials.Kind.CLIENT_SECRET
                ? Kind.SECRETS_EXPIRING
                : Kind.CERTIFICATES_EXPIRING;
    }
}

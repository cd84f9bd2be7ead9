package org.claviger.console.screenshots;

/** An admin's way through his screens and their forms; nothing is changed on the server. */
final class AdminWalk {
    /** Few enough to wait for: there is one every five seconds. */
    private static final int RATES = 4;

    private final Hand hand;
    private final Gallery gallery;

    AdminWalk(Hand hand, Gallery gallery) {
        this.hand = hand;
        this.gallery = gallery;
    }

    /** Begins when the admin is signed in. */
    void walk() throws Exception {
        tenants();
        profiles();
        hand.visit("devices");
        hand.waitUntil("the library has answered", () -> hand.sees("tokens") && hand.hasChildren("tokens"));
        gallery.take("devices");
        gallery.takeForm("device-new");
        hand.visit("admins");
        gallery.take("admins");
        gallery.takeForm("admin-new");
        hand.visit("settings");
        gallery.take("settings");
        hand.visit("serverkeys");
        gallery.take("serverkeys");
        hand.press("deed-rotate-MASTER_KEY");
        hand.waitFor("submitForm");
        gallery.take("master-key-rotate");
        hand.press("cancelForm");
        hand.visitEmpty("proposals");
        gallery.take("admin-proposals");
        hand.visit("audit");
        gallery.take("admin-audit");
        hand.visit("sessions");
        gallery.take("sessions");
        hand.press("tool-setUpFactor");
        hand.waitFor("qrCode");
        gallery.take("second-factor");
        hand.press("cancelForm");
        palette();
        overview();
    }

    /** Last, when there have been requests to draw. */
    private void overview() throws Exception {
        hand.press("place-overview");
        gallery.take("admin-overview", () -> {
            hand.waitUntil("the server has told how it fares", () -> hand.sees("parts") && hand.hasChildren("parts"));
            hand.waitUntil("rates have been drawn", () -> hand.isDrawn("requestsChart", RATES));
        });
    }

    private void tenants() throws Exception {
        hand.visit("tenants");
        gallery.take("tenants");
        hand.press("create");
        hand.waitFor("displayName");
        hand.type("name", "east");
        hand.type("displayName", "East Utilities");
        gallery.take("tenant-new-1");
        hand.press("submitForm");
        hand.waitFor("profile");
        hand.waitUntil("profiles are offered", () -> hand.choose("profile"));
        gallery.take("tenant-new-2");
        hand.press("submitForm");
        hand.waitFor("firstUsername");
        gallery.take("tenant-new-3");
        hand.press("cancelForm");
        hand.press("deed-delete");
        hand.waitFor("typedName");
        gallery.take("tenant-delete");
        hand.press("cancelForm");
    }

    private void profiles() throws Exception {
        hand.visit("profiles");
        gallery.take("profiles");
        hand.press("create");
        hand.waitFor("device");
        hand.waitUntil("devices are offered", () -> hand.choose("device"));
        hand.waitUntil("tokens are offered", () -> hand.choose("token"));
        hand.type("name", "East token");
        gallery.take("profile-new-1");
        hand.press("submitForm");
        hand.waitFor("managementPin");
        gallery.take("profile-new-2");
        hand.press("cancelForm");
    }

    private void palette() throws Exception {
        hand.press("openPalette");
        hand.waitFor("palette");
        gallery.take("palette");
        hand.escape();
    }
}

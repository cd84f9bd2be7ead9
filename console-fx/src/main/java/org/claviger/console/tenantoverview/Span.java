package org.claviger.console.tenantoverview;

/** How far back one looks. */
enum Span {
    /** Hour by hour. */
    DAY(1),
    /** Day by day. */
    WEEK(7),
    /** Day by day. */
    MONTH(30);

    private static final int HOURS = 24;

    private final int days;

    Span(int days) {
        this.days = days;
    }

    /** How many hours the server is asked for: a day on which clocks are put back has one more. */
    int hours() {
        return days == 1 ? HOURS : days * HOURS + 1;
    }

    /** How many days, the present one among them. */
    int days() {
        return days;
    }

    boolean isByHour() {
        return days == 1;
    }
}

package org.claviger.launcher;

import java.util.Optional;

/**
 * Where KMIP is to be served over TLS.
 *
 * @param number 0 takes a free port
 * @param isOn false: nowhere
 */
record KmipPort(int number, boolean isOn) {
    static final int MOST = 65_535;

    /** The one that is registered for KMIP. */
    static final KmipPort USUAL = new KmipPort(5696, true);

    static final KmipPort FREE = new KmipPort(0, true);
    private static final String NONE = "off";

    /** A number, or {@code off}; empty if it is neither. */
    static Optional<KmipPort> parse(String text) {
        if (text.equals(NONE)) {
            return Optional.of(new KmipPort(0, false));
        }
        try {
            int number = Integer.parseInt(text);
            return number < 0 || number > MOST ? Optional.empty() : Optional.of(new KmipPort(number, true));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

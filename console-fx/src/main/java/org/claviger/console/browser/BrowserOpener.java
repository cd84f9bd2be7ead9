package org.claviger.console.browser;

import java.net.URI;

/** Shows an address to a person in a browser of the system, and returns at once. */
@FunctionalInterface
public interface BrowserOpener {
    void open(URI address);
}

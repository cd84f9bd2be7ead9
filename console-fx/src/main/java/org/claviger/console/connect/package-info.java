/** Choosing a server and its CA: a CA is pinned when a person has confirmed it, and never replaced silently. */
package org.claviger.console.connect;

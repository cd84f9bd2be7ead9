/** The desktop console: how it is started. Each screen has a package of its own. */
package org.claviger.console;

/** Pictures of every screen, taken from a real server, for the documentation and for whoever changes a screen. */
package org.claviger.console.screenshots;

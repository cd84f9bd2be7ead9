/**
 * The console that walks by itself: pictures of every screen, taken from a real server, for the documentation and for whoever
 * changes a screen; and how soon and how small it is.
 */
package org.claviger.console.screenshots;

/** The window around the screens: who is signed in where, which screen comes next, theme and language. */
package org.claviger.console.shell;

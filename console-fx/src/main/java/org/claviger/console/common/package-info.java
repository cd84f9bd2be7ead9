/** What several screens use: work in the background, faults and how they are shown, strings, small controls. It knows no screen. */
package org.claviger.console.common;

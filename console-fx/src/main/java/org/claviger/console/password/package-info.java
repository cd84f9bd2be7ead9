/** Changing one's password, as everyone must who still has an initial one. */
package org.claviger.console.password;

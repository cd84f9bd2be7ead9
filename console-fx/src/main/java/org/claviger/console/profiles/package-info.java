/** HSM profiles: tokens with their two credentials, and how each fares. */
package org.claviger.console.profiles;

/** The admin's overview: how the server, its database and its HSM profiles fare, and what needs somebody's attention. */
package org.claviger.console.adminoverview;

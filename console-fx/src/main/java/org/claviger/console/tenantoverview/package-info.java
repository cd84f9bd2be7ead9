/** What an operator sees first: how his tenant fares, and what needs attention. */
package org.claviger.console.tenantoverview;

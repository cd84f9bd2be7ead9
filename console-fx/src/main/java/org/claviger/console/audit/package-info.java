/** The audit trail: looked through, exported, and its chain verified. For admins and operators alike. */
package org.claviger.console.audit;

/** What takes several people: what is proposed, old beside new, and what became of it. For admins and operators alike. */
package org.claviger.console.proposals;

/** Four eyes: what one person proposes and others accept, and which actions need that. */
package org.claviger.api.approval;

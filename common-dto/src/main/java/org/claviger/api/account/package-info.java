/** Accounts of people, admins and operators alike, and the roles that say what they may do. */
package org.claviger.api.account;

/** KMS-Admin: everything that an admin can call. */
package org.claviger.server.rest.admin;

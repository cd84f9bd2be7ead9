/**
 * People: admins and operators, their passwords, and their sessions. Passwords are kept as Argon2id hashes only; an initial
 * one is shown once, expires, and is good for nothing but changing it.
 */
@Room(uses = {"approval", "audit"})
package org.claviger.server.account;

import org.claviger.server.platform.Room;

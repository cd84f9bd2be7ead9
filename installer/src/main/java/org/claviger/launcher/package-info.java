/**
 * Starts and stops Claviger on one machine: Payara Micro with the server, by default with a PostgreSQL and SoftHSM tokens of
 * its own, all of it under one data folder.
 */
package org.claviger.launcher;

/**
 * What is said over REST: one record for each request and each answer, the vocabulary of errors, and the one dialect of
 * JSON in which all of it is written. The server, the console, the launcher and tests share it.
 */
package org.claviger.api;

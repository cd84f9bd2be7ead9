/** What callers see of a real server over HTTPS. Nothing here knows a class of the server. */
package org.claviger.blackbox;

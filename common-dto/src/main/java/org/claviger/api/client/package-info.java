/** How the console, the launcher and tests speak to a server: HTTPS and JSON, nothing more (docs/adr/0008). */
package org.claviger.api.client;

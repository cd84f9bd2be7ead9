/** Settings: how many others have to accept what. */
package org.claviger.console.settings;

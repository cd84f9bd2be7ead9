/** The tenant's keys and other managed objects, to look at: attributes, dates on a line, versions, links. No material. */
package org.claviger.console.keys;

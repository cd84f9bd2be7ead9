/** Namespaces, by which a tenant keeps the keys of its applications apart. */
package org.claviger.console.namespaces;

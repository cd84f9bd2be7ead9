/**
 * Messages of KMIP as trees of items, and their three encodings: TTLV (KMIP 2.1 section 10), XML and JSON (KMIP Profiles 2.1,
 * "XML Encoding" and "JSON Encoding"). What an item means is not known here, so that nothing of a message is lost: unknown tags,
 * vendors' attributes and values of extensions are kept as they came.
 */
package org.claviger.kmip.item;

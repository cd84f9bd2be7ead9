/**
 * The words of KMIP 1.0 to 2.1: every tag, type, enumeration and bit mask, with its code, its names, and the versions that
 * know it. Most enums here are made by the build, from the tables in {@code src/main/kmip}.
 */
package org.claviger.kmip.word;

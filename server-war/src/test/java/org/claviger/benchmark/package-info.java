/**
 * What the REST doors do per second, measured beside what bounds them: {@code ./claviger bench}, docs/benchmarks.md. Nothing
 * here is a test.
 */
package org.claviger.benchmark;

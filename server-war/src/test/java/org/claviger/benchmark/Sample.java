package org.claviger.benchmark;

import org.jspecify.annotations.Nullable;

/**
 * What one round gave.
 *
 * @param value in the measure's unit
 * @param p50 milliseconds that half of the requests took at most; absent where there are no requests
 * @param p99 milliseconds that 99 of 100 took at most
 */
record Sample(double value, @Nullable Double p50, @Nullable Double p99) {
    static Sample of(double value) {
        return new Sample(value, null, null);
    }
}

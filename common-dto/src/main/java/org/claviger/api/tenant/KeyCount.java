package org.claviger.api.tenant;

import org.claviger.api.crypto.Algorithm;
import org.claviger.api.crypto.State;
import org.jspecify.annotations.Nullable;

/**
 * How many managed objects are in this state and of this algorithm.
 *
 * @param algorithm absent of what has none, such as secret data
 */
public record KeyCount(State state, @Nullable Algorithm algorithm, long count) {}

package org.claviger.console.keks;

import org.jspecify.annotations.Nullable;

/** When a KEK that is made, or adopted, begins to seal. */
enum Activation {
    /** At once if no other does. */
    IF_NONE(null),
    /** When it is activated. */
    LATER(false);

    private final @Nullable Boolean activate;

    Activation(@Nullable Boolean activate) {
        this.activate = activate;
    }

    /** As the server is told. */
    @Nullable Boolean activate() {
        return activate;
    }
}

package org.claviger.server.crypto.primitive;

import org.junit.jupiter.api.extension.ExtendWith;

/** The same vectors where a native provider serves what it can. */
@ExtendWith(NativeProvider.class)
class NativeWycheproofTest extends WycheproofTest {}

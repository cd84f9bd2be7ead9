package org.claviger.server.crypto.primitive;

import org.junit.jupiter.api.extension.ExtendWith;

/** The same vectors, by the native provider. */
@ExtendWith(NativeProvider.class)
class NativeWycheproofAesGcmTest extends WycheproofAesGcmTest {}

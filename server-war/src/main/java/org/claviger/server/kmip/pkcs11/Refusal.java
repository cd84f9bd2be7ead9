package org.claviger.server.kmip.pkcs11;

import org.claviger.kmip.word.Pkcs11ReturnCode;

/** A function that returns something else than CKR_OK. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Pkcs11ReturnCode code;

    Refusal(Pkcs11ReturnCode code) {
        super(code.name(), null, false, false);
        this.code = code;
    }

    Pkcs11ReturnCode code() {
        return code;
    }
}

package org.claviger.server.kmip.pkcs11;

import org.claviger.kmip.word.Pkcs11Function;
import org.claviger.kmip.word.Pkcs11ReturnCode;
import org.claviger.server.kmip.Failure;

/** Reasons of KMIP, as PKCS#11 returns them. */
final class ReturnCodes {
    private ReturnCodes() {}

    static Pkcs11ReturnCode of(Failure failure, Pkcs11Function function) {
        boolean isOfObject = isOfObject(function);
        return switch (failure.reason()) {
            case OBJECT_NOT_FOUND, ITEM_NOT_FOUND, OBJECT_DESTROYED, OBJECT_ARCHIVED ->
                isOfObject ? Pkcs11ReturnCode.OBJECT_HANDLE_INVALID : Pkcs11ReturnCode.KEY_HANDLE_INVALID;
            case PERMISSION_DENIED ->
                isOfObject ? Pkcs11ReturnCode.ACTION_PROHIBITED : Pkcs11ReturnCode.KEY_FUNCTION_NOT_PERMITTED;
            case WRONG_KEY_LIFECYCLE_STATE, INCOMPATIBLE_CRYPTOGRAPHIC_USAGE_MASK ->
                isOfObject ? Pkcs11ReturnCode.ACTION_PROHIBITED : Pkcs11ReturnCode.KEY_FUNCTION_NOT_PERMITTED;
            case NOT_EXTRACTABLE, SENSITIVE -> Pkcs11ReturnCode.KEY_UNEXTRACTABLE;
            case CRYPTOGRAPHIC_FAILURE -> failed(function);
            case ATTRIBUTE_READ_ONLY -> Pkcs11ReturnCode.ATTRIBUTE_READ_ONLY;
            case NON_UNIQUE_NAME_ATTRIBUTE, CONSTRAINT_VIOLATION, INVALID_FIELD, INVALID_MESSAGE ->
                makes(function) ? Pkcs11ReturnCode.TEMPLATE_INCONSISTENT : Pkcs11ReturnCode.ARGUMENTS_BAD;
            case UNSUPPORTED_CRYPTOGRAPHIC_PARAMETERS -> Pkcs11ReturnCode.MECHANISM_PARAM_INVALID;
            case SERVER_LIMIT_EXCEEDED -> Pkcs11ReturnCode.DEVICE_MEMORY;
            case GENERAL_FAILURE ->
                isOfParameters(failure) ? Pkcs11ReturnCode.MECHANISM_PARAM_INVALID : Pkcs11ReturnCode.DEVICE_ERROR;
            default -> Pkcs11ReturnCode.FUNCTION_FAILED;
        };
    }

    /** What the rooms below refuse for the sake of Cryptographic Parameters is a refusal of theirs, not a fault. */
    private static boolean isOfParameters(Failure failure) {
        return failure.getCause() != null && failure.getCause().getCause() instanceof IllegalArgumentException;
    }

    private static boolean isOfObject(Pkcs11Function function) {
        return switch (function) {
            case C_GETATTRIBUTEVALUE, C_SETATTRIBUTEVALUE, C_DESTROYOBJECT, C_FINDOBJECTSINIT -> true;
            default -> makes(function);
        };
    }

    private static boolean makes(Pkcs11Function function) {
        return switch (function) {
            case C_CREATEOBJECT, C_GENERATEKEY, C_GENERATEKEYPAIR, C_UNWRAPKEY -> true;
            default -> false;
        };
    }

    private static Pkcs11ReturnCode failed(Pkcs11Function function) {
        return switch (function) {
            case C_DECRYPT, C_DECRYPTUPDATE, C_DECRYPTFINAL -> Pkcs11ReturnCode.ENCRYPTED_DATA_INVALID;
            case C_UNWRAPKEY -> Pkcs11ReturnCode.WRAPPED_KEY_INVALID;
            case C_VERIFY, C_VERIFYFINAL -> Pkcs11ReturnCode.SIGNATURE_INVALID;
            default -> Pkcs11ReturnCode.FUNCTION_FAILED;
        };
    }
}

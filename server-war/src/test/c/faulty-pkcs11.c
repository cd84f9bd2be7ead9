/*
 * A PKCS#11 2.40 library for tests that fails when it is told to. It stands before a real one, REAL_LIBRARY or what the
 * environment's FAULTY_PKCS11_REAL names, and passes on every call that no fault is meant for.
 *
 * Faults are empty files in the folder "<path of this library>.faults", named FUNCTION.FAULT.SHOT:
 *
 *     C_Login.0xA0.always     answers CKR_PIN_INCORRECT, and the real function is not called
 *     C_Encrypt.hang30.7      sleeps for 30 seconds, then calls the real function
 *     C_Decrypt.crash.2       writes where nobody may
 *
 * A fault is aimed at whichever process and thread calls first. Shots of a function fire in the order of their numbers,
 * each once; "always" comes after them, and stays.
 *
 * The files are the only state, so there is nothing to lock and nothing to go stale: a call looks when it begins.
 * Whoever unlinks a file has fired its shot, and takes an empty folder away with it. As long as there is no fault there
 * is no folder, and looking costs the one system call that fails.
 *
 * A function that didn't run has not ended what it should have: after a fault in C_Encrypt or C_Decrypt the operation
 * of that session is still active, and after one in C_CloseSession the session is still open.
 */
#define _GNU_SOURCE /* dladdr */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef unsigned char CK_BBOOL;
typedef unsigned long CK_ULONG;
typedef CK_ULONG CK_RV;

static const CK_RV CKR_OK = 0;
static const CK_RV CKR_GENERAL_ERROR = 5;

/* Any function: they are passed on unseen, and so are the standard's structures, which are void * below. */
typedef void function(void);

/* CK_FUNCTION_LIST. The order is the standard's. */
typedef struct {
    unsigned char major, minor;
    function *C_Initialize, *C_Finalize, *C_GetInfo, *C_GetFunctionList;
    function *C_GetSlotList, *C_GetSlotInfo, *C_GetTokenInfo, *C_GetMechanismList, *C_GetMechanismInfo;
    function *C_InitToken, *C_InitPIN, *C_SetPIN;
    function *C_OpenSession, *C_CloseSession, *C_CloseAllSessions, *C_GetSessionInfo;
    function *C_GetOperationState, *C_SetOperationState, *C_Login, *C_Logout;
    function *C_CreateObject, *C_CopyObject, *C_DestroyObject, *C_GetObjectSize;
    function *C_GetAttributeValue, *C_SetAttributeValue;
    function *C_FindObjectsInit, *C_FindObjects, *C_FindObjectsFinal;
    function *C_EncryptInit, *C_Encrypt, *C_EncryptUpdate, *C_EncryptFinal;
    function *C_DecryptInit, *C_Decrypt, *C_DecryptUpdate, *C_DecryptFinal;
    function *C_DigestInit, *C_Digest, *C_DigestUpdate, *C_DigestKey, *C_DigestFinal;
    function *C_SignInit, *C_Sign, *C_SignUpdate, *C_SignFinal, *C_SignRecoverInit, *C_SignRecover;
    function *C_VerifyInit, *C_Verify, *C_VerifyUpdate, *C_VerifyFinal, *C_VerifyRecoverInit, *C_VerifyRecover;
    function *C_DigestEncryptUpdate, *C_DecryptDigestUpdate, *C_SignEncryptUpdate, *C_DecryptVerifyUpdate;
    function *C_GenerateKey, *C_GenerateKeyPair, *C_WrapKey, *C_UnwrapKey, *C_DeriveKey;
    function *C_SeedRandom, *C_GenerateRandom;
    function *C_GetFunctionStatus, *C_CancelFunction, *C_WaitForSlotEvent;
} function_list;

_Static_assert(sizeof(function_list) == (1 + 68) * sizeof(function *), "PKCS#11 2.40 has 68 functions");

/* The functions that can have faults, with their parameters. FaultyLibrary.java reads their names here. */
#define ALL_FAULTY(X)                                                                                                  \
    X(C_Initialize, (void *arguments), (arguments))                                                                    \
    X(C_GetSlotList, (CK_BBOOL present, CK_ULONG *slots, CK_ULONG *count), (present, slots, count))                    \
    X(C_GetTokenInfo, (CK_ULONG slot, void *info), (slot, info))                                                       \
    X(C_OpenSession, (CK_ULONG slot, CK_ULONG flags, void *own, function *notify, CK_ULONG *session),                  \
      (slot, flags, own, notify, session))                                                                             \
    X(C_CloseSession, (CK_ULONG session), (session))                                                                   \
    X(C_Login, (CK_ULONG session, CK_ULONG user, void *pin, CK_ULONG length), (session, user, pin, length))            \
    X(C_DestroyObject, (CK_ULONG session, CK_ULONG object), (session, object))                                         \
    X(C_GetAttributeValue, (CK_ULONG session, CK_ULONG object, void *attributes, CK_ULONG count),                      \
      (session, object, attributes, count))                                                                            \
    X(C_FindObjectsInit, (CK_ULONG session, void *attributes, CK_ULONG count), (session, attributes, count))           \
    X(C_EncryptInit, (CK_ULONG session, void *mechanism, CK_ULONG key), (session, mechanism, key))                     \
    X(C_Encrypt, (CK_ULONG session, void *in, CK_ULONG length, void *out, CK_ULONG *room),                             \
      (session, in, length, out, room))                                                                                \
    X(C_DecryptInit, (CK_ULONG session, void *mechanism, CK_ULONG key), (session, mechanism, key))                     \
    X(C_Decrypt, (CK_ULONG session, void *in, CK_ULONG length, void *out, CK_ULONG *room),                             \
      (session, in, length, out, room))                                                                                \
    X(C_GenerateKey, (CK_ULONG session, void *mechanism, void *attributes, CK_ULONG count, CK_ULONG *key),             \
      (session, mechanism, attributes, count, key))                                                                    \
    X(C_GenerateRandom, (CK_ULONG session, void *out, CK_ULONG length), (session, out, length))

/* Set before anybody can call, and never again: so all threads may read them. */
static char folder[PATH_MAX];
static function_list real;
static function_list faulty;

/* A fault, as its file's name tells it. The sizes are those in parse(). */
typedef struct {
    char name[NAME_MAX + 1];
    char function[32];
    char what[32];
    char shot[32];
} fault;

static bool parse(const char *name, fault *parsed) {
    strncpy(parsed->name, name, NAME_MAX);
    parsed->name[NAME_MAX] = '\0';
    return sscanf(name, "%31[^.].%31[^.].%31[^.]", parsed->function, parsed->what, parsed->shot) == 3;
}

static bool is_always(const fault *f) { return strcmp(f->shot, "always") == 0; }

static unsigned long rank(const fault *f) { return is_always(f) ? ULONG_MAX : strtoul(f->shot, NULL, 10); }

/* Finds the fault that is next for a function. */
static bool find(DIR *files, const char *name, fault *next) {
    bool found = false;
    rewinddir(files);
    for (struct dirent *file = readdir(files); file != NULL; file = readdir(files)) {
        fault f;
        if (parse(file->d_name, &f) && strcmp(f.function, name) == 0 && (!found || rank(&f) < rank(next))) {
            *next = f;
            found = true;
        }
    }
    return found;
}

/* Finds it and makes it this call's own. */
static bool claim(const char *name, fault *own) {
    DIR *files = opendir(folder);
    if (files == NULL) {
        return false;
    }
    bool claimed = false;
    while (!claimed && find(files, name, own)) {
        claimed = is_always(own) || unlinkat(dirfd(files), own->name, 0) == 0;
        if (!claimed && errno != ENOENT) {
            abort(); /* Not that another call was faster: this fault could never be used up. */
        }
    }
    closedir(files);
    if (claimed) {
        rmdir(folder); /* Fails, as it should, while there are more. */
    }
    return claimed;
}

static void crash(void) {
    volatile int *volatile nowhere = NULL; /* Else the compiler would see what comes, and make something else of it. */
    *nowhere = 1;
}

/* Lets a fault happen, if one is meant for this call. True if the call has got its answer by that. */
static bool fails(const char *name, CK_RV *answer) {
    fault own;
    if (!claim(name, &own)) {
        return false;
    }
    if (strncmp(own.what, "0x", 2) == 0) {
        *answer = strtoul(own.what, NULL, 16);
        return true;
    }
    unsigned int seconds;
    if (sscanf(own.what, "hang%u", &seconds) == 1) {
        while (seconds > 0) {
            seconds = sleep(seconds); /* A signal cuts it short. */
        }
        return false;
    }
    crash(); /* A misspelt fault ends here too, where it can't be overlooked. */
    return false;
}

#define DEFINE(name, parameters, arguments)                                                                            \
    static CK_RV faulty_##name parameters {                                                                            \
        CK_RV answer;                                                                                                  \
        return fails(#name, &answer) ? answer : ((CK_RV(*) parameters)real.name)arguments;                             \
    }

ALL_FAULTY(DEFINE)

/* The one function that this library exports: the others are reached through the list. */
CK_RV C_GetFunctionList(function_list **list) {
    *list = &faulty;
    return real.C_Initialize == NULL ? CKR_GENERAL_ERROR : CKR_OK;
}

#define REPLACE(name, parameters, arguments) faulty.name = (function *)faulty_##name;

/* Runs while this library is being loaded, so before there are threads in it. */
__attribute__((constructor)) static void load(void) {
    Dl_info self;
    if (dladdr((void *)C_GetFunctionList, &self) == 0
        || snprintf(folder, sizeof folder, "%s.faults", self.dli_fname) >= (int)sizeof folder) {
        fputs("faulty-pkcs11: can't tell where the faults would be\n", stderr);
        return;
    }
    const char *other = getenv("FAULTY_PKCS11_REAL");
    void *library = dlopen(other != NULL ? other : REAL_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    CK_RV (*get_list)(function_list **) = NULL;
    if (library != NULL) {
        get_list = (CK_RV(*)(function_list **))dlsym(library, "C_GetFunctionList");
    }
    function_list *list;
    if (get_list == NULL || get_list(&list) != CKR_OK) {
        const char *reason = dlerror();
        fprintf(stderr, "faulty-pkcs11: nothing to stand before: %s\n", reason != NULL ? reason : "it gives no list");
        return;
    }
    real = *list;
    faulty = real;
    faulty.C_GetFunctionList = (function *)C_GetFunctionList;
    ALL_FAULTY(REPLACE)
}

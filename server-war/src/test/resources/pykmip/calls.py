"""Makes every call of PyKMIP's ProxyKmipClient against a server, in the version of KMIP that it is told, and prints what it
found as JSON. Arguments: port, PEM file of the server's CA, PEM files of the client's certificate and its key, version."""

import json
import os
import sys

from cryptography.hazmat.primitives.keywrap import aes_key_unwrap
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_pem_x509_certificate
from kmip.core import enums, objects
from kmip.core.attributes import Name
from kmip.core.exceptions import OperationFailure
from kmip.core.factories.attributes import AttributeFactory
from kmip.pie import objects as pie
from kmip.pie.client import ProxyKmipClient
from kmip.pie.exceptions import KmipOperationFailure

Algorithm = enums.CryptographicAlgorithm
Mask = enums.CryptographicUsageMask
MESSAGE = b"a message that PyKMIP has to say"

port, ca, certificate, key, version = sys.argv[1:]
two = version.startswith("KMIP_2")
old = version in ("KMIP_1_0", "KMIP_1_1")  # which knows no cryptography of the server's
prefix = "pykmip-" + version.lower() + "-" + os.urandom(2).hex() + "-"
client = ProxyKmipClient(
    hostname="localhost", port=int(port), cert=certificate, key=key, ca=ca, ssl_version="PROTOCOL_SSLv23",
    config_file=os.devnull, kmip_version=enums.KMIPVersion[version])
factory = AttributeFactory()
found = {"prefix": prefix}


def attribute(kind, value):
    return factory.create_attribute(kind, value)


def refused(reason, call, *arguments, **named):
    """Makes a call that must be refused, for this reason."""
    try:
        call(*arguments, **named)
    except (KmipOperationFailure, OperationFailure) as failure:
        assert failure.reason == reason, (failure.reason, failure)
        assert str(failure), "There is no message."
        return
    raise AssertionError("This should have been refused: " + call.__name__)


def keys():
    every = [Mask.ENCRYPT, Mask.DECRYPT, Mask.WRAP_KEY, Mask.UNWRAP_KEY, Mask.MAC_GENERATE, Mask.MAC_VERIFY, Mask.DERIVE_KEY]
    aes = client.create(Algorithm.AES, 256, name=prefix + "aes", cryptographic_usage_mask=every)
    client.activate(aes)
    found["aes"] = aes
    got = client.get(aes)
    assert got.cryptographic_algorithm == Algorithm.AES and got.cryptographic_length == 256
    assert len(got.value) == 32
    found["aesValue"] = got.value.hex()
    assert client.locate(attributes=[attribute(enums.AttributeType.NAME, name_of(prefix + "aes"))]) == [aes]
    return aes, got.value


def name_of(text):
    return Name.create(text, enums.NameType.UNINTERPRETED_TEXT_STRING)


def ciphers(aes):
    for mode, padding in ((enums.BlockCipherMode.CBC, enums.PaddingMethod.PKCS5), (enums.BlockCipherMode.CTR, None)):
        parameters = {"block_cipher_mode": mode, "cryptographic_algorithm": Algorithm.AES}
        if padding:
            parameters["padding_method"] = padding
        ciphertext, iv = client.encrypt(MESSAGE, aes, parameters, b"\x07" * 16)
        assert ciphertext != MESSAGE
        plaintext = client.decrypt(ciphertext, aes, parameters, b"\x07" * 16)
        assert plaintext == MESSAGE, mode


def pairs():
    public, private = client.create_key_pair(
        Algorithm.RSA, 2048, public_name=prefix + "public", public_usage_mask=[Mask.VERIFY],
        private_name=prefix + "private", private_usage_mask=[Mask.SIGN])
    client.activate(public)
    client.activate(private)
    if not old:
        signatures(public, private)
    found["public"], found["private"] = public, private
    return client.get(public), client.get(private)


def signatures(public, private):
    parameters = {
        "padding_method": enums.PaddingMethod.PSS, "hashing_algorithm": enums.HashingAlgorithm.SHA_256,
        "cryptographic_algorithm": Algorithm.RSA}
    signature = client.sign(MESSAGE, private, parameters)
    assert client.signature_verify(MESSAGE, signature, public, parameters) == enums.ValidityIndicator.VALID
    assert client.signature_verify(MESSAGE + b"!", signature, public, parameters) == enums.ValidityIndicator.INVALID


def registered(public, private, aes):
    objects_made = {
        "symmetric": pie.SymmetricKey(Algorithm.AES, 128, bytes(range(16)), masks=[Mask.ENCRYPT], name=prefix + "r-symmetric"),
        "secret": pie.SecretData(b"a secret", enums.SecretDataType.PASSWORD, masks=[], name=prefix + "r-secret"),
        "opaque": pie.OpaqueObject(b"opaque", enums.OpaqueDataType.NONE, name=prefix + "r-opaque"),
        "public": pie.PublicKey(
            Algorithm.RSA, 2048, public.value, public.key_format_type, masks=[Mask.VERIFY], name=prefix + "r-public"),
        "private": pie.PrivateKey(
            Algorithm.RSA, 2048, private.value, private.key_format_type, masks=[Mask.SIGN], name=prefix + "r-private"),
        "split": pie.SplitKey(
            Algorithm.AES, 128, bytes(range(16)), [Mask.ENCRYPT], name=prefix + "r-split", split_key_parts=3,
            key_part_identifier=1, split_key_threshold=2, split_key_method=enums.SplitKeyMethod.XOR),
        "certificate": pie.X509Certificate(der_of(certificate), masks=[], name=prefix + "r-certificate"),
    }
    for kind, made in objects_made.items():
        uid = client.register(made)
        found["registered-" + kind] = uid
        assert client.get(uid).value == made.value, kind


def der_of(pem):
    with open(pem, "rb") as file:
        return load_pem_x509_certificate(file.read()).public_bytes(Encoding.DER)


def wrapped(aes, value):
    got = client.get(found["registered-symmetric"], key_wrapping_specification={
        "wrapping_method": enums.WrappingMethod.ENCRYPT,
        "encryption_key_information": {
            "unique_identifier": aes,
            "cryptographic_parameters": {"block_cipher_mode": enums.BlockCipherMode.NIST_KEY_WRAP}},
        "encoding_option": enums.EncodingOption.NO_ENCODING})
    assert aes_key_unwrap(value, got.value) == bytes(range(16))


def derived(aes):
    derived_key = client.derive_key(
        enums.ObjectType.SYMMETRIC_KEY, [aes], enums.DerivationMethod.HMAC,
        {"cryptographic_parameters": {"hashing_algorithm": enums.HashingAlgorithm.SHA_256},
         "derivation_data": b"what for", "salt": b"salt"},
        cryptographic_length=128, cryptographic_algorithm=Algorithm.AES, cryptographic_usage_mask=[Mask.ENCRYPT])
    found["derived"] = derived_key
    assert len(client.get(derived_key).value) == 16


def macs():
    hmac = client.register(pie.SymmetricKey(
        Algorithm.HMAC_SHA256, 256, b"\x0b" * 32, masks=[Mask.MAC_GENERATE, Mask.MAC_VERIFY], name=prefix + "hmac"))
    client.activate(hmac)
    uid, mac = client.mac(MESSAGE, hmac, Algorithm.HMAC_SHA256)
    assert uid == hmac
    found["mac"] = mac.hex()


def attributes(aes):
    names = client.get_attribute_list(aes)
    assert "Cryptographic Algorithm" in names and "State" in names, names
    uid, values = client.get_attributes(aes, ["State", "Cryptographic Length"])
    assert uid == aes and len(values) == 2, values
    if old:  # Of later versions PyKMIP doesn't know all that the standard defines.
        uid, every = client.get_attributes(aes)
        assert len(every) > 8
    added = client.create(Algorithm.AES, 128, name=prefix + "nameless", cryptographic_usage_mask=[Mask.ENCRYPT])
    found["nameless"] = added
    if two:
        uid, _ = client.delete_attribute(
            added, current_attribute=objects.CurrentAttribute(attribute=name_of(prefix + "nameless")))
        assert uid == added
        client.set_attribute(aes, attribute_name="Sensitive", attribute_value=False)
        reference = objects.AttributeReference(vendor_identification="Acme", attribute_name="gone")
        refused(enums.ResultReason.ATTRIBUTE_NOT_FOUND, client.delete_attribute, aes, attribute_reference=reference)
        changed, _ = client.modify_attribute(
            aes, current_attribute=objects.CurrentAttribute(attribute=name_of(prefix + "aes")),
            new_attribute=objects.NewAttribute(attribute=name_of(prefix + "renamed")))
        assert changed == aes
    else:
        renamed = attribute(enums.AttributeType.NAME, name_of(prefix + "renamed"))
        renamed.attribute_index = objects.Attribute.AttributeIndex(0)
        changed, now = client.modify_attribute(aes, attribute=renamed)
        assert changed == aes and now.attribute_value.name_value.value == prefix + "renamed"
        uid, deleted = client.delete_attribute(added, attribute_name="Name", attribute_index=0)
        assert uid == added and deleted.attribute_value.name_value.value == prefix + "nameless"


def lifecycle(aes):
    assert client.check(aes, cryptographic_usage_mask=[Mask.ENCRYPT]) == aes
    rekeyed = client.rekey(aes, offset=0)
    assert rekeyed != aes
    found["rekeyed"] = rekeyed
    client.revoke(enums.RevocationReasonCode.CESSATION_OF_OPERATION, aes, "It is done.")
    client.destroy(aes)
    reason = enums.ResultReason
    refused(reason.WRONG_KEY_LIFECYCLE_STATE if two else reason.PERMISSION_DENIED, client.activate, aes)
    nobody = "00000000-0000-7000-8000-000000000000"
    refused(reason.OBJECT_NOT_FOUND if two else reason.ITEM_NOT_FOUND, client.get, nobody)


with client:
    aes, value = keys()
    if old:
        refused(enums.ResultReason.OPERATION_NOT_SUPPORTED, client.encrypt, MESSAGE, aes)
    else:
        ciphers(aes)
    public, private = pairs()
    registered(public, private, aes)
    wrapped(aes, value)
    derived(aes)
    if not old:
        macs()
    attributes(aes)
    lifecycle(aes)
print(json.dumps(found))

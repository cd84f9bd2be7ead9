package org.claviger.server.crypto.format;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.security.InvalidKeyException;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jspecify.annotations.Nullable;

/** Textual encodings (RFC 7468), and two of OpenSSL's that came before. */
final class Pem {
    static final String PRIVATE_KEY = "PRIVATE KEY";
    static final String PUBLIC_KEY = "PUBLIC KEY";
    static final String CERTIFICATE = "CERTIFICATE";

    private Pem() {}

    /** Reads a key, certificates, or a private key and its certificates. */
    static void read(byte[] text, char @Nullable [] password, Parts parts) throws InvalidKeyException {
        try (PEMParser parser = new PEMParser(new InputStreamReader(new ByteArrayInputStream(text), US_ASCII))) {
            int found = 0;
            for (Object each = parser.readObject(); each != null; each = parser.readObject()) {
                add(each, password, parts);
                found++;
            }
            if (found == 0) {
                throw unreadable();
            }
        } catch (IOException | PKCSException | RuntimeException e) {
            throw unreadable();
        }
    }

    private static void add(Object found, char @Nullable [] password, Parts parts)
            throws InvalidKeyException, IOException, PKCSException {
        if (found instanceof PrivateKeyInfo key) {
            parts.privateKey(key.getEncoded());
        } else if (found instanceof PEMKeyPair pair) {
            parts.privateKey(pair.getPrivateKeyInfo().getEncoded());
        } else if (found instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
            parts.privateKey(encrypted
                    .decryptPrivateKeyInfo(Passwords.decryptor(Passwords.require(password)))
                    .getEncoded());
        } else if (found instanceof SubjectPublicKeyInfo key) {
            parts.publicKey(key.getEncoded());
        } else if (found instanceof X509CertificateHolder certificate) {
            parts.certificate(certificate.getEncoded());
        } else if (!(found instanceof ASN1ObjectIdentifier)) { // EC PARAMETERS, before the key that repeats them.
            throw unreadable();
        }
    }

    /** Writes blocks of one label, one behind the other. */
    static byte[] write(String label, List<byte[]> ders) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            for (byte[] der : ders) {
                writer.writeObject(new PemObject(label, der));
            }
        } catch (IOException e) {
            throw new IllegalStateException("PEM could not be written.", e);
        }
        return text.toString().getBytes(US_ASCII);
    }

    private static InvalidKeyException unreadable() {
        return new InvalidKeyException(
                "This is no PEM of a key in PKCS#8 or SubjectPublicKeyInfo or of certificates, or the password is wrong.");
    }
}

package org.claviger.server.crypto.format;

import java.io.IOException;
import java.security.InvalidKeyException;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDefaultDigestProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilderProvider;
import org.jspecify.annotations.Nullable;

/** PFX (RFC 7292) in password integrity and password privacy mode. */
final class Pkcs12 {
    private static final DEROctetString LOCAL_KEY_ID = new DEROctetString(new byte[] {1});

    private Pkcs12() {}

    /** Reads a private key and its certificates. */
    static void read(byte[] pfx, char @Nullable [] password, Parts parts) throws InvalidKeyException {
        char[] secret = Passwords.require(password);
        try {
            PKCS12PfxPdu parsed = new PKCS12PfxPdu(pfx);
            requireMac(parsed, secret);
            InputDecryptorProvider decryptor = Passwords.decryptor(secret);
            for (ContentInfo content : parsed.getContentInfos()) {
                for (PKCS12SafeBag bag : factory(content, decryptor).getSafeBags()) {
                    add(bag.getBagValue(), decryptor, parts);
                }
            }
        } catch (IOException | PKCSException | RuntimeException e) {
            throw unreadable();
        }
    }

    /** Its MAC is what tells that the password is right, before anything is decrypted. */
    private static void requireMac(PKCS12PfxPdu pfx, char[] password) throws InvalidKeyException, PKCSException {
        MacData mac = pfx.toASN1Structure().getMacData();
        if (mac == null
                || !Passwords.isModest(mac.getIterationCount())
                || !pfx.isMacValid(
                        new BcPKCS12MacCalculatorBuilderProvider(BcDefaultDigestProvider.INSTANCE), password)) {
            throw unreadable();
        }
    }

    private static PKCS12SafeBagFactory factory(ContentInfo content, InputDecryptorProvider decryptor)
            throws PKCSException {
        return content.getContentType().equals(PKCSObjectIdentifiers.encryptedData)
                ? new PKCS12SafeBagFactory(content, decryptor)
                : new PKCS12SafeBagFactory(content);
    }

    private static void add(Object found, InputDecryptorProvider decryptor, Parts parts)
            throws InvalidKeyException, IOException, PKCSException {
        if (found instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
            parts.privateKey(encrypted.decryptPrivateKeyInfo(decryptor).getEncoded());
        } else if (found instanceof PrivateKeyInfo key) {
            parts.privateKey(key.getEncoded());
        } else if (found instanceof X509CertificateHolder certificate) {
            parts.certificate(certificate.getEncoded());
        } else {
            throw unreadable();
        }
    }

    /** Writes a private key and its certificates, all encrypted: PBES2 with AES-256, MAC with HMAC-SHA-256. */
    static byte[] write(byte[] pkcs8, List<byte[]> certificates, String name, char[] password) {
        try {
            PKCS12PfxPduBuilder pfx = new PKCS12PfxPduBuilder();
            PKCS12SafeBag[] bags = new PKCS12SafeBag[certificates.size()];
            for (int i = 0; i < bags.length; i++) {
                PKCS12SafeBagBuilder bag = new PKCS12SafeBagBuilder(new X509CertificateHolder(certificates.get(i)));
                bags[i] = i == 0 ? named(bag, name) : bag.build();
            }
            if (bags.length > 0) {
                pfx.addEncryptedData(Passwords.encryptor(password), bags);
            }
            pfx.addData(named(
                    new PKCS12SafeBagBuilder(PrivateKeyInfo.getInstance(pkcs8), Passwords.encryptor(password)), name));
            return pfx.build(mac(), password).getEncoded();
        } catch (IOException | PKCSException | OperatorCreationException e) {
            throw new IllegalStateException("PKCS#12 could not be written.", e);
        }
    }

    private static PKCS12SafeBag named(PKCS12SafeBagBuilder bag, String name) {
        ASN1Encodable friendly = new DERBMPString(name);
        return bag.addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, friendly)
                .addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, LOCAL_KEY_ID)
                .build();
    }

    private static BcPKCS12MacCalculatorBuilder mac() {
        return new BcPKCS12MacCalculatorBuilder(
                        new SHA256Digest(), new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE))
                .setIterationCount(Passwords.ITERATIONS);
    }

    private static InvalidKeyException unreadable() {
        return new InvalidKeyException("This is no PKCS#12 with one private key, or the password is wrong.");
    }
}

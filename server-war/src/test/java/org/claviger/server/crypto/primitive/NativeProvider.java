package org.claviger.server.crypto.primitive;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Security;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Makes the native provider the first one while a class of tests runs; skips the class where there is none for this
 * platform. Used by {@link ExtendWith}.
 */
class NativeProvider implements BeforeAllCallback, AfterAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
        assumeTrue(provider.getLoadingError() == null, () -> "The native provider is not for this platform.");
        provider.assertHealthy();
        Security.insertProviderAt(provider, 1);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Security.removeProvider(AmazonCorrettoCryptoProvider.PROVIDER_NAME);
    }
}

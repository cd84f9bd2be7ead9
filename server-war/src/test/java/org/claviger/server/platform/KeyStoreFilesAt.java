package org.claviger.server.platform;

import java.nio.file.Path;

/** Key store files without a container. */
public final class KeyStoreFilesAt {
    private KeyStoreFilesAt() {}

    @SuppressWarnings("UnnecessaryAssignment") // what the container injects
    public static KeyStoreFiles folder(Path folder, Path passwordFile) {
        KeyStoreFiles files = new KeyStoreFiles();
        files.settings = settings(folder, passwordFile);
        return files;
    }

    @SuppressWarnings("UnnecessaryAssignment") // what the container injects
    public static Settings settings(Path folder, Path passwordFile) {
        Settings settings = new Settings();
        settings.keysFolder = folder.toString();
        settings.keysPasswordFile = passwordFile.toString();
        return settings;
    }
}

package org.claviger.server.hsm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.claviger.launcher.DevelopmentTokens;

/**
 * SoftHSM behind a library that fails when a test tells it to: {@code faulty-pkcs11.c}, which says how faults are told and
 * what a function that didn't run leaves behind. Faults hold for every process that has this library loaded. A shot fires
 * once over all of them, in the order in which shots were injected; what always fails comes after all shots.
 *
 * <p>What counts are the calls that reach the library. The JDK asks some functions twice, for a length and then for the
 * value: {@code C_GetSlotList} and {@code C_GetAttributeValue}.
 */
public final class FaultyLibrary {
    public static final long DEVICE_ERROR = 0x30;
    public static final long DEVICE_MEMORY = 0x31;
    public static final long PIN_INCORRECT = 0xA0;
    public static final long SESSION_HANDLE_INVALID = 0xB3;
    public static final long TOKEN_NOT_PRESENT = 0xE0;
    public static final long USER_NOT_LOGGED_IN = 0x101;

    private static final Path SOURCE = Path.of("src/test/c/faulty-pkcs11.c");
    private static final Pattern FUNCTION = Pattern.compile("\\bX\\((C_\\w+),");
    private static final String ALWAYS = "always";

    /** Never used twice, whichever object of this class speaks to a folder: else two shots would be one file. */
    private static final AtomicLong SHOTS = new AtomicLong();

    private final Path library;
    private final Path faults;
    private final Set<String> functions;

    private FaultyLibrary(Path library, Set<String> functions) {
        this.library = library;
        this.faults = library.resolveSibling(library.getFileName() + ".faults");
        this.functions = functions;
    }

    /** Compiles the library into a folder, and leaves no faults there. */
    public static FaultyLibrary compileInto(Path folder) {
        Path library = folder.toAbsolutePath().resolve("libfaulty.so");
        List<String> command = List.of(
                "gcc",
                "-shared",
                "-fPIC",
                "-O1",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-DREAL_LIBRARY=\"" + DevelopmentTokens.LIBRARY + "\"",
                "-o",
                library.toString(),
                SOURCE.toString(),
                "-ldl");
        try {
            Process gcc = start(command);
            String said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (gcc.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed:\n" + said);
            }
            FaultyLibrary compiled = new FaultyLibrary(library, functionsOf(Files.readString(SOURCE)));
            compiled.heal();
            return compiled;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The library that fails on demand needs a C compiler. Install it with: sudo apt-get install -y gcc"
                            + " libc6-dev",
                    e);
        }
    }

    private static Set<String> functionsOf(String source) {
        return FUNCTION.matcher(source)
                .results()
                .map(function -> function.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What to load instead of SoftHSM. */
    public Path path() {
        return library;
    }

    /** The next {@code shots} calls of a function answer {@code ckr}, and do nothing else. */
    public void inject(String function, long ckr, int shots) {
        put(function, hex(ckr), shots);
    }

    /** Calls of a function answer {@code ckr} until all is healed; one code for each function. */
    public void injectAlways(String function, long ckr) {
        put(function, hex(ckr), ALWAYS);
    }

    /** The next {@code shots} calls of a function take that much longer. Healing doesn't wake those that hang already. */
    public void hang(String function, int seconds, int shots) {
        put(function, "hang" + seconds, shots);
    }

    /**
     * The next {@code shots} calls of a function kill their process, by SIGSEGV. A JVM then writes {@code hs_err_pid*.log}
     * into its working directory, unless {@code -XX:ErrorFile} in its {@code JAVA_TOOL_OPTIONS} says otherwise.
     */
    public void crash(String function, int shots) {
        put(function, "crash", shots);
    }

    /** Takes back all faults: calls that begin from now on don't fail. */
    public void heal() {
        try {
            for (Path fault : faults()) {
                Files.deleteIfExists(fault);
            }
            Files.deleteIfExists(faults);
        } catch (DirectoryNotEmptyException e) {
            heal(); // A fault was injected in between.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many shots have not been fired yet; what always fails counts as one. */
    public int pending() {
        return faults().size();
    }

    private void put(String function, String fault, int count) {
        for (int i = 0; i < count; i++) {
            put(function, fault, Long.toString(SHOTS.incrementAndGet()));
        }
    }

    /** The file is empty, so that the library sees it whole or not at all. */
    private void put(String function, String fault, String shot) {
        if (!functions.contains(function)) {
            throw new IllegalArgumentException(function + " can't be made to fail. These can: " + functions);
        }
        while (true) {
            try {
                Files.createDirectories(faults);
                Files.write(faults.resolve(function + "." + fault + "." + shot), new byte[0]);
                return;
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                // Who fired the last shot took the folder away in between, or while it was looked at: once more.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private List<Path> faults() {
        try (Stream<Path> files = Files.list(faults)) {
            return files.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hex(long ckr) {
        return "0x" + Long.toHexString(ckr);
    }
}

package org.claviger.server.hsm.agent;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import sun.security.pkcs11.wrapper.PKCS11Exception;

/**
 * Serves one PKCS#11 library over one Unix domain socket, until its server goes. Arguments: the socket's path and the
 * library's. It says {@code ready}, or why not, in one line of its standard output; PINs and material travel over the
 * socket alone.
 */
public final class AgentMain {
    private final Cryptoki cryptoki;
    private final Handles handles = new Handles();

    private AgentMain(Cryptoki cryptoki) {
        this.cryptoki = cryptoki;
    }

    /** Never returns normally: the process ends with its server. */
    @SuppressWarnings("SystemOut") // the agreed way to tell the server, which reads one line
    public static void main(String[] arguments) {
        endWithServer();
        try (ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            AgentMain agent = new AgentMain(Cryptoki.load(arguments[1]));
            door.bind(UnixDomainSocketAddress.of(Path.of(arguments[0])));
            System.out.println("ready");
            agent.serve(door);
        } catch (IOException | PKCS11Exception e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
    }

    private void serve(ServerSocketChannel door) throws IOException {
        while (true) {
            SocketChannel server = door.accept();
            if (Peers.isOwn(server)) {
                daemon("conversation", new Conversation(cryptoki, new Frames(server), handles));
            } else {
                server.close();
            }
        }
    }

    /** The server holds the other end of the standard input: it closes however the server dies, kill -9 included. */
    private static void endWithServer() {
        daemon("watch", () -> {
            try {
                while (System.in.read() >= 0) {
                    // Nothing is ever said here.
                }
            } catch (IOException e) {
                // As good as the end.
            }
            Runtime.getRuntime().halt(0);
        });
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}

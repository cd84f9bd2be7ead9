package org.claviger.server.hsm.agent;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/** Who is at the other end of a Unix domain socket. */
public final class Peers {
    private Peers() {}

    /** True if the other end runs as the same user as this process does, by what the kernel says (SO_PEERCRED). */
    public static boolean isOwn(SocketChannel channel) throws IOException {
        String peer =
                channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
        return peer.equals(ProcessHandle.current().info().user().orElse(System.getProperty("user.name")));
    }
}

package org.claviger.server.kmip.listener;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.GlobalEventExecutor;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.claviger.server.identity.Identity;
import org.claviger.server.kmip.Encoded;
import org.claviger.server.platform.Migration;
import org.claviger.server.platform.Settings;
import org.jspecify.annotations.Nullable;

/** Serves KMIP's own port from the server's start to its end. */
@Singleton
@Startup
@DependsOn(Migration.NAME)
public class KmipListener {
    /** Requests that are worked at; more wait. */
    private static final int WORKERS = 64;

    private static final int WORKER_SECONDS = 60;

    /** How long requests that are worked at may take when the server stops. */
    private static final int STOP_SECONDS = 10;

    @Inject
    Settings settings;

    @Inject
    Encoded messages;

    @EJB
    Answering answering;

    @Inject
    Identity identity;

    @Resource
    ManagedThreadFactory threads;

    private @Nullable EventLoopGroup loops;
    private @Nullable ThreadPoolExecutor workers;
    private @Nullable Channel port;
    private final StrangersMemory strangers = new StrangersMemory();
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    @PostConstruct
    void start() {
        if (settings.kmipPort() == 0) {
            return;
        }
        boolean epoll = Epoll.isAvailable();
        loops = new MultiThreadIoEventLoopGroup(
                Runtime.getRuntime().availableProcessors(),
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        workers = new ThreadPoolExecutor(
                WORKERS, WORKERS, WORKER_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        workers.allowCoreThreadTimeOut(true);
        Class<? extends ServerChannel> type = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        port = new ServerBootstrap()
                .group(loops)
                .channel(type)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new Pipeline(ListenerTls.context(), workers))
                .bind(settings.kmipPort())
                .syncUninterruptibly()
                .channel();
        FastThreadLocal.removeAll(); // This thread is the container's, and outlives the application.
    }

    @PreDestroy
    void stop() {
        if (port == null || loops == null || workers == null) {
            return;
        }
        port.close().syncUninterruptibly();
        workers.shutdown();
        try {
            workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.close().awaitUninterruptibly();
        loops.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
        FastThreadLocal.removeAll(); // This thread is the container's, and outlives the application.
    }

    private final class Pipeline extends ChannelInitializer<SocketChannel> {
        private final SslContext tls;
        private final Executor executor;

        private Pipeline(SslContext tls, Executor executor) {
            this.tls = tls;
            this.executor = executor;
        }

        @Override
        protected void initChannel(SocketChannel channel) {
            if (connections.size() >= settings.kmipConnections()) {
                ChannelFuture unused = channel.close();
                return;
            }
            connections.add(channel); // which leaves by itself when it is closed
            SslHandler handshake = tls.newHandler(channel.alloc());
            handshake.setHandshakeTimeoutMillis(settings.kmipMessage().toMillis());
            channel.pipeline()
                    .addLast(handshake)
                    .addLast(new IdleStateHandler(0, 0, settings.kmipIdle().toSeconds(), TimeUnit.SECONDS))
                    .addLast(new MessageFramer(settings.kmipMessage(), strangers))
                    .addLast(new KmipConnection(answering, messages, identity, executor));
        }
    }
}

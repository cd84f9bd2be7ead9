package org.claviger.benchmark;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Load over KMIP's own port: a closed loop, each connection sends its next message when it has the answer to the last. One
 * thread plays all clients, as wrk does for HTTPS.
 *
 * @param tls with the certificate of a client
 */
record KmipLoad(int port, SslContext tls) {
    private static final int HEADER = 8;
    private static final int LONGEST = 1 << 20;
    private static final int PATIENCE_SECONDS = 30;
    private static final double HALF = 0.5;
    private static final double NINETY_NINE = 0.99;

    /**
     * Does it for a while.
     *
     * @param request a message in TTLV
     * @param expected how long each answer is: one that tells a failure has another length
     */
    Sample take(int connections, byte[] request, int expected, int seconds) throws IOException {
        MultiThreadIoEventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            CountDownLatch ready = new CountDownLatch(connections);
            List<Client> clients = new ArrayList<>();
            List<Channel> channels = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Client client = new Client(request, expected, ready);
                clients.add(client);
                channels.add(connect(loop, client));
            }
            if (!ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("Not all connections to KMIP's port were made.");
            }
            long begun = System.nanoTime();
            channels.forEach(channel -> channel.eventLoop()
                    .execute(() -> clients.get(channels.indexOf(channel)).send(channel)));
            TimeUnit.SECONDS.sleep(seconds);
            loop.submit(() -> clients.forEach(Client::end)).syncUninterruptibly();
            return sample(clients, System.nanoTime() - begun);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private Channel connect(MultiThreadIoEventLoopGroup loop, Client client) {
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(tls.newHandler(channel.alloc(), "localhost", port))
                                .addLast(new LengthFieldBasedFrameDecoder(
                                        LONGEST, HEADER - Integer.BYTES, Integer.BYTES, 0, 0))
                                .addLast(client);
                    }
                })
                .connect("localhost", port)
                .syncUninterruptibly()
                .channel();
    }

    private static Sample sample(List<Client> clients, long nanos) {
        long[] all = clients.stream()
                .flatMapToLong(client -> Arrays.stream(client.latencies, 0, client.count))
                .sorted()
                .toArray();
        int wrong = clients.stream().mapToInt(client -> client.wrong).sum();
        if (wrong > 0 || all.length == 0) {
            throw new NotMeasuredException(wrong + " of " + all.length + " answers were not as the first");
        }
        return new Sample(all.length * 1e9 / nanos, millis(all, HALF), millis(all, NINETY_NINE));
    }

    private static double millis(long[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))] / 1e6;
    }

    /** A connection's end. All happens on the loop. */
    private static final class Client extends SimpleChannelInboundHandler<ByteBuf> {
        private final ByteBuf request;
        private final int expected;
        private final CountDownLatch ready;
        private long[] latencies = new long[1024];
        private int count;
        private int wrong;
        private boolean isOver;
        private long sentAt;

        private Client(byte[] request, int expected, CountDownLatch ready) {
            this.request = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(request));
            this.expected = expected;
            this.ready = ready;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
                ready.countDown();
            }
        }

        private void send(Channel channel) {
            sentAt = System.nanoTime();
            ChannelFuture sent = channel.writeAndFlush(request.duplicate());
            if (sent.isDone() && !sent.isSuccess()) {
                wrong++;
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf answer) {
            if (isOver) {
                return;
            }
            if (count == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * count);
            }
            latencies[count++] = System.nanoTime() - sentAt;
            wrong += answer.readableBytes() == expected ? 0 : 1;
            send(context.channel());
        }

        private void end() {
            isOver = true;
        }
    }
}

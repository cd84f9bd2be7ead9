package org.claviger.server.kmip.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.kmip.word.ResultStatus;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.account.Origin;
import org.claviger.server.identity.Identity;
import org.claviger.server.kmip.Contact;
import org.claviger.server.kmip.Encoded;
import org.claviger.server.kmip.Peer;
import org.claviger.server.kmip.listener.MessageFramer.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection: its messages are answered one after the other, in their order. What can be answered without waiting
 * for the database or the HSM is done on the connection's own loop, all else by a thread that may wait.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails ends the connection, and so does a close.
final class KmipConnection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = Logger.getLogger(KmipConnection.class.getName());

    /** Bytes that wait, beside what is worked at, before no more are read. */
    private static final int MOST_WAITING = 1 << 16;

    private final Answering answering;
    private final Encoded messages;
    private final Identity identity;
    private final Executor workers;
    private final Queue<ByteBuf> waiting = new ArrayDeque<>();
    private List<X509Certificate> chain = List.of();
    private int bytesWaiting;
    private boolean isBusy;
    private @Nullable Malformed last;

    /** Set by whoever answers the message that asks for it, before the answer is sent. */
    private volatile @Nullable ReversedConnection reversed;

    KmipConnection(Answering answering, Encoded messages, Identity identity, Executor workers) {
        this.answering = answering;
        this.messages = messages;
        this.identity = identity;
        this.workers = workers;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
            chain = chain(context.pipeline().get(SslHandler.class));
        } else if (event instanceof IdleStateEvent && !isBusy) {
            context.close();
        }
    }

    private static List<X509Certificate> chain(SslHandler tls) {
        try {
            return Arrays.stream(tls.engine().getSession().getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of(); // It may have a Credential in its messages.
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        if (read instanceof ByteBuf message) {
            waiting.add(message);
            bytesWaiting += message.readableBytes();
            next(context);
            if (bytesWaiting > MOST_WAITING) {
                context.channel().config().setAutoRead(false);
            }
        } else if (read instanceof Malformed malformed) {
            last = malformed;
            next(context);
        } else {
            ReferenceCountUtil.release(read);
        }
    }

    /** Who doesn't read its answers gets no more of them. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        next(context);
    }

    private void next(ChannelHandlerContext context) {
        if (isBusy || !context.channel().isWritable()) {
            return;
        }
        ByteBuf message = waiting.poll();
        if (message == null) {
            if (last != null) {
                answerLast(context, last);
            }
            return;
        }
        bytesWaiting -= message.readableBytes();
        if (bytesWaiting <= MOST_WAITING) {
            context.channel().config().setAutoRead(true);
        }
        isBusy = true;
        Optional<Item> request = messages.readAtOnce(message.nioBuffer());
        if (request.isPresent() && isAnsweredAtOnce(context, request.get(), message)) {
            return;
        }
        try {
            workers.execute(() -> answer(context, request, message));
        } catch (RejectedExecutionException e) {
            forget(message);
            context.close(); // The server is stopping.
        }
    }

    private boolean isAnsweredAtOnce(ChannelHandlerContext context, Item request, ByteBuf message) {
        boolean isOver = true;
        try {
            isOver = messages.answerAtOnce(request, contact(context), receiver(context, message));
        } catch (RuntimeException e) {
            hasFailed(context, e);
        } finally {
            if (isOver) {
                forget(message);
            }
        }
        return isOver;
    }

    /** Whatever an operation does is answered: this is a fault of the door's own. */
    private static void hasFailed(ChannelHandlerContext context, RuntimeException e) {
        LOG.log(Level.SEVERE, e, () -> "A message could not be answered");
        context.close();
    }

    static void forget(ByteBuf message) {
        message.setZero(message.readerIndex(), message.readableBytes());
        message.release();
    }

    /** What was not read before is read now. */
    private void answer(ChannelHandlerContext context, Optional<Item> request, ByteBuf message) {
        try {
            if (request.isPresent()) {
                answering.answer(request.get(), contact(context), receiver(context, message));
            } else {
                answering.answer(message.nioBuffer(), contact(context), receiver(context, message));
            }
        } catch (RuntimeException e) {
            hasFailed(context, e);
        } finally {
            forget(message);
        }
    }

    /** Has the connection's loop send the answer. */
    private Consumer<Item> receiver(ChannelHandlerContext context, ByteBuf message) {
        int size = message.readableBytes();
        return answer -> {
            try {
                context.executor().execute(() -> send(context, answer, size));
            } catch (RejectedExecutionException e) {
                answer.wipe(); // The server has stopped.
            }
        };
    }

    private void send(ChannelHandlerContext context, Item answer, int sizeOfRequest) {
        MessageFramer framer = context.pipeline().get(MessageFramer.class);
        if (framer != null) { // the connection is still there
            framer.answered(sizeOfRequest, isOfKnown(answer));
        }
        boolean isSuccess = reversed != null && isSuccess(answer);
        context.writeAndFlush(encoded(context, answer));
        isBusy = false;
        if (reversed != null) {
            reverse(context, reversed, isSuccess);
        }
        next(context);
    }

    private static boolean isSuccess(Item answer) {
        return answer.first(Tag.BATCH_ITEM)
                .flatMap(item -> item.first(Tag.RESULT_STATUS))
                .filter(Item.of(Tag.RESULT_STATUS, ResultStatus.SUCCESS)::equals)
                .isPresent();
    }

    /** What the client has sent behind is asked for by nobody any more. */
    private void reverse(ChannelHandlerContext context, ReversedConnection other, boolean isAgreed) {
        reversed = null;
        if (isAgreed && waiting.isEmpty() && last == null) {
            context.pipeline().get(MessageFramer.class).expectAnswers();
            context.pipeline().replace(this, null, other);
        } else {
            other.hasEnded();
            if (isAgreed) {
                context.close();
            }
        }
    }

    private Peer reversed(ChannelHandlerContext context, Version version) {
        ReversedConnection other = new ReversedConnection(
                version,
                new ReversedConnection.Means(
                        answering, workers, () -> contact(context).byTransport().get()));
        reversed = other;
        return other;
    }

    /** Who isn't known is told so by an item that names no operation. */
    private static boolean isOfKnown(Item answer) {
        return answer.first(Tag.BATCH_ITEM)
                .flatMap(item -> item.first(Tag.OPERATION))
                .isPresent();
    }

    private void answerLast(ChannelHandlerContext context, Malformed malformed) {
        Item answer = messages.malformed(malformed.why(), contact(context));
        context.writeAndFlush(encoded(context, answer)).addListener(ChannelFutureListener.CLOSE);
    }

    static ByteBuf encoded(ChannelHandlerContext context, Item answer) {
        int size = TtlvEncoder.size(answer);
        ByteBuf encoded = context.alloc().buffer(size, size);
        TtlvEncoder.write(answer, encoded.nioBuffer(0, size));
        encoded.writerIndex(size);
        answer.wipe();
        return encoded;
    }

    private Contact contact(ChannelHandlerContext context) {
        String address = ((InetSocketAddress) context.channel().remoteAddress())
                .getAddress()
                .getHostAddress();
        Origin origin = new Origin(address, null, UUID.randomUUID().toString());
        return new Contact(
                origin,
                () -> chain.isEmpty()
                        ? Optional.empty()
                        : identity.byCertificate(chain, origin).map(Identity.Identified::caller),
                chain.stream().findFirst(),
                Optional.of(version -> reversed(context, version)));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    /** A handshake that fails, a connection that breaks off: the other end's affair. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.log(Level.FINE, cause, () -> "A connection ends");
        context.close();
    }
}

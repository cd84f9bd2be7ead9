package org.claviger.server.kmip.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.Version;
import org.claviger.server.kmip.Peer;
import org.claviger.server.kmip.ServerRequest;
import org.claviger.server.platform.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A connection on which the client has taken the server's role: it is sent one request at a time, and has to answer each. What
 * it answers is of no consequence. When there was nothing to ask for a while, it is asked for its versions, to see whether it
 * is still there, and still known.
 */
@SuppressWarnings("FutureReturnValueIgnored") // A write that fails ends the connection, and so does a close.
final class ReversedConnection extends ChannelInboundHandlerAdapter implements Peer {
    private static final Logger LOG = Logger.getLogger(ReversedConnection.class.getName());

    private static final int MOST_WAITING = 1000;

    /** For the answer to a request. */
    private static final int PATIENCE_SECONDS = 30;

    private final Version version;
    private final Means means;

    /** Guarded by this, as is all that follows. */
    private final Queue<Supplier<Optional<Item>>> waiting = new ArrayDeque<>();

    private final List<Departure> whenGone = new ArrayList<>();
    private @Nullable Supplier<Optional<Item>> current;
    private @Nullable ChannelHandlerContext context;
    private @Nullable ScheduledFuture<?> deadline;
    private boolean isBusy;
    private boolean isGone;
    private boolean isSentAway;

    /** Of a client that speaks this version; it isn't asked anything before the handler is in its place. */
    ReversedConnection(Version version, Means means) {
        this.version = version;
        this.means = means;
    }

    /**
     * What it is done with.
     *
     * @param client who the client is now
     */
    record Means(Answering answering, Executor workers, Supplier<Optional<Caller>> client) {}

    @Override
    public Optional<Caller> client() {
        return means.client().get();
    }

    @Override
    public Version version() {
        return version;
    }

    @Override
    public void ask(Supplier<Optional<Item>> request) {
        boolean isTooMuch;
        synchronized (this) {
            isTooMuch = waiting.size() >= MOST_WAITING;
            if (!isTooMuch && !isGone) {
                waiting.add(request);
            }
        }
        if (isTooMuch) {
            leave();
        } else {
            next();
        }
    }

    @Override
    public void leave() {
        ChannelHandlerContext present;
        synchronized (this) {
            present = context;
            isSentAway = true;
        }
        if (present == null) {
            hasEnded();
        } else {
            present.close();
        }
    }

    @Override
    public void whenGone(Departure work) {
        synchronized (this) {
            if (!isGone) {
                whenGone.add(work);
                return;
            }
        }
        work.hasGone(Optional.empty());
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        synchronized (this) {
            context = added;
            if (isGone) {
                added.close();
            }
        }
        next();
    }

    /** Has the next request made, unless one is unanswered. */
    private void next() {
        Supplier<Optional<Item>> request;
        ChannelHandlerContext present;
        synchronized (this) {
            if (context == null || isBusy || waiting.isEmpty()) {
                return;
            }
            present = context;
            request = waiting.remove();
            current = request;
            isBusy = true;
        }
        try {
            means.workers().execute(() -> make(present, request));
        } catch (RejectedExecutionException e) {
            present.close(); // The server is stopping.
        }
    }

    private void make(ChannelHandlerContext present, Supplier<Optional<Item>> request) {
        try {
            Optional<Item> made = means.answering().within(() -> client().isEmpty() ? null : request.get());
            if (made == null) {
                leave(); // Nobody known is there any more.
            } else if (made.isPresent()) {
                present.executor().execute(() -> send(present, made.get()));
            } else {
                isAnswered();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "A client could not be told of a change");
            present.close();
        }
    }

    private void send(ChannelHandlerContext present, Item request) {
        synchronized (this) {
            deadline = present.executor().schedule(() -> present.close(), PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        present.writeAndFlush(KmipConnection.encoded(present, request));
    }

    private void isAnswered() {
        synchronized (this) {
            isBusy = false;
            current = null;
            if (deadline != null) {
                deadline.cancel(false);
                deadline = null;
            }
        }
        next();
    }

    @Override
    public void channelRead(ChannelHandlerContext present, Object read) {
        if (read instanceof ByteBuf message && isAsked()) {
            present.pipeline().get(MessageFramer.class).answered(message.readableBytes(), true);
            KmipConnection.forget(message);
            isAnswered();
        } else {
            ReferenceCountUtil.release(read);
            leave(); // It is no answer, or one to nothing.
        }
    }

    private synchronized boolean isAsked() {
        return deadline != null;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext present, Object event) {
        if (event instanceof IdleStateEvent) {
            ask(() -> Optional.of(ServerRequest.of(version, Operation.DISCOVER_VERSIONS, List.of())));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext present) {
        hasEnded();
    }

    /** Nothing is told any more. */
    void hasEnded() {
        List<Departure> told;
        Optional<List<Supplier<Optional<Item>>>> unanswered;
        synchronized (this) {
            isGone = true;
            unanswered = isSentAway ? Optional.empty() : Optional.of(unanswered());
            waiting.clear();
            if (deadline != null) {
                deadline.cancel(false);
            }
            told = List.copyOf(whenGone);
            whenGone.clear();
        }
        told.forEach(each -> each.hasGone(unanswered));
    }

    private List<Supplier<Optional<Item>>> unanswered() {
        List<Supplier<Optional<Item>>> all = new ArrayList<>();
        if (current != null) {
            all.add(current);
        }
        all.addAll(waiting);
        return all;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext present, Throwable cause) {
        LOG.log(Level.FINE, cause, () -> "A connection ends");
        present.close();
    }
}

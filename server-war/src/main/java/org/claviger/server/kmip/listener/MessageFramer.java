package org.claviger.server.kmip.listener;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Encoded;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what comes into messages (KMIP 2.1, section 10.1: tag, type, length). What doesn't begin as one, is too long, or takes
 * too long to come, is told once, and ends the connection.
 */
final class MessageFramer extends ByteToMessageDecoder {
    private static final int HEADER = 8;
    private static final int STRUCTURE = 1;

    private final Duration patience;
    private final StrangersMemory memory;

    /** Bytes of messages that are handed on, and not answered yet. */
    private int unanswered;

    /** Bytes of the common memory that this connection has. */
    private int taken;

    private Tag expected = Tag.REQUEST_MESSAGE;
    private boolean isKnown;
    private @Nullable Future<?> deadline;
    private boolean isBroken;

    MessageFramer(Duration patience, StrangersMemory memory) {
        this.patience = patience;
        this.memory = memory;
    }

    /** What is no message; the connection ends with the answer. */
    record Malformed(String why) {}

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (isBroken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (in.readableBytes() < HEADER) {
            expectRest(context);
            return;
        }
        if (!hold(in.readableBytes())) {
            fail(
                    in,
                    out,
                    "There is no room for more from clients that aren't known yet. Send a short message first, or later.");
            return;
        }
        int start = in.readerIndex();
        int tagAndType = in.getInt(start);
        long length = in.getUnsignedInt(start + Integer.BYTES);
        if (tagAndType >>> Byte.SIZE != expected.code() || (tagAndType & 0xff) != STRUCTURE) {
            fail(in, out, "This is no " + expected.title() + ".");
        } else if (length > Encoded.LONGEST - HEADER) {
            fail(in, out, "A message has at most " + Encoded.LONGEST + " bytes.");
        } else if (in.readableBytes() < HEADER + length) {
            expectRest(context);
        } else {
            stopWaiting();
            unanswered += HEADER + (int) length;
            out.add(in.readRetainedSlice(HEADER + (int) length));
        }
    }

    /** True if the connection may hold so many bytes that no message is made of yet. */
    private boolean hold(int bytes) {
        int more = isKnown ? 0 : bytes + unanswered - StrangersMemory.EACH - taken;
        if (more > 0) {
            if (!memory.take(more)) {
                return false;
            }
            taken += more;
        }
        return true;
    }

    /**
     * A message is answered, and its bytes are gone.
     *
     * @param known true if its sender is known now, which holds for the connection
     */
    void answered(int bytes, boolean known) {
        unanswered -= bytes;
        isKnown |= known;
        if (isKnown || unanswered == 0) {
            giveBack();
        }
    }

    /** From now on the other end answers. */
    void expectAnswers() {
        expected = Tag.RESPONSE_MESSAGE;
    }

    private void giveBack() {
        memory.giveBack(taken);
        taken = 0;
    }

    private void fail(ByteBuf in, List<Object> out, String why) {
        stopWaiting();
        in.skipBytes(in.readableBytes());
        isBroken = true;
        out.add(new Malformed(why));
    }

    /** From the first byte on: one that comes now and then doesn't prolong it. */
    private void expectRest(ChannelHandlerContext context) {
        if (deadline == null) {
            deadline = context.executor().schedule(() -> giveUp(context), patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void giveUp(ChannelHandlerContext context) {
        ChannelFuture unused = context.close();
    }

    private void stopWaiting() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        stopWaiting();
        giveBack();
    }
}

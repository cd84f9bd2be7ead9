package org.claviger.server.kmip.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.kmip.word.Tag;
import org.claviger.server.kmip.Encoded;
import org.claviger.server.kmip.listener.MessageFramer.Malformed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages as they come in packets of any size, and who takes too long for one. */
class MessageFramerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] MESSAGE = TtlvEncoder.encode(Item.of(
            Tag.REQUEST_MESSAGE,
            Item.of(Tag.REQUEST_HEADER, Item.of(Tag.BATCH_COUNT, 1)),
            Item.of(Tag.BATCH_ITEM, Item.of(Tag.UNIQUE_IDENTIFIER, "an id"))));
    private static final byte[] SHORT = TtlvEncoder.encode(Item.of(Tag.REQUEST_MESSAGE));

    private final EmbeddedChannel channel = new EmbeddedChannel(new MessageFramer(PATIENCE, new StrangersMemory()));

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void what_is_no_message_is_told_once_and_nothing_more_is_read() {
        for (String bytes : new String[] {
            "4200780200000008", "42007b0100000000", "474554202f204854", "1603010200010001", "0000000000000000"
        }) {
            EmbeddedChannel other = new EmbeddedChannel(new MessageFramer(PATIENCE, new StrangersMemory()));
            other.writeInbound(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(bytes)));
            assertThat(other.<Object>readInbound()).isEqualTo(new Malformed("This is no Request Message."));
            other.writeInbound(Unpooled.wrappedBuffer(MESSAGE));
            other.writeInbound(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(bytes)));
            assertThat(other.<Object>readInbound()).isNull();
            other.finishAndReleaseAll();
        }
    }

    @Test
    void what_is_too_long_is_told_by_its_header_and_nothing_more_is_read() {
        for (int length : new int[] {Encoded.LONGEST - 7, Integer.MAX_VALUE, -1, -8}) {
            EmbeddedChannel other = new EmbeddedChannel(new MessageFramer(PATIENCE, new StrangersMemory()));
            other.writeInbound(Unpooled.wrappedBuffer(
                    ByteBuffer.allocate(8).put(SHORT, 0, 4).putInt(length).array()));
            assertThat(other.<Object>readInbound()).isEqualTo(new Malformed("A message has at most 2097152 bytes."));
            other.writeInbound(Unpooled.wrappedBuffer(MESSAGE));
            assertThat(other.<Object>readInbound()).isNull();
            other.finishAndReleaseAll();
        }
    }

    @Test
    void what_comes_before_something_that_is_no_message_is_read() {
        byte[] packet =
                ByteBuffer.allocate(MESSAGE.length + 8).put(MESSAGE).putLong(1).array();
        write(packet);
        assertRead(MESSAGE);
        assertThat(channel.<Object>readInbound()).isInstanceOf(Malformed.class);
    }

    @Test
    void a_message_comes_whole_wherever_it_is_split() {
        for (int split = 1; split < MESSAGE.length; split++) {
            write(Arrays.copyOf(MESSAGE, split));
            assertThat(channel.<Object>readInbound()).isNull();
            write(Arrays.copyOfRange(MESSAGE, split, MESSAGE.length));
            assertRead(MESSAGE);
        }
        assertThat(channel.<Object>readInbound()).isNull();
    }

    @Test
    void a_message_comes_whole_byte_by_byte() {
        for (int i = 0; i < MESSAGE.length; i++) {
            assertThat(channel.<Object>readInbound()).isNull();
            write(MESSAGE[i]);
        }
        assertRead(MESSAGE);
    }

    @Test
    void two_and_a_half_in_one_packet_are_two_and_the_rest_is_waited_for() {
        byte[] packet = ByteBuffer.allocate(MESSAGE.length + SHORT.length + 5)
                .put(MESSAGE)
                .put(SHORT)
                .put(MESSAGE, 0, 5)
                .array();
        write(packet);
        assertRead(MESSAGE);
        assertRead(SHORT);
        assertThat(channel.<Object>readInbound()).isNull();

        write(Arrays.copyOfRange(MESSAGE, 5, MESSAGE.length));
        assertRead(MESSAGE);
    }

    @Test
    void a_message_has_a_longest_length() {
        byte[] longest = ByteBuffer.allocate(Encoded.LONGEST)
                .put(SHORT, 0, 4)
                .putInt(Encoded.LONGEST - 8)
                .array();
        write(longest);
        assertRead(longest);
    }

    @Test
    void who_takes_too_long_for_a_message_is_cut_off() {
        channel.freezeTime();
        write(Arrays.copyOf(MESSAGE, 3));
        advance(PATIENCE.minusSeconds(1));
        assertThat(channel.isOpen()).isTrue();
        write(MESSAGE[3]);
        advance(Duration.ofSeconds(2));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void who_sends_a_whole_message_may_be_silent_then() {
        channel.freezeTime();
        write(Arrays.copyOf(MESSAGE, 3));
        write(Arrays.copyOfRange(MESSAGE, 3, MESSAGE.length));
        advance(PATIENCE.multipliedBy(3));
        assertThat(channel.isOpen()).isTrue();
        assertRead(MESSAGE);

        write(Arrays.copyOf(MESSAGE, 3));
        advance(PATIENCE.plusSeconds(1));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void who_says_nothing_is_not_cut_off_here() {
        channel.freezeTime();
        advance(PATIENCE.multipliedBy(3));
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void strangers_have_so_much_together_and_a_little_each() {
        StrangersMemory memory = new StrangersMemory();
        assertThat(memory.take(StrangersMemory.MOST)).isTrue();
        EmbeddedChannel other = new EmbeddedChannel(new MessageFramer(PATIENCE, memory));
        byte[] large = ByteBuffer.allocate(StrangersMemory.EACH + 8)
                .put(SHORT, 0, 4)
                .putInt(StrangersMemory.EACH)
                .array();

        other.writeInbound(Unpooled.wrappedBuffer(Arrays.copyOf(large, StrangersMemory.EACH)));
        assertThat(other.<Object>readInbound()).isNull();
        other.writeInbound(Unpooled.wrappedBuffer(Arrays.copyOfRange(large, StrangersMemory.EACH, large.length)));
        assertThat(other.<Object>readInbound()).isInstanceOf(Malformed.class);
        other.finishAndReleaseAll();
    }

    @Test
    void who_is_known_and_who_has_gone_takes_nothing_from_strangers() {
        StrangersMemory memory = new StrangersMemory();
        byte[] large = ByteBuffer.allocate(Encoded.LONGEST)
                .put(SHORT, 0, 4)
                .putInt(Encoded.LONGEST - 8)
                .array();
        EmbeddedChannel other = new EmbeddedChannel(new MessageFramer(PATIENCE, memory));
        other.writeInbound(Unpooled.wrappedBuffer(large));
        assertThat(memory.take(StrangersMemory.MOST)).isFalse();

        other.pipeline().get(MessageFramer.class).answered(large.length, true);
        assertThat(memory.take(StrangersMemory.MOST)).isTrue();
        other.writeInbound(Unpooled.wrappedBuffer(large));
        for (int i = 0; i < 2; i++) {
            ByteBuf read = other.readInbound();
            assertThat(read.readableBytes()).isEqualTo(large.length);
            read.release();
        }
        other.finishAndReleaseAll();
        memory.giveBack(StrangersMemory.MOST);

        EmbeddedChannel gone = new EmbeddedChannel(new MessageFramer(PATIENCE, memory));
        gone.writeInbound(Unpooled.wrappedBuffer(Arrays.copyOf(large, 1 << 20)));
        assertThat(memory.take(StrangersMemory.MOST)).isFalse();
        gone.finishAndReleaseAll();
        assertThat(memory.take(StrangersMemory.MOST)).isTrue();
    }

    private void advance(Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    private void write(byte... bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes.clone()));
    }

    private void assertRead(byte[] message) {
        ByteBuf read = channel.readInbound();
        assertThat(ByteBufUtil.getBytes(read)).isEqualTo(message);
        read.release();
    }
}

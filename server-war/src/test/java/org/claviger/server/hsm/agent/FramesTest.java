package org.claviger.server.hsm.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a real Unix domain socket, as between a server and its agent. */
@Timeout(30)
class FramesTest {
    private static final int FIELD_OVERHEAD = Message.HEADER + Integer.BYTES;

    private final Pair pair;
    private final SocketChannel near;
    private final SocketChannel far;
    private final Frames frames;

    FramesTest() throws IOException {
        pair = Pair.open();
        near = pair.near;
        far = pair.far;
        frames = new Frames(near);
    }

    @AfterEach
    void disconnect() throws IOException {
        pair.close();
    }

    @Test
    void a_message_arrives_as_it_was_sent() throws IOException {
        frames.send(new Message(Operation.SEAL).with("kek").with(7L));
        Message arrived = new Frames(far).receive();

        assertThat(arrived.code()).isEqualTo(Operation.SEAL.code());
        assertThat(arrived.text(0)).isEqualTo("kek");
        assertThat(arrived.number(1)).isEqualTo(7);
    }

    @Test
    void messages_keep_their_order_and_their_bounds() throws IOException {
        Frames other = new Frames(far);
        for (int size : new int[] {0, 5000, 1, 4096, 3}) {
            other.send(new Message(size % 256).with(new byte[size]));
            Message message = frames.receive();
            assertThat(message.code()).isEqualTo(size % 256);
            assertThat(message.bytes(0)).hasSize(size);
        }
    }

    @Test
    void a_message_is_preceded_by_its_length() throws IOException {
        frames.send(new Message(3).with("pin"));
        ByteBuffer wire = ByteBuffer.allocate(14);
        while (wire.hasRemaining()) {
            far.read(wire);
        }

        assertThat(wire.array()).isEqualTo(hex("0000000a 03 0001 00000003 70696e"));
    }

    @Test
    void a_message_may_arrive_byte_by_byte() throws IOException {
        CompletableFuture<Message> arrived = CompletableFuture.supplyAsync(this::receive);
        for (byte b : hex("0000000a 03 0001 00000003 70696e")) {
            far.write(ByteBuffer.wrap(new byte[] {b}));
        }

        assertThat(arrived.join().text(0)).isEqualTo("pin");
    }

    @Nested
    class The_limit {
        private final byte[] largest = new byte[Frames.LIMIT - FIELD_OVERHEAD];

        @Test
        void is_reached_by_the_largest_message() throws IOException {
            CompletableFuture<Message> arrived = CompletableFuture.supplyAsync(FramesTest.this::receive);
            Arrays.fill(largest, (byte) 7);
            new Frames(far).send(new Message(1).with(largest));

            assertThat(arrived.join().bytes(0)).isEqualTo(largest);
        }

        @Test
        void is_exceeded_by_no_message_that_is_sent() throws IOException {
            Message tooLarge = new Message(1).with(new byte[largest.length + 1]);

            assertThatExceptionOfType(IOException.class).isThrownBy(() -> frames.send(tooLarge));
            frames.send(new Message(2));
            assertThat(new Frames(far).receive().code()).isEqualTo(2);
        }
    }

    @Nested
    class The_other_side_is_not_trusted {
        @ParameterizedTest
        @ValueSource(
                ints = {Integer.MIN_VALUE, -1, 0, 1, Message.HEADER - 1, Frames.LIMIT + 1, 1 << 30, Integer.MAX_VALUE})
        void if_it_announces_a_length_that_can_not_be(int length) throws IOException {
            write(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(frames::receive)
                    .isNotInstanceOf(EOFException.class);
        }

        @Test
        void if_it_breaks_off_at_any_place() throws IOException {
            byte[] whole = hex("0000000a 03 0001 00000003 70696e");
            for (int length = 0; length < whole.length; length++) {
                try (Pair other = Pair.open()) {
                    other.far.write(ByteBuffer.wrap(whole, 0, length));
                    other.far.shutdownOutput();
                    assertThatExceptionOfType(EOFException.class)
                            .as("%d bytes", length)
                            .isThrownBy(() -> new Frames(other.near).receive());
                }
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "00000003 000001",
                    "00000004 00000000",
                    "00000007 00 0001 7fffffff",
                    "00000007 00 0001 ffffffff",
                    "00000008 00 0001 00000000 00",
                    "00000003 000000 00000003 000000" // a second message, before the first was answered
                })
        void if_it_sends_nonsense(String wire) throws IOException {
            write(hex(wire));

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(frames::receive)
                    .withCauseInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void if_it_speaks_http() throws IOException {
            write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThatExceptionOfType(IOException.class).isThrownBy(frames::receive);
        }

        @Test
        void if_it_is_gone_when_something_is_to_be_sent() throws IOException {
            far.close();

            assertThatExceptionOfType(IOException.class).isThrownBy(() -> frames.send(new Message(1)));
        }
    }

    @Nested
    class The_buffer_is_wiped {
        private static final byte[] PIN = new byte[5000];

        static {
            Arrays.fill(PIN, (byte) 'P');
        }

        @Test
        void after_a_message_was_sent() throws Exception {
            frames.send(new Message(Operation.LOGIN).with(PIN));

            assertThat(bufferOf(frames)).hasSizeGreaterThan(PIN.length).containsOnly(0);
        }

        @Test
        void after_a_message_was_received() throws Exception {
            new Frames(far).send(new Message(Operation.LOGIN).with(PIN));
            frames.receive();

            assertThat(bufferOf(frames)).hasSizeGreaterThan(PIN.length).containsOnly(0);
        }

        @Test
        void after_nonsense_was_received() throws Exception {
            write(hex("0000000b 03 0001 00000002 50494e50"));
            assertThatExceptionOfType(IOException.class).isThrownBy(frames::receive);

            assertThat(bufferOf(frames)).containsOnly(0);
        }

        @Test
        void of_the_longer_message_before_a_shorter_one() throws Exception {
            frames.send(new Message(Operation.LOGIN).with(PIN));
            frames.send(new Message(Operation.LOGIN).with("p"));

            assertThat(bufferOf(frames)).containsOnly(0);
        }

        private static byte[] bufferOf(Frames frames) throws ReflectiveOperationException {
            Field field = Frames.class.getDeclaredField("buffer");
            field.setAccessible(true);
            ByteBuffer buffer = ((ByteBuffer) field.get(frames)).duplicate().clear();
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        }
    }

    @Test
    void closing_ends_the_conversation() {
        frames.close();

        assertThat(near.isOpen()).isFalse();
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> new Frames(far).receive());
    }

    @Test
    void both_ends_belong_to_the_same_user() throws IOException {
        assertThat(Peers.isOwn(near)).isTrue();
        assertThat(Peers.isOwn(far)).isTrue();
    }

    private Message receive() {
        try {
            return frames.receive();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void write(byte[] bytes) throws IOException {
        far.write(ByteBuffer.wrap(bytes));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    /** Two ends of a connection of their own. */
    private record Pair(SocketChannel near, SocketChannel far) implements AutoCloseable {
        static Pair open() throws IOException {
            Path file = Files.createTempDirectory("frames").resolve("s");
            UnixDomainSocketAddress address = UnixDomainSocketAddress.of(file);
            try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
                server.bind(address);
                return new Pair(SocketChannel.open(address), server.accept());
            } finally {
                Files.delete(file);
                Files.delete(file.getParent());
            }
        }

        @Override
        public void close() throws IOException {
            near.close();
            far.close();
        }
    }
}

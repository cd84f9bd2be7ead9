package org.claviger.server.hsm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.HexFormat;
import org.claviger.server.hsm.TokenException.Kind;
import org.claviger.server.hsm.TokenException.Loss;
import org.claviger.server.hsm.agent.Frames;
import org.claviger.server.hsm.agent.Message;
import org.claviger.server.hsm.agent.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
@SuppressWarnings("NullAway") // no process is behind the socket
class AgentConnectionTest {
    @TempDir
    Path folder;

    private ServerSocketChannel door;
    private SocketChannel agent;
    private AgentConnection connection;

    @BeforeEach
    void connect() throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
        door = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
        SocketChannel server = SocketChannel.open(address);
        agent = door.accept();
        connection = new AgentConnection(null, new Frames(server));
    }

    @AfterEach
    void hangUp() throws IOException {
        connection.close();
        agent.close();
        door.close();
    }

    @Test
    void an_answer_is_returned_and_the_request_wiped() throws Exception {
        byte[] pin = "1234".getBytes(UTF_8);
        new Frames(agent).send(new Message(Operation.DONE).with("well"));

        Message reply = connection.call(new Message(Operation.PING).with(pin), 1);

        assertThat(reply.text(0)).isEqualTo("well");
        assertThat(pin).containsOnly(0);
    }

    @Test
    void an_error_of_the_library_is_told_by_its_code() throws IOException {
        new Frames(agent).send(new Message(Operation.CRYPTOKI_ERROR).with(0x30L).with("CKR_DEVICE_ERROR"));

        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> connection.call(new Message(Operation.PING), 0))
                .withMessage("CKR_DEVICE_ERROR")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CRYPTOKI));
    }

    @Test
    void a_login_to_a_token_that_is_missing_is_told_from_a_missing_key() throws IOException {
        new Frames(agent).send(new Message(Operation.NOT_FOUND).with("There is no such token."));

        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> connection.login(new TokenLogin("token", 1, new byte[4])))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TOKEN_NOT_FOUND));
    }

    /** Length and body of a frame, in hexadecimal: unknown code, too few fields, cut short, far too long, no frame at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000003" + "630000",
                "00000003" + "000000",
                "00000005" + "0000010000",
                "0000000a" + "000001" + "00000002" + "0102" + "03",
                "7fffffff" + "000000",
                "00000000",
                "48545450"
            })
    void an_agent_that_answers_nonsense_is_lost(String frame) throws IOException {
        agent.write(ByteBuffer.wrap(HexFormat.of().parseHex(frame)));
        agent.shutdownOutput();

        assertLost();
    }

    @Test
    void an_agent_that_hangs_up_is_lost() throws IOException {
        agent.close();

        assertLost();
    }

    private void assertLost() {
        assertThatExceptionOfType(TokenException.class)
                .isThrownBy(() -> connection.call(new Message(Operation.SEAL), 1))
                .satisfies(e -> {
                    assertThat(e.kind()).isEqualTo(Kind.AGENT);
                    assertThat(e.loss()).isEqualTo(Loss.AGENT);
                });
    }
}

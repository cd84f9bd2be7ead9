package org.claviger.server.kmip;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.claviger.kmip.item.DecodingException;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.JsonDecoder;
import org.claviger.kmip.item.JsonEncoder;
import org.claviger.kmip.item.TtlvDecoder;
import org.claviger.kmip.item.TtlvEncoder;
import org.claviger.kmip.item.XmlDecoder;
import org.claviger.kmip.item.XmlEncoder;

/** Answers messages as they come over the wire, in the encoding that they come in. */
@ApplicationScoped
public class Encoded {
    /** Bytes of the longest message that is taken. */
    public static final int LONGEST = 2 << 20;

    /** Bytes of a message that others on the same thread wait for. */
    private static final int LONGEST_AT_ONCE = 16 << 10;

    @Inject
    Messages messages;

    /** How a message is written (KMIP 2.1, section 10; KMIP Profiles 2.1, sections 5.3 and 5.4). */
    public enum Encoding {
        TTLV,
        XML,
        JSON
    }

    /**
     * Answers one message.
     *
     * @param message as it came; wiped
     * @return a response message, whatever came
     */
    public byte[] answer(Encoding encoding, byte[] message, Contact contact) {
        Item answer = message.length > LONGEST
                ? messages.malformed("A message has at most " + LONGEST + " bytes.", contact)
                : answerWhatIsRead(encoding, message, contact);
        Arrays.fill(message, (byte) 0);
        byte[] encoded = encode(encoding, answer);
        answer.wipe();
        return encoded;
    }

    /**
     * Answers one message in TTLV, for who has no arrays, and waits for nothing.
     *
     * @param message from its position to its limit; not kept, not wiped
     * @param receiver encodes the response message, and wipes it: now or later, by whichever thread
     */
    public void answer(ByteBuffer message, Contact contact, Consumer<Item> receiver) {
        Item request;
        try {
            request = TtlvDecoder.decode(message);
        } catch (DecodingException e) {
            receiver.accept(malformed(String.valueOf(e.getMessage()), contact));
            return;
        }
        messages.answer(request, contact, receiver);
    }

    /**
     * Reads a message on a thread that must not wait.
     *
     * @return empty if it is too long for that, or can't be read, which a thread that may wait tells by its answer
     */
    public Optional<Item> readAtOnce(ByteBuffer message) {
        if (message.remaining() > LONGEST_AT_ONCE) {
            return Optional.empty();
        }
        try {
            return Optional.of(TtlvDecoder.decode(message));
        } catch (DecodingException e) {
            return Optional.empty();
        }
    }

    /**
     * Answers what was read, on such a thread.
     *
     * @return false if it was not done, and is to be asked of a thread that may wait
     */
    public boolean answerAtOnce(Item request, Contact contact, Consumer<Item> receiver) {
        return messages.answerAtOnce(request, contact, receiver);
    }

    /** Answers what was read. */
    public void answer(Item request, Contact contact, Consumer<Item> receiver) {
        messages.answer(request, contact, receiver);
    }

    /** Answers what is no message. */
    public Item malformed(String why, Contact contact) {
        return messages.malformed(why, contact);
    }

    private Item answerWhatIsRead(Encoding encoding, byte[] message, Contact contact) {
        Item request;
        try {
            request = switch (encoding) {
                case TTLV -> TtlvDecoder.decode(message);
                case XML -> XmlDecoder.decode(message);
                case JSON -> JsonDecoder.decode(message);
            };
        } catch (DecodingException e) {
            return messages.malformed(String.valueOf(e.getMessage()), contact);
        }
        return messages.answer(request, contact);
    }

    private static byte[] encode(Encoding encoding, Item answer) {
        return switch (encoding) {
            case TTLV -> TtlvEncoder.encode(answer);
            case XML -> XmlEncoder.encode(answer);
            case JSON -> JsonEncoder.encode(answer);
        };
    }
}

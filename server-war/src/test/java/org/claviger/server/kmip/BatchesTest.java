package org.claviger.server.kmip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.claviger.api.ErrorCode;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.BatchErrorContinuationOption;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.ResultStatus;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.platform.Caller;
import org.claviger.server.platform.ClientAccess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches of operations that do nothing but say so, or fail: their order, and what follows a failure. */
@SuppressWarnings("UnnecessaryAssignment") // what the container injects
class BatchesTest {
    private final Batches batches = new Batches();
    private final List<String> done = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    @BeforeEach
    void serve() {
        Catalogue catalogue = new Catalogue();
        catalogue.changing(Operation.CREATE, (exchange, request) -> {
            done.add(request.text(Tag.DATA).orElseThrow());
            return List.of(Item.of(Tag.UNIQUE_IDENTIFIER, "made"));
        });
        catalogue.changing(Operation.DESTROY, (exchange, request) -> {
            throw new Failure(ResultReason.OBJECT_NOT_FOUND, "There is no such object.");
        });
        catalogue.using(Operation.PING, (exchange, request) -> List.of());
        batches.catalogue = catalogue;
        batches.transactions = new Transactions();
        batches.asynchronous = new Asynchronous();
        batches.audit = new AuditTrail() {
            @Override
            public void refused(Caller caller, ErrorCode reason, String detail) {
                refusals.add(reason + " " + detail);
            }
        };
    }

    @Test
    void items_are_answered_in_their_order() {
        List<Item> answers = answer(Version.V2_1, null, create("1"), create("2"), create("3"));

        assertThat(done).containsExactly("1", "2", "3");
        assertThat(answers).extracting(BatchesTest::status).containsOnly(ResultStatus.SUCCESS);
        assertThat(answers)
                .extracting(answer ->
                        answer.first(Tag.UNIQUE_BATCH_ITEM_ID).orElseThrow().value())
                .containsExactly(id(0), id(1), id(2));
        assertThat(answers.get(0))
                .isEqualTo(Item.of(
                        Tag.BATCH_ITEM,
                        Item.of(Tag.OPERATION, Operation.CREATE),
                        Item.of(Tag.UNIQUE_BATCH_ITEM_ID, id(0)),
                        Item.of(Tag.RESULT_STATUS, ResultStatus.SUCCESS),
                        Item.of(Tag.RESPONSE_PAYLOAD, Item.of(Tag.UNIQUE_IDENTIFIER, "made"))));
        assertThat(refusals).isEmpty();
    }

    @Test
    void a_failure_stops_the_batch_if_nothing_is_said() {
        for (BatchErrorContinuationOption option :
                new BatchErrorContinuationOption[] {null, BatchErrorContinuationOption.STOP}) {
            done.clear();
            List<Item> answers = answer(Version.V2_1, option, create("1"), destroy(), create("3"));

            assertThat(done).containsExactly("1");
            assertThat(answers)
                    .extracting(BatchesTest::status)
                    .containsExactly(ResultStatus.SUCCESS, ResultStatus.OPERATION_FAILED);
        }
    }

    @Test
    void a_batch_continues_if_that_is_said() {
        List<Item> answers =
                answer(Version.V2_1, BatchErrorContinuationOption.CONTINUE, create("1"), destroy(), create("3"));

        assertThat(done).containsExactly("1", "3");
        assertThat(answers)
                .extracting(BatchesTest::status)
                .containsExactly(ResultStatus.SUCCESS, ResultStatus.OPERATION_FAILED, ResultStatus.SUCCESS);
    }

    @Test
    void a_batch_is_undone_if_that_is_said() {
        List<Item> answers = answer(
                Version.V2_1, BatchErrorContinuationOption.UNDO, create("1"), create("2"), destroy(), create("4"));

        assertThat(done).containsExactly("1", "2");
        assertThat(answers)
                .extracting(BatchesTest::status)
                .containsExactly(
                        ResultStatus.OPERATION_UNDONE, ResultStatus.OPERATION_UNDONE, ResultStatus.OPERATION_FAILED);
        assertThat(refusals)
                .containsExactly(
                        "OBJECT_NOT_FOUND KMIP Create",
                        "OBJECT_NOT_FOUND KMIP Create",
                        "OBJECT_NOT_FOUND KMIP Destroy");
    }

    @Test
    void nothing_is_undone_where_nothing_fails() {
        assertThat(answer(Version.V2_1, BatchErrorContinuationOption.UNDO, create("1"), create("2")))
                .extracting(BatchesTest::status)
                .containsExactly(ResultStatus.SUCCESS, ResultStatus.SUCCESS);
    }

    @Test
    void a_failure_is_told_in_the_words_of_the_version_and_recorded() {
        Item newer = answer(Version.V2_1, null, destroy()).get(0);
        Item older = answer(Version.V1_4, null, destroy()).get(0);

        assertThat(newer.first(Tag.RESULT_REASON)).contains(Item.of(Tag.RESULT_REASON, ResultReason.OBJECT_NOT_FOUND));
        assertThat(older.first(Tag.RESULT_REASON)).contains(Item.of(Tag.RESULT_REASON, ResultReason.ITEM_NOT_FOUND));
        assertThat(newer.first(Tag.RESULT_MESSAGE)).contains(Item.of(Tag.RESULT_MESSAGE, "There is no such object."));
        assertThat(newer.first(Tag.RESPONSE_PAYLOAD)).isEmpty();
        assertThat(refusals).containsExactly("OBJECT_NOT_FOUND KMIP Destroy", "OBJECT_NOT_FOUND KMIP Destroy");
    }

    @Test
    void nobody_is_told_of_a_refusal_that_is_not_recorded() {
        batches.audit = new AuditTrail() {
            @Override
            public void refused(Caller caller, ErrorCode reason, String detail) {
                throw new IllegalStateException("the trail is away");
            }
        };
        Item answer = answer(Version.V2_1, null, destroy()).get(0);

        assertThat(answer.first(Tag.RESULT_REASON)).contains(Item.of(Tag.RESULT_REASON, ResultReason.GENERAL_FAILURE));
        assertThat(answer.toString() + answer.items()).doesNotContain("no such object");
    }

    @Test
    void an_operation_that_is_not_served_or_not_of_the_version_fails() {
        Item ping = request(Operation.PING, Item.of(Tag.REQUEST_PAYLOAD));

        assertThat(status(answer(Version.V2_1, null, ping).get(0))).isEqualTo(ResultStatus.SUCCESS);
        assertThat(reason(answer(Version.V2_0, null, ping).get(0))).isEqualTo(ResultReason.OPERATION_NOT_SUPPORTED);
        assertThat(reason(answer(Version.V2_1, null, request(Operation.QUERY, Item.of(Tag.REQUEST_PAYLOAD)))
                        .get(0)))
                .isEqualTo(ResultReason.OPERATION_NOT_SUPPORTED);
    }

    @Test
    void an_item_without_operation_or_payload_fails() {
        Item none = Item.of(Tag.BATCH_ITEM, Item.of(Tag.REQUEST_PAYLOAD));

        assertThat(reason(answer(Version.V2_1, null, none).get(0))).isEqualTo(ResultReason.INVALID_MESSAGE);
        assertThat(reason(answer(Version.V2_1, null, request(Operation.CREATE)).get(0)))
                .isEqualTo(ResultReason.INVALID_MESSAGE);
        assertThat(refusals).containsExactly("INVALID_REQUEST KMIP of no operation", "INVALID_REQUEST KMIP Create");
    }

    @Test
    void an_extension_is_refused_if_it_is_critical() {
        Item payload = Item.of(Tag.REQUEST_PAYLOAD, Item.of(Tag.DATA, "1"));
        Item critical = Item.of(Tag.MESSAGE_EXTENSION, Item.of(Tag.CRITICALITY_INDICATOR, new Value.Bool(true)));
        Item other = Item.of(Tag.MESSAGE_EXTENSION, Item.of(Tag.CRITICALITY_INDICATOR, new Value.Bool(false)));

        assertThat(reason(answer(Version.V2_1, null, request(Operation.CREATE, payload, critical))
                        .get(0)))
                .isEqualTo(ResultReason.FEATURE_NOT_SUPPORTED);
        assertThat(done).isEmpty();
        assertThat(status(answer(Version.V2_1, null, request(Operation.CREATE, payload, other))
                        .get(0)))
                .isEqualTo(ResultStatus.SUCCESS);
    }

    @Test
    void of_several_items_each_needs_an_id() {
        Exchange exchange = exchange(Version.V2_1);
        Fields header = header(null);
        List<Item> requests = List.of(create("1"), identified(create("2"), 1));

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> batches.answer(exchange, header, requests))
                .matches(e -> e.reason() == ResultReason.INVALID_MESSAGE);
        assertThat(done).isEmpty();
        assertThat(batches.answer(exchange, header, List.of(create("1")))).hasSize(1);
    }

    @Test
    void an_operation_is_served_once() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> batches.catalogue.using(Operation.CREATE, (exchange, request) -> List.of()));
        assertThat(batches.catalogue.of(Version.V1_0)).containsExactly(Operation.CREATE, Operation.DESTROY);
        assertThat(batches.catalogue.of(Version.V2_1)).contains(Operation.PING);
    }

    private List<Item> answer(Version version, @Nullable BatchErrorContinuationOption option, Item... requests) {
        List<Item> identified = IntStream.range(0, requests.length)
                .mapToObj(i -> identified(requests[i], i))
                .toList();
        return batches.answer(exchange(version), header(option), identified);
    }

    private static Item create(String text) {
        return request(Operation.CREATE, Item.of(Tag.REQUEST_PAYLOAD, Item.of(Tag.DATA, text)));
    }

    private static Item destroy() {
        return request(Operation.DESTROY, Item.of(Tag.REQUEST_PAYLOAD));
    }

    private static Item request(Operation operation, Item... more) {
        List<Item> fields = new ArrayList<>(List.of(more));
        fields.add(0, Item.of(Tag.OPERATION, operation));
        return Item.of(Tag.BATCH_ITEM, new Value.Structure(fields));
    }

    private static Item identified(Item request, int number) {
        List<Item> fields = new ArrayList<>(request.items());
        fields.add(Item.of(Tag.UNIQUE_BATCH_ITEM_ID, id(number)));
        return Item.of(Tag.BATCH_ITEM, new Value.Structure(fields));
    }

    private static Value id(int number) {
        return new Value.Bytes(new byte[] {(byte) number});
    }

    private static Fields header(@Nullable BatchErrorContinuationOption option) {
        return Fields.of(
                option == null
                        ? Item.of(Tag.REQUEST_HEADER)
                        : Item.of(Tag.REQUEST_HEADER, Item.of(Tag.BATCH_ERROR_CONTINUATION_OPTION, option)));
    }

    private static Exchange exchange(Version version) {
        ClientAccess access = new ClientAccess(Set.of(), List.of());
        return new Exchange(
                Caller.ofClient(UUID.randomUUID(), "client", UUID.randomUUID(), access, "c0ffee"),
                version,
                Instant.EPOCH);
    }

    private static ResultStatus status(Item answer) {
        return Fields.of(answer).word(Tag.RESULT_STATUS, ResultStatus.class).orElseThrow();
    }

    private static ResultReason reason(Item answer) {
        return Fields.of(answer).word(Tag.RESULT_REASON, ResultReason.class).orElseThrow();
    }
}

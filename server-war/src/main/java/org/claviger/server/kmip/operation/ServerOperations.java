package org.claviger.server.kmip.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.claviger.kmip.item.Item;
import org.claviger.kmip.item.Value;
import org.claviger.kmip.word.InteropFunction;
import org.claviger.kmip.word.ObjectType;
import org.claviger.kmip.word.Operation;
import org.claviger.kmip.word.ProfileName;
import org.claviger.kmip.word.ProtectionStorageMask;
import org.claviger.kmip.word.QueryFunction;
import org.claviger.kmip.word.RNGAlgorithm;
import org.claviger.kmip.word.ResultReason;
import org.claviger.kmip.word.Tag;
import org.claviger.kmip.word.Version;
import org.claviger.server.audit.Action;
import org.claviger.server.audit.AuditTrail;
import org.claviger.server.kmip.Catalogue;
import org.claviger.server.kmip.Exchange;
import org.claviger.server.kmip.Failure;
import org.claviger.server.kmip.Fields;
import org.claviger.server.kmip.Operations;
import org.claviger.server.kmip.ProtocolVersion;
import org.claviger.server.kmip.rule.RulesOfTenants;

/**
 * Query, Discover Versions, Ping, Log and Interop (KMIP 2.1, sections 6.1.43, 6.1.17, 6.1.36, 6.1.28 and 6.1.27).
 */
@ApplicationScoped
public class ServerOperations implements Operations {
    private static final String VENDOR = "Claviger";
    private static final int LONGEST_LOG = 1000;

    private static final Set<String> APPLICATION_NAMESPACES = Set.of();

    @Inject
    AuditTrail audit;

    @Inject
    Catalogue all;

    @Inject
    RulesOfTenants rules;

    @Override
    public void declare(Catalogue catalogue) {
        catalogue.using(Operation.QUERY, this::query);
        catalogue.using(Operation.DISCOVER_VERSIONS, this::discoverVersions);
        catalogue.using(Operation.PING, (exchange, request) -> List.of());
        catalogue.using(Operation.LOG, this::log);
        catalogue.using(Operation.INTEROP, this::interop);
    }

    private List<Item> query(Exchange exchange, Fields request) {
        List<Item> payload = new ArrayList<>();
        Set<QueryFunction> functions = new LinkedHashSet<>(request.words(Tag.QUERY_FUNCTION, QueryFunction.class));
        if (functions.isEmpty()) {
            throw new Failure(ResultReason.INVALID_MESSAGE, "Say by a Query Function what is asked.");
        }
        for (QueryFunction function : functions) {
            payload.addAll(answer(exchange, function));
        }
        return payload;
    }

    private List<Item> answer(Exchange exchange, QueryFunction function) {
        Version version = exchange.version();
        return switch (function) {
            case QUERY_OPERATIONS ->
                all.of(version).stream()
                        .map(operation -> Item.of(Tag.OPERATION, operation))
                        .toList();
            case QUERY_OBJECTS ->
                Arrays.stream(ObjectType.values())
                        .filter(type -> type.isIn(version))
                        .map(type -> Item.of(Tag.OBJECT_TYPE, type))
                        .toList();
            case QUERY_SERVER_INFORMATION ->
                List.of(
                        Item.of(Tag.VENDOR_IDENTIFICATION, VENDOR),
                        Item.of(Tag.SERVER_INFORMATION, Item.of(Tag.SERVER_NAME, VENDOR)));
            case QUERY_APPLICATION_NAMESPACES ->
                APPLICATION_NAMESPACES.stream()
                        .map(namespace -> Item.of(Tag.APPLICATION_NAMESPACE, namespace))
                        .toList();
            case QUERY_RNGS ->
                List.of(Item.of(Tag.RNG_PARAMETERS, Item.of(Tag.RNG_ALGORITHM, RNGAlgorithm.UNSPECIFIED)));
            case QUERY_PROFILES ->
                Arrays.stream(ProfileName.values())
                        .filter(profile -> profile.isIn(version) && isOffered(profile))
                        .map(profile -> Item.of(Tag.PROFILE_INFORMATION, Item.of(Tag.PROFILE_NAME, profile)))
                        .toList();
            case QUERY_CAPABILITIES -> List.of(capabilities());
            case QUERY_STORAGE_PROTECTION_MASKS ->
                List.of(Item.of(
                        Tag.PROTECTION_STORAGE_MASKS,
                        Item.of(Tag.PROTECTION_STORAGE_MASK, ProtectionStorageMask.SOFTWARE.code()),
                        Item.of(Tag.PROTECTION_STORAGE_MASK, ProtectionStorageMask.HARDWARE.code())));
            case QUERY_DEFAULTS_INFORMATION ->
                Stream.of(rules.of(exchange.caller().tenant()).defaults())
                        .filter(defaults -> !defaults.items().isEmpty())
                        .toList();
            default -> List.of(); // of what there is nothing: extensions, attestation, validations
        };
    }

    /** A Complete Server refuses nothing of the specification, of which this one does without a little. */
    private static boolean isOffered(ProfileName profile) {
        return profile.name().contains("SERVER") && !profile.name().contains("COMPLETE");
    }

    private static Item capabilities() {
        return Item.of(
                Tag.CAPABILITY_INFORMATION,
                Item.of(Tag.STREAMING_CAPABILITY, new Value.Bool(true)),
                Item.of(Tag.ASYNCHRONOUS_CAPABILITY, new Value.Bool(true)),
                Item.of(Tag.ATTESTATION_CAPABILITY, new Value.Bool(false)),
                Item.of(Tag.BATCH_UNDO_CAPABILITY, new Value.Bool(true)),
                Item.of(Tag.BATCH_CONTINUE_CAPABILITY, new Value.Bool(true)));
    }

    private List<Item> discoverVersions(Exchange exchange, Fields request) {
        List<Version> known = new ArrayList<>(List.of(Version.values()));
        Collections.reverse(known); // the one that the server likes best comes first
        List<Fields> asked =
                request.all(Tag.PROTOCOL_VERSION).stream().map(Fields::of).toList();
        return known.stream()
                .filter(version -> asked.isEmpty() || asked.stream().anyMatch(each -> is(each, version)))
                .map(ProtocolVersion::of)
                .toList();
    }

    private static boolean is(Fields asked, Version version) {
        return asked.integer(Tag.PROTOCOL_VERSION_MAJOR).orElse(-1) == version.major()
                && asked.integer(Tag.PROTOCOL_VERSION_MINOR).orElse(-1) == version.minor();
    }

    private List<Item> log(Exchange exchange, Fields request) {
        String message = Fields.require(request.text(Tag.LOG_MESSAGE), Tag.LOG_MESSAGE);
        if (message.length() > LONGEST_LOG) {
            throw Failure.invalid("A Log Message has at most " + LONGEST_LOG + " characters.");
        }
        audit.record(exchange.caller(), Action.LOGGED, null, message);
        return List.of();
    }

    /** A test of interoperability begins or ends: it is met as everything else is, so there is nothing to be done. */
    private List<Item> interop(Exchange exchange, Fields request) {
        InteropFunction function =
                Fields.require(request.word(Tag.INTEROP_FUNCTION, InteropFunction.class), Tag.INTEROP_FUNCTION);
        if (function == InteropFunction.RESET) {
            throw new Failure(
                    ResultReason.PERMISSION_DENIED, "Nothing is reset: that would destroy what the tenant keeps here.");
        }
        return List.of();
    }
}

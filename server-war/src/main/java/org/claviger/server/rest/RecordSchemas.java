package org.claviger.server.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.claviger.api.Secret;
import org.claviger.api.crypto.BatchResponse;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * Completes the description at {@code /openapi}: Payara's own scanner knows no records, and leaves their schemas empty. What
 * a record says by its types and Bean Validation is told here, and each operation gets an id of its own.
 */
public class RecordSchemas implements OASFilter {
    private static final String API = "org.claviger.api.";
    private static final List<String> PACKAGES =
            List.of("", "account.", "approval.", "auth.", "admin.", "tenant.", "crypto.");

    private final Map<String, Schema> schemas = new TreeMap<>();

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null || api.getComponents().getSchemas() == null) {
            return;
        }
        for (String name : List.copyOf(api.getComponents().getSchemas().keySet())) {
            find(name).ifPresent(this::add);
        }
        add(BatchResponse.ItemProblem.class);
        schemas.forEach(api.getComponents()::addSchema);
        new BatchSchemas(api).add();
        api.getPaths().getPathItems().forEach(RecordSchemas::nameOperations);
    }

    private static Optional<Class<?>> find(String name) {
        for (String each : PACKAGES) {
            try {
                return Optional.of(Class.forName(API + each + name));
            } catch (ClassNotFoundException e) {
                // Then it is in another package.
            }
        }
        return Optional.empty();
    }

    /** For example {@code getTenantKeksIdTokenAttributes}. */
    private static void nameOperations(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> name(method, path, operation));
    }

    private static void name(PathItem.HttpMethod method, String path, Operation operation) {
        StringBuilder id = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
        Stream.of(path.replace("/api/v1/", "/").split("[^A-Za-z0-9]+", -1))
                .filter(word -> !word.isEmpty())
                .forEach(
                        word -> id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1)));
        operation.setOperationId(id.toString());
    }

    private void add(Class<?> type) {
        if (type.isRecord() && !schemas.containsKey(type.getSimpleName())) {
            Schema schema = OASFactory.createSchema().type(SchemaType.OBJECT).additionalPropertiesBoolean(false);
            schemas.put(type.getSimpleName(), schema);
            for (RecordComponent component : type.getRecordComponents()) {
                schema.addProperty(component.getName(), member(component));
                if (!isNullable(component)) {
                    schema.addRequired(component.getName());
                }
            }
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private Schema member(RecordComponent component) {
        Schema schema = of(component.getGenericType());
        // The constraints of a record's component are those of the accessor and of the constructor's parameter, too.
        AnnotatedElement element = component.getAccessor();
        Size size = element.getAnnotation(Size.class);
        if (size != null) {
            bound(schema, size);
        }
        if (element.isAnnotationPresent(Min.class)) {
            schema.setMinimum(
                    BigDecimal.valueOf(element.getAnnotation(Min.class).value()));
        }
        if (element.isAnnotationPresent(Max.class)) {
            schema.setMaximum(
                    BigDecimal.valueOf(element.getAnnotation(Max.class).value()));
        }
        if (element.isAnnotationPresent(Pattern.class)) {
            schema.setPattern(element.getAnnotation(Pattern.class).regexp());
        }
        return schema;
    }

    /** Bytes are bounded before they become Base64, which the schema's length would count. */
    private static void bound(Schema schema, Size size) {
        if (schema.getType() == SchemaType.ARRAY) {
            schema.setMinItems(size.min() > 0 ? size.min() : null);
            schema.setMaxItems(size.max() < Integer.MAX_VALUE ? size.max() : null);
        } else if ("byte".equals(schema.getFormat())) {
            schema.setDescription("at most " + size.max() + " bytes, in Base64");
        } else {
            schema.setMinLength(size.min() > 0 ? size.min() : null);
            schema.setMaxLength(size.max() < Integer.MAX_VALUE ? size.max() : null);
        }
    }

    private Schema of(Type type) {
        if (type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            return OASFactory.createSchema().type(SchemaType.ARRAY).items(of(generic.getActualTypeArguments()[0]));
        }
        return type instanceof Class<?> plain
                ? ofClass(plain)
                : OASFactory.createSchema().type(SchemaType.OBJECT);
    }

    private Schema ofClass(Class<?> type) {
        if (type.isRecord()) {
            add(type);
            return OASFactory.createSchema().ref("#/components/schemas/" + type.getSimpleName());
        }
        Schema schema = OASFactory.createSchema();
        if (type.isEnum()) {
            List<Object> constants = new ArrayList<>(
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
            return schema.type(SchemaType.STRING).enumeration(constants);
        }
        return switch (type.getName()) {
            case "boolean", "java.lang.Boolean" -> schema.type(SchemaType.BOOLEAN);
            case "int", "java.lang.Integer" -> schema.type(SchemaType.INTEGER).format("int32");
            case "long", "java.lang.Long" -> schema.type(SchemaType.INTEGER).format("int64");
            case "double", "java.lang.Double" -> schema.type(SchemaType.NUMBER).format("double");
            case "[B" -> schema.type(SchemaType.STRING).format("byte");
            default -> ofText(type, schema);
        };
    }

    private static Schema ofText(Class<?> type, Schema schema) {
        if (type == UUID.class) {
            return schema.type(SchemaType.STRING).format("uuid");
        }
        if (type == Instant.class) {
            return schema.type(SchemaType.STRING).format("date-time");
        }
        return type == Secret.class
                ? schema.type(SchemaType.STRING).format("password")
                : schema.type(SchemaType.STRING);
    }
}

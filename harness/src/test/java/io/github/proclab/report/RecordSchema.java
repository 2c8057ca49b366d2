package io.github.proclab.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The JSON Schema (draft 7) of what {@link ReportJson} makes of a record, with what the record's documentation says of each component. */
final class RecordSchema {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES = new PropertyNamingStrategies.SnakeCaseStrategy();

    private final Map<String, ObjectNode> definitions = new LinkedHashMap<>();

    private RecordSchema() { }

    static String of(Class<?> root, String title, String schema) {
        RecordSchema all = new RecordSchema();
        ObjectNode node = MAPPER.createObjectNode().put("$schema", "http://json-schema.org/draft-07/schema#").put("title", title);
        node.setAll(all.object(root));
        if (!schema.isEmpty()) {
            ((ObjectNode) node.get("properties")).set("schema", MAPPER.createObjectNode().put("const", schema));
        }
        if (!all.definitions.isEmpty()) {
            ObjectNode definitions = node.putObject("definitions");
            all.definitions.forEach(definitions::set);
        }
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode object(Class<?> type) {
        ObjectNode node = MAPPER.createObjectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = MAPPER.createObjectNode();
        ArrayNode required = MAPPER.createArrayNode();
        Documentation documentation = Documentation.of(type);
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonIgnore.class) || ignored(type, component)) {
                continue;
            }
            boolean mayBeLeftOut = mayBeLeftOut(type) || mayBeLeftOut(type, component);
            String name = NAMES.translate(component.getName());
            properties.set(name, described(value(component.getGenericType(), !mayBeLeftOut), documentation.of(component.getName())));
            if (!mayBeLeftOut) {
                required.add(name);
            }
        }
        getters(type).forEach(getter -> {
            properties.set(NAMES.translate(Character.toLowerCase(getter.getName().charAt(3)) + getter.getName().substring(4)), nullable(value(getter.getGenericReturnType(), false)));
            required.add(NAMES.translate(Character.toLowerCase(getter.getName().charAt(3)) + getter.getName().substring(4)));
        });
        node.set("required", required);
        node.set("properties", properties);
        return node;
    }

    private static boolean ignored(Class<?> type, RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName()).isAnnotationPresent(JsonIgnore.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Method> getters(Class<?> type) {
        return Stream.of(type.getDeclaredMethods()).filter(method -> method.getName().startsWith("get") && method.getParameterCount() == 0).toList();
    }

    private static boolean mayBeLeftOut(Class<?> type) {
        return type.isAnnotationPresent(JsonInclude.class);
    }

    private static boolean mayBeLeftOut(Class<?> type, RecordComponent component) {
        try {
            return component.getAccessor().isAnnotationPresent(JsonInclude.class) || type.getDeclaredField(component.getName()).isAnnotationPresent(JsonInclude.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode value(Type type, boolean nullable) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (raw == Optional.class) {
                return nullable ? nullable(value(last, false)) : value(last, false);
            }
            if (raw == List.class) {
                ObjectNode list = MAPPER.createObjectNode().put("type", "array");
                list.set("items", value(last, false));
                return list;
            }
            ObjectNode map = MAPPER.createObjectNode().put("type", "object");
            if (last != Object.class) {
                map.set("additionalProperties", value(last, false));
            }
            return map;
        }
        return value((Class<?>) type);
    }

    private ObjectNode value(Class<?> type) {
        if (type == String.class) {
            return MAPPER.createObjectNode().put("type", "string");
        }
        if (type == boolean.class) {
            return MAPPER.createObjectNode().put("type", "boolean");
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return MAPPER.createObjectNode().put("type", "integer");
        }
        if (type == BigDecimal.class || type == double.class || type == Double.class) {
            return MAPPER.createObjectNode().put("type", "number");
        }
        if (type.isEnum()) {
            ObjectNode words = MAPPER.createObjectNode();
            ArrayNode all = words.putArray("enum");
            Stream.of(type.getEnumConstants()).forEach(word -> all.add(MAPPER.convertValue(word, String.class)));
            return words;
        }
        if (!type.isRecord()) {
            throw new IllegalStateException("how " + type + " looks in JSON is not known here");
        }
        String name = type.getSimpleName();
        if (!definitions.containsKey(name)) {
            definitions.put(name, MAPPER.createObjectNode());
            definitions.put(name, object(type));
        }
        return MAPPER.createObjectNode().put("$ref", "#/definitions/" + name);
    }

    private static ObjectNode nullable(ObjectNode schema) {
        if (schema.has("type")) {
            ObjectNode either = schema.deepCopy();
            either.putArray("type").add(schema.get("type").asText()).add("null");
            return either;
        }
        ObjectNode either = MAPPER.createObjectNode();
        either.putArray("anyOf").add(schema).add(MAPPER.createObjectNode().put("type", "null"));
        return either;
    }

    private static ObjectNode described(ObjectNode schema, Optional<String> text) {
        if (text.isEmpty()) {
            return schema;
        }
        ObjectNode described = MAPPER.createObjectNode().put("description", text.get());
        if (schema.has("$ref")) {
            described.putArray("allOf").add(schema);
            return described;
        }
        return described.setAll(schema);
    }
}

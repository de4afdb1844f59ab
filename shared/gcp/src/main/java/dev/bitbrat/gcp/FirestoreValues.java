package dev.bitbrat.gcp;

import com.google.firestore.v1.ArrayValue;
import com.google.firestore.v1.MapValue;
import com.google.firestore.v1.Value;
import com.google.protobuf.NullValue;
import dev.bitbrat.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON values as Firestore values and back.
 *
 * <p>Firestore refuses arrays in arrays, more than 20 levels and some field names. The first two
 * become {@code {"%json": text}}; such a name, and one that starts with {@code %}, gets a {@code %}
 * in front.
 */
final class FirestoreValues {
  private static final String AS_TEXT = "%json";

  /** Below Firestore's 20, which counts the wrapping. */
  private static final int DEEPEST = 18;

  private FirestoreValues() {}

  static Map<String, Value> fields(Map<String, @Nullable Object> fields) {
    Map<String, Value> values = LinkedHashMap.newLinkedHashMap(fields.size());
    fields.forEach((name, value) -> values.put(name(name), value(value, 1, false)));
    return values;
  }

  /** Of a filter, or an element of an array. */
  static Value value(@Nullable Object tree) {
    return value(tree, 1, false);
  }

  /** How a field is called in Firestore. */
  static String name(String name) {
    boolean refused = name.isEmpty() || name.startsWith("__");
    return refused || name.startsWith("%") ? "%" + name : name;
  }

  static Map<String, @Nullable Object> tree(Map<String, Value> fields) {
    Map<String, @Nullable Object> tree = LinkedHashMap.newLinkedHashMap(fields.size());
    fields.forEach((name, value) -> tree.put(plainName(name), tree(value)));
    return tree;
  }

  private static String plainName(String name) {
    return name.startsWith("%") ? name.substring(1) : name;
  }

  private static Value value(@Nullable Object tree, int depth, boolean inArray) {
    Value.Builder value = Value.newBuilder();
    return switch (tree) {
      case null -> value.setNullValue(NullValue.NULL_VALUE).build();
      case Boolean b -> value.setBooleanValue(b).build();
      case Long n -> value.setIntegerValue(n).build();
      case Integer n -> value.setIntegerValue(n).build();
      case Number n -> value.setDoubleValue(n.doubleValue()).build();
      case String s -> value.setStringValue(s).build();
      case List<?> list when inArray || depth > DEEPEST -> asText(list);
      case List<?> list -> value.setArrayValue(array(list, depth)).build();
      case Map<?, ?> map when depth > DEEPEST -> asText(map);
      case Map<?, ?> map -> value.setMapValue(map(map, depth)).build();
      default -> throw new IllegalArgumentException("not a JSON value: " + tree.getClass());
    };
  }

  private static ArrayValue array(List<?> list, int depth) {
    ArrayValue.Builder array = ArrayValue.newBuilder();
    for (Object element : list) array.addValues(value(element, depth + 1, true));
    return array.build();
  }

  private static MapValue map(Map<?, ?> map, int depth) {
    MapValue.Builder fields = MapValue.newBuilder();
    map.forEach(
        (name, element) ->
            fields.putFields(name(String.valueOf(name)), value(element, depth + 1, false)));
    return fields.build();
  }

  private static Value asText(Object tree) {
    Value text = Value.newBuilder().setStringValue(Json.write(tree)).build();
    return Value.newBuilder().setMapValue(MapValue.newBuilder().putFields(AS_TEXT, text)).build();
  }

  private static @Nullable Object tree(Value value) {
    return switch (value.getValueTypeCase()) {
      case NULL_VALUE, VALUETYPE_NOT_SET -> null;
      case BOOLEAN_VALUE -> value.getBooleanValue();
      case INTEGER_VALUE -> value.getIntegerValue();
      case DOUBLE_VALUE -> value.getDoubleValue();
      case STRING_VALUE -> value.getStringValue();
      case ARRAY_VALUE -> list(value.getArrayValue());
      case MAP_VALUE -> mapOrText(value.getMapValue());
      // nobody of us writes these; a person may have, in the console
      case TIMESTAMP_VALUE -> Timestamps.instant(value.getTimestampValue()).toString();
      case REFERENCE_VALUE -> value.getReferenceValue();
      case BYTES_VALUE,
          GEO_POINT_VALUE,
          FIELD_REFERENCE_VALUE,
          VARIABLE_REFERENCE_VALUE,
          FUNCTION_VALUE,
          PIPELINE_VALUE ->
          value.toString();
    };
  }

  private static @Nullable Object mapOrText(MapValue map) {
    Value text = map.getFieldsCount() == 1 ? map.getFieldsMap().get(AS_TEXT) : null;
    return text == null ? tree(map.getFieldsMap()) : Json.parse(text.getStringValue());
  }

  private static List<@Nullable Object> list(ArrayValue array) {
    List<@Nullable Object> list = new ArrayList<>(array.getValuesCount());
    for (Value element : array.getValuesList()) list.add(tree(element));
    return list;
  }
}

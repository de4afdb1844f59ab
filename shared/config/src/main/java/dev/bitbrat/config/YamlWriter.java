package dev.bitbrat.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * JSON values as YAML documents that every reader understands the same: texts are in quotes unless
 * they cannot be anything else, in YAML 1.1 neither.
 */
final class YamlWriter {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.]*");

  /** What YAML 1.1 or 1.2 takes for something else. */
  private static final Pattern WORD =
      Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null|e[0-9]+");

  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setExplicitStart(false)
          .setSchema(new CoreSchema())
          .setWidth(Integer.MAX_VALUE)
          .setMaxSimpleKeyLength(1024)
          .setIndicatorIndent(0)
          .build();

  private YamlWriter() {}

  static String write(List<Map<String, @Nullable Object>> documents) {
    StringBuilder text = new StringBuilder();
    for (Map<String, @Nullable Object> document : documents) {
      if (!text.isEmpty()) text.append("---\n");
      Text out = new Text(text);
      Emitter emitter = new Emitter(SETTINGS, out);
      new Serialize(SETTINGS).serializeOne(node(document)).forEach(emitter::emit);
    }
    return text.toString();
  }

  private record Text(StringBuilder text) implements StreamDataWriter {
    @Override
    public void write(String more) {
      text.append(more);
    }

    @Override
    public void write(String more, int offset, int length) {
      text.append(more, offset, offset + length);
    }
  }

  private static Node node(@Nullable Object value) {
    return switch (value) {
      case null -> scalar(Tag.NULL, "null");
      case Boolean truth -> scalar(Tag.BOOL, truth.toString());
      case Double number -> scalar(Tag.FLOAT, number.toString());
      case Number number -> scalar(Tag.INT, number.toString());
      case List<?> list -> items(list);
      case Map<?, ?> map -> fields(map);
      default -> text(value.toString());
    };
  }

  private static Node scalar(Tag tag, String value) {
    return new ScalarNode(tag, value, ScalarStyle.PLAIN);
  }

  private static Node text(String value) {
    boolean plain = PLAIN.matcher(value).matches() && !WORD.matcher(value).matches();
    return new ScalarNode(Tag.STR, value, plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
  }

  private static Node items(List<?> list) {
    List<Node> items = new ArrayList<>();
    for (Object item : list) items.add(node(item));
    return new SequenceNode(Tag.SEQ, items, style(list.isEmpty()));
  }

  private static Node fields(Map<?, ?> map) {
    List<NodeTuple> fields = new ArrayList<>();
    map.forEach((name, value) -> fields.add(new NodeTuple(text(name.toString()), node(value))));
    return new MappingNode(Tag.MAP, fields, style(map.isEmpty()));
  }

  private static FlowStyle style(boolean empty) {
    return empty ? FlowStyle.FLOW : FlowStyle.BLOCK;
  }
}

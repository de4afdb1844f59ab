package dev.bitbrat.config;

import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.json.JsonLimits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes one bundle out of the files of a bot. */
final class BundleReader {
  private static final JsonLimits RULE_FILE = new JsonLimits(BotLoader.MAX_FILE_BYTES, 60);
  private final Problems problems = new Problems();
  private final Places places = new Places();
  private final RuleForm ruleForm = new RuleForm(problems, places);
  private final Kinds kinds = new Kinds(problems, places, ruleForm);

  Problems problems() {
    return problems;
  }

  void add(SourceFile file) {
    Place start = Place.start(file.name());
    if (file.content().length > BotLoader.MAX_FILE_BYTES) {
      problems.error(start, "", "larger than " + BotLoader.MAX_FILE_BYTES + " bytes");
      return;
    }
    String text = utf8(file.content());
    if (text == null) {
      problems.error(start, "", "not UTF-8; save the file in that encoding");
    } else if (file.rules() && file.isJson()) {
      addJsonRule(file, text);
    } else {
      List<Located> read = YamlReader.read(file.name(), text, problems);
      for (Located document : read) addDocument(file, document, read.size());
    }
  }

  private static @Nullable String utf8(byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** JSON is nearly always YAML too: read as such it tells where its parts stand. */
  private void addJsonRule(SourceFile file, String text) {
    try {
      Map<String, @Nullable Object> rule = Json.parseObject(utf8(text), RULE_FILE);
      List<Located> located = YamlReader.read(file.name(), text, new Problems());
      ruleForm.add(
          file.baseName(),
          rule,
          located.size() == 1
              ? located.getFirst()
              : new Located.Fields(Map.of(), Place.start(file.name())));
    } catch (JsonException e) {
      problems.error(
          new Place(file.name(), e.line(), e.column()), "", "not a rule: " + e.problem());
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void addDocument(SourceFile file, Located document, int inFile) {
    if (!(document instanceof Located.Fields fields)) {
      problems.error(document.place(), "", "expected a map; separate documents with ---");
    } else if (file.rules()) {
      ruleForm.add(inFile == 1 ? file.baseName() : null, fields.tree(), fields);
    } else {
      kinds.add(fields);
    }
  }

  /** The bundle's tree; usable if there is no error among the problems. */
  Map<String, @Nullable Object> finish(String defaultName) {
    Map<String, @Nullable Object> tree = kinds.tree(defaultName);
    tree.put("rules", ruleForm.rules());
    BotConfig.Read read = BotConfig.read(tree);
    read.findings().forEach(kinds.components()::report);
    new DocumentUuids(problems, places).check(tree);
    return tree;
  }
}

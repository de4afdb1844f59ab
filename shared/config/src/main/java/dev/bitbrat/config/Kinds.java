package dev.bitbrat.config;

import dev.bitbrat.behaviours.Finding.Severity;
import dev.bitbrat.config.DocumentForm.Shape;
import dev.bitbrat.config.mewbot.Aliases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The documents of a bot, each read as its kind says. */
final class Kinds {
  private static final Set<String> COMPONENTS = Set.of("Trigger", "Condition", "Action");
  private static final Set<String> KINDS =
      Set.of(
          "Behaviour", "Bot", "DataStore", "DataSource", "IOConfig", "Template", "Manager", "Rule");

  private final Problems problems;
  private final Places places;
  private final RuleForm ruleForm;
  private final BehaviourForm behaviourForm;
  private final IoCheck ioCheck;
  private final List<Object> behaviours = new ArrayList<>();
  private final List<Object> documents = new ArrayList<>();
  private Located.@Nullable Fields bot;

  Kinds(Problems problems, Places places, RuleForm ruleForm) {
    this.problems = problems;
    this.places = places;
    this.ruleForm = ruleForm;
    this.behaviourForm = new BehaviourForm(problems, places);
    this.ioCheck = new IoCheck(problems, places);
  }

  /** The components, for those who want to know what stands where. */
  ComponentForm components() {
    return behaviourForm.components();
  }

  void add(Located.Fields given) {
    Located.Fields document = OldForm.modern(given, OldForm.kindOf(given));
    Located named = document.get("kind");
    String kind = named == null ? "Behaviour" : String.valueOf(named.tree());
    switch (kind) {
      case "Behaviour" -> addBehaviour(document);
      case "Bot" -> addBot(document);
      case "DataStore" -> addShaped(Shape.STORE, document);
      case "DataSource" -> addShaped(Shape.SOURCE, document);
      case "Template" -> addTemplate(document);
      case "IOConfig" -> ioCheck.check(next(), addShaped(Shape.IO, document));
      case "Manager" ->
          keep(document, "kind", "managers have no part in this, so it is kept as it is");
      case "Rule" -> addRule(document);
      default -> refuse(document, kind);
    }
  }

  private void refuse(Located.Fields document, String kind) {
    Place place = document.placeOf("kind");
    if (COMPONENTS.contains(kind)) {
      problems.error(place, "kind", "belongs into a behaviour's lists");
    } else {
      problems.unknown(place, "kind", kind, KINDS);
    }
  }

  /** Path of the document that is read next. */
  private String next() {
    return "documents[" + documents.size() + ']';
  }

  private Map<String, @Nullable Object> addShaped(Shape shape, Located.Fields document) {
    Map<String, @Nullable Object> tree =
        new DocumentForm(problems, places, shape).read(next(), document);
    documents.add(tree);
    return tree;
  }

  private void addTemplate(Located.Fields document) {
    for (Located.Fields made : new TemplateForm(problems).expand(document)) {
      if ("Template".equals(made.text("kind"))) {
        problems.error(document.place(), "template", "makes another template, which it must not");
      } else {
        add(made);
      }
    }
  }

  private void addBehaviour(Located.Fields document) {
    Located implementation = document.get("implementation");
    if (implementation == null || BehaviourForm.IMPLEMENTATION.equals(implementation.tree())) {
      behaviours.add(behaviourForm.read("behaviours[" + behaviours.size() + ']', document));
      return;
    }
    String hint =
        Aliases.hint(String.valueOf(implementation.tree()))
            .orElse(
                "not known here, so the behaviour is kept and does nothing; expected "
                    + BehaviourForm.IMPLEMENTATION);
    keep(document, "implementation", hint);
  }

  /** Keeps what nobody here understands, word for word but for the dashes of its uuid. */
  private void keep(Located.Fields document, String field, String message) {
    problems.add(document.placeOf(field), next() + '.' + field, message, Severity.WARNING);
    places.putAll(next(), document);
    Map<String, @Nullable Object> tree = new LinkedHashMap<>(document.tree());
    tree.putIfAbsent("kind", "Behaviour");
    tree.computeIfPresent("uuid", (name, uuid) -> UuidForm.dashed(uuid));
    documents.add(tree);
  }

  /** {@code kind: Rule} with the rule under {@code properties}, or beside. */
  private void addRule(Located.Fields document) {
    Located properties = document.get("properties");
    Map<String, Located.Field> fields = new LinkedHashMap<>(document.fields());
    fields.remove("kind");
    Located.Fields rule =
        properties instanceof Located.Fields map && fields.size() == 1
            ? map
            : new Located.Fields(fields, document.place());
    ruleForm.add(null, rule.tree(), rule);
  }

  private void addBot(Located.Fields document) {
    if (bot == null) {
      bot = document;
    } else {
      Place first = bot.place();
      problems.error(
          document.place(),
          "kind",
          "the bot is described in %s:%d already".formatted(first.file(), first.line()));
    }
  }

  /** The bundle's tree but for its rules. */
  Map<String, @Nullable Object> tree(String defaultName) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    if (bot == null) {
      tree.put("name", defaultName);
      tree.put("contexts", List.of());
      tree.put("config", Map.of());
    } else {
      tree.putAll(new BotForm(problems, places).read(bot));
    }
    tree.put("behaviours", behaviours);
    tree.put("documents", documents);
    return tree;
  }
}

package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.ComponentType.Part;
import dev.bitbrat.events.Role;
import dev.bitbrat.events.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes triggers, conditions and actions out of their trees. */
final class ComponentReader {
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final List<String> ROLES =
      Arrays.stream(Role.values()).map(Role::wireName).toList();

  private final List<Finding> findings;
  private final Map<String, String> uuids;

  /**
   * @param uuids where each uuid was seen first
   */
  ComponentReader(List<Finding> findings, Map<String, String> uuids) {
    this.findings = findings;
    this.uuids = uuids;
  }

  /** A component as written and where it stands; no type if we do not know it. */
  private record Component(
      String path,
      String implementation,
      Optional<ComponentType> type,
      Map<String, @Nullable Object> tree) {
    Map<String, @Nullable Object> properties() {
      return Tree.map(tree, "properties");
    }

    boolean is(ComponentType wanted) {
      return type.filter(wanted::equals).isPresent();
    }

    boolean negate() {
      return Boolean.TRUE.equals(tree.get("negate"));
    }

    Unresolved unresolved() {
      return new Unresolved(implementation, tree);
    }
  }

  /** The uuid in lower case; unique in the whole configuration. */
  String uuid(String path, Map<String, @Nullable Object> tree) {
    if (!(tree.get("uuid") instanceof String text) || !UUID.matcher(text).matches()) {
      error(path, "uuid", "expected a UUID such as 5eed0001-0000-4000-8000-000000000001");
      return path;
    }
    String uuid = Names.fold(text);
    String twin = uuids.putIfAbsent(uuid, path);
    if (twin != null) error(path, "uuid", "the uuid is taken by " + twin);
    return uuid;
  }

  List<Trigger> triggers(String path, Map<String, @Nullable Object> behaviour) {
    return components(
        path,
        behaviour,
        Part.TRIGGER,
        c -> c.is(ComponentType.CHAT_COMMAND) ? chatCommand(c) : c.unresolved());
  }

  List<Condition> conditions(String path, Map<String, @Nullable Object> behaviour) {
    return components(
        path,
        behaviour,
        Part.CONDITION,
        c -> c.is(ComponentType.USER_ROLE) ? userRole(c) : c.unresolved());
  }

  List<Action> actions(String path, Map<String, @Nullable Object> behaviour) {
    return components(
        path, behaviour, Part.ACTION, c -> c.is(ComponentType.REPLY) ? reply(c) : c.unresolved());
  }

  private <T> List<T> components(
      String path,
      Map<String, @Nullable Object> behaviour,
      Part part,
      Function<Component, T> reader) {
    List<T> components = new ArrayList<>();
    List<Map<String, @Nullable Object>> trees = Tree.maps(behaviour, part.list());
    for (int i = 0; i < trees.size(); i++) {
      String at = path + '.' + part.list() + '[' + i + ']';
      uuid(at, trees.get(i));
      components.add(reader.apply(component(at, part, trees.get(i))));
    }
    return components;
  }

  private Component component(String path, Part part, Map<String, @Nullable Object> tree) {
    String implementation = Tree.string(tree, "implementation");
    if (implementation == null) {
      error(path, "implementation", "missing; expected " + ComponentType.implementations(part));
      return new Component(path, "", Optional.empty(), tree);
    }
    Optional<ComponentType> type = ComponentType.find(part, implementation);
    type.ifPresentOrElse(t -> checkProperties(path, t, tree), () -> unknown(path, part, tree));
    return new Component(path, implementation, type, tree);
  }

  private void unknown(String path, Part part, Map<String, @Nullable Object> tree) {
    String implementation = String.valueOf(tree.get("implementation"));
    List<String> valid = ComponentType.implementations(part);
    Optional<String> meant = Names.nearest(implementation, valid);
    if (meant.isPresent()) {
      error(path, null, "unknown; did you mean " + meant.get() + '?');
    } else {
      findings.add(
          Finding.warning(
              path,
              null,
              "not supported by this version, so the behaviour stays inactive; expected " + valid));
    }
  }

  private void checkProperties(
      String path, ComponentType type, Map<String, @Nullable Object> tree) {
    for (String name : Tree.map(tree, "properties").keySet()) {
      if (!type.properties().contains(name)) error(path, name, hint(name, type.properties()));
    }
    Object negate = tree.get("negate");
    if (negate != null && !(negate instanceof Boolean)) {
      error(path, "negate", "expected true or false");
    } else if (Boolean.TRUE.equals(negate) && type.part() != Part.CONDITION) {
      error(path, "negate", "only a condition can be negated");
    }
  }

  private static String hint(String name, Set<String> valid) {
    return Names.nearest(name, valid)
        .map(meant -> "unknown; did you mean " + meant + '?')
        .orElseGet(() -> "unknown; expected " + valid.stream().sorted().toList());
  }

  private Trigger chatCommand(Component component) {
    List<String> texts = texts(component, "text");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String name = ChatText.visible(texts.get(i));
      if (name.startsWith("!")) name = name.substring(1);
      if (name.isEmpty() || name.codePoints().anyMatch(ChatText::isSpace)) {
        error(component.path, "text[" + i + "]", "expected a command name without a blank");
      } else {
        names.add(name);
      }
    }
    return names.isEmpty() ? component.unresolved() : new Trigger.ChatCommand(names);
  }

  private Condition userRole(Component component) {
    Object atLeast = component.properties().get("atLeast");
    boolean anyOf = component.properties().get("anyOf") != null;
    if (atLeast != null && anyOf) {
      error(component.path, "anyOf", "expected either atLeast or anyOf, not both");
      return component.unresolved();
    }
    if (anyOf) {
      EnumSet<Role> roles = EnumSet.noneOf(Role.class);
      List<String> names = texts(component, "anyOf");
      for (int i = 0; i < names.size(); i++) {
        role(component, "anyOf[" + i + "]", names.get(i)).ifPresent(roles::add);
      }
      return new Condition.UserRole(new Condition.Who.AnyOf(roles), component.negate());
    }
    if (!(atLeast instanceof String name)) {
      error(component.path, "atLeast", "expected one of " + ROLES + "; for several use anyOf");
      return component.unresolved();
    }
    return role(component, "atLeast", name)
        .<Condition>map(
            r -> new Condition.UserRole(new Condition.Who.AtLeast(r), component.negate()))
        .orElseGet(component::unresolved);
  }

  private Optional<Role> role(Component component, String field, String name) {
    Optional<Role> role = Role.of(name);
    if (role.isEmpty()) {
      String meant = Names.nearest(name, ROLES).map(r -> "; did you mean " + r + '?').orElse("");
      error(component.path, field, "expected one of " + ROLES + meant);
    }
    return role;
  }

  private Action reply(Component component) {
    if (!(component.properties().get("message") instanceof String message)) {
      error(component.path, "message", "expected a text; quote numbers and the like");
      return component.unresolved();
    }
    return new Action.Reply(Template.parse(message));
  }

  /** The strings of a property that may be one or a list of them. */
  private List<String> texts(Component component, String field) {
    Object value = component.properties().get(field);
    if (value instanceof String one) return List.of(one);
    if (!(value instanceof List<?> list) || list.isEmpty()) {
      error(component.path, field, "expected a text or a list of texts");
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof String text) {
        texts.add(text);
      } else {
        error(component.path, field + '[' + i + ']', "expected a text; quote numbers and the like");
      }
    }
    return texts;
  }

  private void error(String path, @Nullable String field, String message) {
    findings.add(Finding.error(path, field, message));
  }
}

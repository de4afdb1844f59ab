package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.spi.BoundStore;
import dev.bitbrat.behaviours.spi.Change;
import dev.bitbrat.behaviours.spi.DelayedEffect;
import dev.bitbrat.behaviours.spi.Documents;
import dev.bitbrat.behaviours.spi.Draft;
import dev.bitbrat.behaviours.spi.Editor;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Self;
import dev.bitbrat.behaviours.spi.Store;
import dev.bitbrat.behaviours.spi.Template;
import dev.bitbrat.behaviours.words.ChatText;
import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A behaviour while its actions are done. Not for threads. */
final class Running extends View implements Run {
  private static final int MOST_NOTES = 20;
  private static final int LONGEST_NOTE = 500;

  private final String uuid;
  private final boolean onlyData;
  private final Draft draft;
  private final List<Delivery> deliveries = new ArrayList<>();
  private final List<DelayedEffect> effects = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Map<String, String>> state = new LinkedHashMap<>();
  private Self self;
  private int action;
  private int sent;

  /**
   * @param uuid of the behaviour, or of what takes its place
   * @param onlyData whether all that it says counts as data
   * @param draft all that was written before
   */
  Running(View before, String uuid, String name, boolean onlyData, Draft draft) {
    super(before);
    this.uuid = uuid;
    this.onlyData = onlyData;
    this.draft = new Draft(draft);
    this.self = new Self(uuid, name);
  }

  /** The next action's turn. */
  void begin(int index, Self next) {
    action = index;
    self = next;
    sent = 0;
  }

  List<Delivery> deliveries() {
    return deliveries;
  }

  List<DelayedEffect> effects() {
    return effects;
  }

  List<String> notes() {
    return notes;
  }

  @Override
  public Self self() {
    return self;
  }

  @Override
  public Draft draft() {
    return draft;
  }

  @Override
  public Documents documents() {
    return draft;
  }

  @Override
  public Map<String, Map<String, String>> state() {
    return state;
  }

  @Override
  public Optional<BoundStore> store(String name) {
    if (!(config().sources().get(name) instanceof Store store)) return Optional.empty();
    Change change = new Change(name, draft, world(), now(), login(), roles(), self.behaviour());
    return Optional.of(new BoundStore(store, change));
  }

  private @Nullable String login() {
    Identity.External external = event().identity().external();
    if (external == null) return null;
    return external.login() == null ? external.id() : external.login();
  }

  @Override
  public void leave(String name, Map<String, String> fields) {
    state.put(name, Map.copyOf(fields));
  }

  @Override
  public void send(Delivery.Target target, Template.Filled text, boolean split) {
    if (text.isBlank()) return;
    deliveries.add(
        new Delivery.Text(
            nextId(),
            target,
            self.behaviour(),
            text.text(),
            onlyData || text.startsWithData(),
            extra(text, split)));
  }

  private Map<String, @Nullable Object> extra(Template.Filled text, boolean split) {
    Map<String, @Nullable Object> extra = new LinkedHashMap<>();
    if (!onlyData && !text.mentions().isEmpty()) extra.put("mentions", text.mentions());
    if (split) extra.put(Delivery.Text.SPLIT, true);
    return extra;
  }

  @Override
  public void platform(String name, Map<String, ?> arguments) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(arguments);
    deliveries.add(
        new Delivery.PlatformAction(
            nextId(), Delivery.Target.ORIGIN, self.behaviour(), name, copy, Map.of()));
  }

  @Override
  public void note(String line) {
    if (notes.size() == MOST_NOTES || ChatText.isBlank(line)) return;
    int end = Math.min(line.length(), LONGEST_NOTE);
    if (end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) end--;
    notes.add(line.substring(0, end));
  }

  @Override
  public void later(DelayedEffect effect) {
    effects.add(effect);
  }

  @Override
  public Editor editor() {
    return new Editor(draft, login(), now());
  }

  /** The same when the event is handled again. */
  private String nextId() {
    String part = uuid + '/' + action + (sent == 0 ? "" : "." + sent);
    sent++;
    return Ids.derive(event().bot() + '/' + event().key(), part);
  }
}

package dev.bitbrat.hooks;

import static java.lang.System.Logger.Level.ERROR;

import dev.bitbrat.events.BotName;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.json.JsonLimits;
import dev.bitbrat.pipeline.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The hooks of all bots: one secret a bot, {@code bitbrat-hooks-BOT}, a JSON object of hooks by
 * name. What was read is kept for a minute, also that there is nothing, so that guessing at names
 * costs no call each.
 */
final class HookBook {
  static final Duration KEPT = Duration.ofMinutes(1);

  private static final System.Logger log = System.getLogger(HookBook.class.getName());
  private static final JsonLimits LIMITS = new JsonLimits(64 << 10, 16);
  private static final int MOST_BOTS = 1_000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private final Secrets secrets;
  private final InstantSource clock;
  private final Map<String, Page> pages =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Page> eldest) {
          return size() > MOST_BOTS;
        }
      };

  HookBook(Secrets secrets, InstantSource clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  private record Page(Map<String, Hook> hooks, Instant readAt) {}

  static String secretOf(String bot) {
    return "bitbrat-hooks-" + bot;
  }

  /**
   * @throws dev.bitbrat.pipeline.OutageException when the secrets cannot be read now
   */
  Optional<Hook> find(String bot, String name) {
    if (!BotName.isOne(bot) || !NAME.matcher(name).matches()) return Optional.empty();
    return Optional.ofNullable(page(bot).hooks().get(name));
  }

  private Page page(String bot) {
    Instant now = clock.instant();
    Page page;
    synchronized (pages) {
      page = pages.get(bot);
    }
    if (page != null && now.isBefore(page.readAt().plus(KEPT))) return page;
    if (page != null) secrets.forget(secretOf(bot));
    page = new Page(secrets.get(secretOf(bot)).map(text -> hooks(bot, text)).orElse(Map.of()), now);
    synchronized (pages) {
      pages.put(bot, page);
    }
    return page;
  }

  /** A hook that cannot be understood is as good as none; the others work. */
  private static Map<String, Hook> hooks(String bot, String text) {
    Map<String, Hook> hooks = new LinkedHashMap<>();
    try {
      Map<String, @Nullable Object> all =
          Json.parseObject(text.getBytes(StandardCharsets.UTF_8), LIMITS);
      for (String name : all.keySet()) {
        try {
          hooks.put(name, HookReader.read(name, Tree.map(all, name)));
        } catch (IllegalArgumentException e) {
          log.log(
              ERROR, "the hook {0} of {1} does not work: {2}", name, secretOf(bot), e.getMessage());
        }
      }
    } catch (JsonException e) {
      log.log(
          ERROR,
          "no hook of {0} works: it is not the JSON we read: {1} at line {2}, column {3}",
          secretOf(bot),
          e.problem(),
          e.line(),
          e.column());
    }
    return Map.copyOf(hooks);
  }
}

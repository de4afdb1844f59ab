package dev.bitbrat.oauth;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.pipeline.Write.Condition;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logins that were begun: {@code logins/{hash}} of a ticket, which somebody has a link with, or of
 * a state, which a platform gives back. Only hashes are kept: reading the store lets nobody in.
 * Each is used once and ends after ten minutes.
 */
final class Logins {
  static final Duration LIFE = Duration.ofMinutes(10);

  private final Store store;
  private final InstantSource clock;
  private final Chance chance;

  Logins(Store store, InstantSource clock, Chance chance) {
    this.store = store;
    this.clock = clock;
    this.chance = chance;
  }

  /** What a login is for. */
  record Purpose(String bot, String platform, Account account) {}

  /**
   * @param cookieHash of the browser that began it; empty for a ticket
   */
  record Login(Doc doc, Purpose purpose, String cookieHash) {}

  /** A login that goes to the platform now. Its text form shows no value. */
  record Begun(String state, String cookie) {
    @Override
    public String toString() {
      return "Begun";
    }
  }

  /**
   * @return the ticket
   */
  String mint(Purpose purpose) {
    String ticket = chance.next();
    Store.Committed _ = store.commit(List.of(put(ticket, purpose, "ticket", "")));
    return ticket;
  }

  Optional<Login> ofTicket(String ticket) {
    return find(ticket, "ticket");
  }

  Optional<Login> ofState(String state) {
    return find(state, "state");
  }

  /** Uses a ticket up; empty if somebody else was first. */
  Optional<Begun> begin(Login ticket) {
    Begun begun = new Begun(chance.next(), chance.next());
    Write used = new Write.Delete(ticket.doc().path(), Condition.unchanged(ticket.doc()));
    Write state = put(begun.state(), ticket.purpose(), "state", Chance.hash(begun.cookie()));
    return isOk(store.commit(List.of(used, state))) ? Optional.of(begun) : Optional.empty();
  }

  /** Uses a state up; false if somebody else was first. */
  boolean use(Login state) {
    return isOk(
        store.commit(
            List.of(new Write.Delete(state.doc().path(), Condition.unchanged(state.doc())))));
  }

  private Write put(String secret, Purpose purpose, String kind, String cookieHash) {
    Instant ends = clock.instant().plus(LIFE);
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("kind", kind);
    fields.put("bot", purpose.bot());
    fields.put("platform", purpose.platform());
    fields.put("account", purpose.account().key());
    fields.put("cookie", cookieHash);
    fields.put("ends", ends.toEpochMilli());
    return Write.Put.create(path(secret), fields, ends);
  }

  private Optional<Login> find(String secret, String kind) {
    if (!Chance.isOne(secret)) return Optional.empty();
    return store.get(path(secret)).flatMap(doc -> login(doc, kind));
  }

  private Optional<Login> login(Doc doc, String kind) {
    Map<String, @Nullable Object> fields = doc.fields();
    boolean over = Tree.number(fields, "ends", 0) <= clock.millis();
    if (over || !kind.equals(Tree.string(fields, "kind"))) return Optional.empty();
    return account(String.valueOf(Tree.string(fields, "account")))
        .map(
            account ->
                new Login(
                    doc,
                    new Purpose(
                        String.valueOf(Tree.string(fields, "bot")),
                        String.valueOf(Tree.string(fields, "platform")),
                        account),
                    String.valueOf(Tree.string(fields, "cookie"))));
  }

  /** One that a person logs in to. */
  static Optional<Account> account(String key) {
    return Arrays.stream(Account.values())
        .filter(account -> account != Account.APP && account.key().equals(key))
        .findFirst();
  }

  private static DocPath path(String secret) {
    return DocPath.of("logins", Chance.hash(secret));
  }

  private static boolean isOk(Store.Committed committed) {
    return committed instanceof Store.Committed.Ok;
  }
}

package dev.bitbrat.cli.chat;

import dev.bitbrat.cli.api.ApiClient;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.events.Tree;
import dev.bitbrat.transcript.Cause;
import dev.bitbrat.transcript.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Talks over the HTTP API: text and a name, no more. */
final class RemoteTalk implements Talk {
  private static final int LONGEST_SECONDS = 30;

  private final ApiClient api;
  private final String where;
  private final @Nullable String name;
  private final String session = "brat-" + UUID.randomUUID();
  private final List<Row.Reply> replies = new ArrayList<>();
  private long cursor;
  private boolean ended;

  /**
   * @param where for a person
   * @param name display name; {@code null} leaves it to the token
   */
  RemoteTalk(ApiClient api, String where, @Nullable String name) {
    this.api = api;
    this.where = where;
    this.name = name;
  }

  /** Finds out at once whether anybody is there and lets us in. */
  void knock() {
    api.stream("/v1/chat?session=" + session + "&after=0&wait=0", row -> {});
  }

  @Override
  public List<String> greeting() {
    return List.of("Talking to " + where + ".");
  }

  @Override
  public Said plain(String text) {
    String login = name == null ? "me" : name;
    return Said.of(login, login, List.of("broadcaster"), text);
  }

  @Override
  public String say(Said said) throws Unfit {
    if (!said.equals(plain(said.text()))) throw unfit("who says it is what the token says");
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("text", said.text());
    body.put("session", session);
    if (name != null) body.put("displayName", name);
    Map<String, @Nullable Object> accepted =
        api.post("/v1/chat", body, UUID.randomUUID().toString());
    String id = Tree.string(accepted, "correlationId");
    if (id != null) return id;
    throw new CliException(ExitCode.FAILED, api.base() + " does not say which event it made of it");
  }

  @Override
  public String happen(Cause.Happening happening) throws Unfit {
    throw unfit("events of a platform come from that platform");
  }

  @Override
  public void set(Fixture fixture) throws Unfit {
    throw unfit("time and stream are what they are there");
  }

  @Override
  public boolean await(String id, Consumer<Row> each) throws InterruptedException {
    ended = false;
    try {
      while (!ended) {
        String query = "?session=" + session + "&after=" + cursor + "&until=" + id;
        api.stream("/v1/chat" + query + "&wait=" + LONGEST_SECONDS, row -> take(row, id, each));
      }
      return true;
    } catch (CliException e) {
      if (Thread.interrupted()) throw new InterruptedException();
      throw e;
    }
  }

  private void take(Map<String, @Nullable Object> line, String id, Consumer<Row> each) {
    if ("reply".equals(line.get("kind"))) {
      replies.add(Row.reply(line, "candidateSource"));
      return;
    }
    Row row = Row.ofEnd(line, replies);
    replies.clear();
    if (row.cursor() <= cursor) return;
    cursor = row.cursor();
    if (row.correlationId().equals(id)) ended = true;
    each.accept(row);
  }

  @Override
  public List<String> reload() {
    return List.of();
  }

  @Override
  public void close() {
    api.close();
  }

  private static Unfit unfit(String why) {
    return new Unfit("skipped: only plain text can be said over an address; " + why);
  }
}

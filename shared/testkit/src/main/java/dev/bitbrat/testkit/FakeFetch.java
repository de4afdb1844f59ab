package dev.bitbrat.testkit;

import dev.bitbrat.pipeline.Fetch;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Knows the answers that a test gave it; every other address fails. Waits for nothing. */
public final class FakeFetch implements Fetch {
  private final Map<URI, Fetched> answers = new HashMap<>();
  private final List<URI> asked = new ArrayList<>();

  /** From now on this address answers 200. */
  public FakeFetch answer(String url, String body) {
    return answer(url, 200, body);
  }

  public synchronized FakeFetch answer(String url, int status, String body) {
    answers.put(URI.create(url), new Fetched.Answer(status, body));
    return this;
  }

  /** From now on this address never answers in time. */
  public FakeFetch silent(String url) {
    return fail(url, "it did not answer in time");
  }

  public synchronized FakeFetch fail(String url, String reason) {
    answers.put(URI.create(url), new Fetched.Failed(reason));
    return this;
  }

  /** Every address that was asked for, in order. */
  public synchronized List<URI> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized Fetched get(Request request) {
    asked.add(request.uri());
    Fetched answer = answers.get(request.uri());
    return switch (answer) {
      case null -> new Fetched.Failed("there is no host of its name");
      case Fetched.Answer(_, String body) when length(body) > request.maxBytes() ->
          new Fetched.Failed("its answer is longer than " + request.maxBytes() + " bytes");
      case Fetched.Answer _, Fetched.Failed _ -> answer;
    };
  }

  private static int length(String body) {
    return body.getBytes(StandardCharsets.UTF_8).length;
  }
}

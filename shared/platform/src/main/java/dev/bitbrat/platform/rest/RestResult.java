package dev.bitbrat.platform.rest;

import dev.bitbrat.events.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of a request. */
public sealed interface RestResult {
  /**
   * @param headers names in lower case, of a repeated one the first value
   * @param json the body's tree; {@code null} if it was not JSON, or not all of it came
   */
  record Answered(int status, Map<String, String> headers, @Nullable Object json)
      implements RestResult {
    public Answered(int status, Map<String, String> headers, @Nullable Object json) {
      this.status = status;
      this.headers = Map.copyOf(headers);
      this.json = json;
    }

    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    /** The body's fields; none if it is no object. */
    public Map<String, @Nullable Object> object() {
      return Tree.map(java.util.Collections.singletonMap("body", json), "body");
    }

    /** The objects that the body is a list of. */
    public List<Map<String, @Nullable Object>> objects() {
      return Tree.maps(java.util.Collections.singletonMap("body", json), "body");
    }

    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
  }

  /** The request went out; whether it was heard nobody knows. */
  record Silence(String how) implements RestResult {}
}

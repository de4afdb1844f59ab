package dev.bitbrat.json;

import dev.bitbrat.pipeline.JsonText;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@link Json} as the port that stages ask. */
public final class StrictJson implements JsonText {
  @Override
  public @Nullable Object parse(String json) {
    return Json.parse(json);
  }

  @Override
  public String write(@Nullable Object tree) {
    return Json.write(tree);
  }

  @Override
  public String canonical(@Nullable Object tree) {
    return new String(Json.canonical(tree), StandardCharsets.UTF_8);
  }
}

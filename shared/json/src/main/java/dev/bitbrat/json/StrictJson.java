package dev.bitbrat.json;

import dev.bitbrat.pipeline.JsonText;
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
}

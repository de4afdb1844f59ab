package dev.bitbrat.stages;

import dev.bitbrat.events.Ids;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platforms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes several of a text that is too long for one message. Each has an id of its own that follows
 * from the text's, so that each is marked, and sent once, by itself.
 */
final class Parts {
  /** More would be a flood. */
  static final int MOST = 5;

  private final Platforms platforms;

  Parts(Platforms platforms) {
    this.platforms = platforms;
  }

  List<Item> of(Item item) {
    return switch (item.what()) {
      case Item.What.Act _ -> List.of(item);
      case Item.What.Text(Platform.Outgoing message) -> of(item, message);
    };
  }

  private List<Item> of(Item item, Platform.Outgoing message) {
    List<String> texts =
        Optional.ofNullable(item.platform())
            .flatMap(platforms::named)
            .map(platform -> platform.parts(message, item.split(), MOST))
            .orElse(List.of());
    if (texts.size() < 2) return List.of(item);
    List<Item> parts = new ArrayList<>();
    for (String text : texts) {
      int number = parts.size() + 1;
      parts.add(
          item.with(
              number == 1
                  ? message.saying(text)
                  : message.next(Ids.derive(message.deliveryId(), "part." + number), text)));
    }
    return parts;
  }
}

package dev.bitbrat.player;

import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.behaviours.data.Contents;
import dev.bitbrat.pipeline.Store;
import java.util.Optional;

/** What is in the data stores that a bot's configuration names. */
record BotContents(BotConfig config) {
  /**
   * What is in the store, whatever the status of its records; nothing if there is no such store.
   */
  Optional<Contents> of(Store store, String name) {
    return Contents.of(config.sources(), new Kept(store, "bots/" + config.name() + '/'), name);
  }
}

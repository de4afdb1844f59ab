package dev.bitbrat.stages;

import dev.bitbrat.events.Event;

/** Finds the bot's account on a platform that the event did not come from. */
final class Accounts {
  private final BotDirectory bots;

  Accounts(BotDirectory bots) {
    this.bots = bots;
  }

  /** With the account that the bot's contexts name; as it is where they name none. */
  Item complete(Event event, Item item) {
    String platform = item.platform();
    if (platform == null || platform.equals(event.origin().platform())) return item;
    if (item.account() != null) return item;
    return bots.account(event.bot(), platform, item.channel()).map(item::by).orElse(item);
  }
}

package dev.bitbrat.discord;

import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonLimits;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.webhook.MalformedException;
import dev.bitbrat.platform.webhook.Protocol;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Discord's interactions over HTTP. A slash command becomes a chat message and is answered with
 * "thinking" at once: what the bot says comes later, by the interaction's token.
 */
public final class DiscordInteractions implements Protocol {
  /** Of the application, 64 hexadecimal digits, as Discord's developer portal shows it. */
  public static final String PUBLIC_KEY = "DISCORD_PUBLIC_KEY";

  /** Only who asked sees it. */
  private static final int EPHEMERAL = 64;

  private final Secrets secrets;

  public DiscordInteractions(Secrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public String platform() {
    return "Discord";
  }

  @Override
  public int mostBytes() {
    return JsonLimits.DELIVERY.bytes();
  }

  @Override
  public String contentType() {
    return "application/json";
  }

  /** Discord tries with wrong signatures and takes the address away if it sees anything else. */
  @Override
  public int refusal() {
    return 401;
  }

  /** The key is looked up only when there is a signature to look at. */
  @Override
  public Verdict judge(WebRequest request, Instant now) {
    if (!DiscordSignature.isClaimed(request)) return DiscordSignature.UNCLAIMED;
    Optional<PublicKey> key = secrets.get(PUBLIC_KEY).flatMap(DiscordSignature::key);
    return key.isEmpty()
        ? new Verdict.Unconfigured(PUBLIC_KEY)
        : DiscordSignature.judge(request, key.get(), now);
  }

  @Override
  public Taken take(WebRequest request, Instant now) {
    Interaction interaction =
        Interaction.read(Json.parseObject(request.body(), JsonLimits.DELIVERY));
    return switch (interaction.kind()) {
      case PING -> answer(Map.of("type", 1));
      case COMMAND -> command(interaction, now);
      case AUTOCOMPLETE -> answer(Map.of("type", 8, "data", Map.of("choices", List.of())));
      case COMPONENT -> answer(Map.of("type", 6));
      case MODAL -> answer(nothing());
      case OTHER -> throw new MalformedException("$.type: an interaction that we do not know");
    };
  }

  private static Taken command(Interaction interaction, Instant now) {
    if (!interaction.isSlashCommand()) return answer(nothing());
    return new Taken(List.of(InteractionMapper.event(interaction, now)), json(Map.of("type", 5)));
  }

  private static Map<String, Object> nothing() {
    return Map.of(
        "type", 4, "data", Map.of("content", "There is nothing to do.", "flags", EPHEMERAL));
  }

  private static Taken answer(Map<String, Object> body) {
    return new Taken(List.of(), json(body));
  }

  private static WebResponse json(Map<String, Object> body) {
    return WebResponse.json(200, Json.write(body));
  }
}

package dev.bitbrat.discordgateway;

import dev.bitbrat.events.Event;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.events.guild.member.GenericGuildMemberEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberJoinEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRemoveEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleAddEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleRemoveEvent;
import net.dv8tion.jda.api.events.message.MessageDeleteEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionAddEvent;
import net.dv8tion.jda.api.events.message.react.MessageReactionRemoveEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionInvalidateEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/** Hears what JDA hears, on the one thread that reads the connection. */
final class DiscordEar extends ListenerAdapter {
  private final InstantSource clock;
  private final Consumer<Event> events;
  private final Consumer<Signal> signals;
  private final AtomicInteger sessions = new AtomicInteger();

  /** Numbers of happenings begin anew with each session of Discord's. */
  private volatile String session;

  DiscordEar(InstantSource clock, Consumer<Event> events, Consumer<Signal> signals) {
    this.clock = clock;
    this.events = events;
    this.signals = signals;
    this.session = newSession();
  }

  /** What changed with the connection. */
  sealed interface Signal {
    record Listening() implements Signal {}

    /** JDA connects again of itself. */
    record Lost() implements Signal {}

    /**
     * @param code Discord's reason
     */
    record Ended(int code) implements Signal {}
  }

  private String newSession() {
    return clock.millis() + "." + sessions.incrementAndGet();
  }

  @Override
  public void onReady(ReadyEvent event) {
    signals.accept(new Signal.Listening());
  }

  @Override
  public void onSessionResume(SessionResumeEvent event) {
    signals.accept(new Signal.Listening());
  }

  @Override
  public void onSessionRecreate(SessionRecreateEvent event) {
    signals.accept(new Signal.Listening());
  }

  @Override
  public void onSessionInvalidate(SessionInvalidateEvent event) {
    session = newSession();
  }

  @Override
  public void onSessionDisconnect(SessionDisconnectEvent event) {
    signals.accept(new Signal.Lost());
  }

  @Override
  public void onShutdown(ShutdownEvent event) {
    signals.accept(new Signal.Ended(event.getCode()));
  }

  @Override
  public void onMessageReceived(MessageReceivedEvent event) {
    if (!event.isFromGuild()) return;
    DiscordLines.said(event.getMessage(), clock.instant()).ifPresent(events);
  }

  @Override
  public void onMessageUpdate(MessageUpdateEvent event) {
    if (!event.isFromGuild()) return;
    DiscordLines.edited(event.getMessage(), clock.instant()).ifPresent(events);
  }

  @Override
  public void onMessageDelete(MessageDeleteEvent event) {
    if (!event.isFromGuild()) return;
    Place place = Place.of(event.getGuildChannel());
    events.accept(
        Told.of("message_delete", event.getMessageId())
            .put("message_id", event.getMessageId())
            .build(place, event.getJDA(), clock.instant()));
  }

  @Override
  public void onMessageReactionAdd(MessageReactionAddEvent event) {
    DiscordReactions.map("reaction_add", event, session, clock.instant()).ifPresent(events);
  }

  @Override
  public void onMessageReactionRemove(MessageReactionRemoveEvent event) {
    DiscordReactions.map("reaction_remove", event, session, clock.instant()).ifPresent(events);
  }

  @Override
  public void onGuildMemberJoin(GuildMemberJoinEvent event) {
    String joined = event.getMember().getTimeJoined().toInstant().toString();
    events.accept(
        Told.of("member_join", event.getGuild().getId(), event.getUser().getId(), joined)
            .by(event.getUser(), event.getMember())
            .put("joined_at", joined)
            .put("account_created_at", event.getUser().getTimeCreated().toInstant().toString())
            .build(Place.of(event.getGuild()), event.getJDA(), clock.instant()));
  }

  @Override
  public void onGuildMemberRemove(GuildMemberRemoveEvent event) {
    events.accept(
        Told.of("member_leave", session, number(event.getResponseNumber()))
            .by(event.getUser(), null)
            .build(Place.of(event.getGuild()), event.getJDA(), clock.instant()));
  }

  @Override
  public void onGuildMemberRoleAdd(GuildMemberRoleAddEvent event) {
    roles("role_add", event, event.getRoles());
  }

  @Override
  public void onGuildMemberRoleRemove(GuildMemberRoleRemoveEvent event) {
    roles("role_remove", event, event.getRoles());
  }

  /** Who did it Discord does not say here. */
  private void roles(String kind, GenericGuildMemberEvent event, List<Role> roles) {
    for (Role role : roles) {
      events.accept(
          Told.of(kind, session, number(event.getResponseNumber()), role.getId())
              .put("target", event.getUser().getName())
              .put("target_id", event.getUser().getId())
              .put("role", role.getName())
              .put("role_id", role.getId())
              .build(Place.of(event.getGuild()), event.getJDA(), clock.instant()));
    }
  }

  private static String number(long number) {
    return Long.toString(number);
  }
}

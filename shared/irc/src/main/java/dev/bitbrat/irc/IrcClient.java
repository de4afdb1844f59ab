package dev.bitbrat.irc;

import com.github.philippheuer.credentialmanager.CredentialManager;
import com.github.philippheuer.credentialmanager.CredentialManagerBuilder;
import com.github.philippheuer.credentialmanager.domain.OAuth2Credential;
import com.github.philippheuer.events4j.core.EventManager;
import com.github.philippheuer.events4j.simple.SimpleEventHandler;
import com.github.twitch4j.auth.providers.TwitchIdentityProvider;
import com.github.twitch4j.chat.TwitchChat;
import com.github.twitch4j.chat.TwitchChatBuilder;
import com.github.twitch4j.chat.enums.MirroredMessagePolicy;
import com.github.twitch4j.chat.events.ChatConnectionStateEvent;
import com.github.twitch4j.chat.events.channel.IRCMessageEvent;
import com.github.twitch4j.client.websocket.domain.WebsocketConnectionState;
import dev.bitbrat.irc.IrcLogin.Me;
import io.github.bucket4j.Bucket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;

/** Twitch4J with one login. It reads; nothing that anybody wrote is ever written to IRC. */
final class IrcClient implements AutoCloseable {
  static final String WELCOME = "001";
  private static final int THREADS = 2;
  private static final int CLOSE_MILLIS = 500;

  /** How long Twitch may take to confirm that a channel was joined. */
  private static final long JOIN_MILLIS = 10_000;

  private final ScheduledThreadPoolExecutor threads;
  private final TwitchChat chat;

  private IrcClient(ScheduledThreadPoolExecutor threads, TwitchChat chat) {
    this.threads = threads;
    this.chat = chat;
  }

  /** What changed with the connection. */
  enum Signal {
    CONNECTED,
    LOGGED_IN,
    /** All channels. */
    JOINED,
    /** Twitch4J connects again of itself. */
    LOST,
    GAVE_UP
  }

  /**
   * @param line hears what comes over the connection, on its one thread
   * @param signal hears what becomes of the connection
   */
  record Ear(Consumer<IRCMessageEvent> line, Consumer<Signal> signal) {}

  /** Returns once there is a connection, or the attempts are used up. */
  static IrcClient open(IrcSettings settings, Me me, Bucket joins, IrcBackoff backoff, Ear ear) {
    ScheduledThreadPoolExecutor threads =
        new ScheduledThreadPoolExecutor(
            THREADS, Thread.ofPlatform().daemon().name("twitch-irc-", 0).factory());
    TwitchChat chat =
        TwitchChatBuilder.builder()
            .withEventManager(events(ear))
            .withCredentialManager(credentials(me))
            .withChatAccount(credential(me))
            .withBaseUrl(settings.chat().toString())
            .withSendCredentialToThirdPartyHost(true)
            .withVerifyChatAccountOnReconnect(false)
            .withConnectionBackoffStrategy(backoff)
            .withIrcJoinBucket(joins)
            .withChatJoinTimeout(JOIN_MILLIS)
            .withAutoJoinOwnChannel(false)
            .withEnableMembershipEvents(false)
            .withMirroredMessagePolicy(MirroredMessagePolicy.ACCEPT_ALL)
            .withScheduledThreadPoolExecutor(threads)
            .withWsCloseDelay(CLOSE_MILLIS)
            .build();
    for (String channel : settings.channels()) chat.joinChannel(channel);
    return new IrcClient(threads, chat);
  }

  @Override
  public void close() {
    chat.close();
    threads.shutdownNow();
  }

  private static EventManager events(Ear ear) {
    EventManager events = new EventManager();
    events.registerEventHandler(new SimpleEventHandler());
    events.setDefaultEventHandler(SimpleEventHandler.class);
    events.onEvent(ChatConnectionStateEvent.class, change -> changed(change.getState(), ear));
    events.onEvent(
        IRCMessageEvent.class,
        line -> {
          if (line.getCommandType().equals(WELCOME)) ear.signal().accept(Signal.LOGGED_IN);
          ear.line().accept(line);
        });
    return events;
  }

  private static void changed(WebsocketConnectionState state, Ear ear) {
    if (state == WebsocketConnectionState.CONNECTED) ear.signal().accept(Signal.CONNECTED);
    if (state == WebsocketConnectionState.LOST || state == WebsocketConnectionState.RECONNECTING) {
      ear.signal().accept(Signal.LOST);
    }
  }

  /**
   * Who the account is has been asked already: Twitch4J would ask again, and only Twitch itself.
   */
  private static CredentialManager credentials(Me me) {
    CredentialManager manager = CredentialManagerBuilder.builder().build();
    manager.registerIdentityProvider(
        new TwitchIdentityProvider(null, null, null) {
          @Override
          public Optional<OAuth2Credential> getAdditionalCredentialInformation(
              OAuth2Credential credential) {
            return Optional.of(credential(me));
          }
        });
    return manager;
  }

  private static OAuth2Credential credential(Me me) {
    List<String> scopes = new ArrayList<>(List.of(IrcLogin.SCOPE));
    return new OAuth2Credential(
        TwitchIdentityProvider.PROVIDER_NAME, me.token(), null, me.id(), me.login(), null, scopes);
  }
}

package dev.bitbrat.twitch;

import dev.bitbrat.twitch.EventSubApi.Found;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with one type of subscription.
 *
 * @param sentence for people
 * @param needed whether a bot is of little use without it
 * @param passing whether asking again in a while may do
 * @param id Twitch's id of it, if there is one
 */
public record Subscribed(
    String type,
    String version,
    State state,
    String sentence,
    boolean needed,
    boolean passing,
    @Nullable String id) {
  public enum State {
    ENABLED,
    /** Twitch asks our webhook whether it wants it. */
    PENDING,
    /** Just made; pending. */
    CREATED,
    MISSING,
    /** It is there, and brings nothing any more. */
    DEAD,
    /** Somebody has to grant a right first. */
    NOT_PERMITTED,
    FAILED
  }

  static Subscribed of(EventSubType type, State state, String sentence, @Nullable Found found) {
    String id = found == null ? null : found.id();
    return new Subscribed(type.type(), type.version(), state, sentence, type.needed(), false, id);
  }

  /** Not for now: Twitch is down, busy, or said nothing. */
  static Subscribed notNow(EventSubType type, String sentence) {
    return new Subscribed(
        type.type(), type.version(), State.FAILED, sentence, type.needed(), true, null);
  }

  Subscribed but(String more) {
    return new Subscribed(type, version, state, sentence + "; " + more, needed, passing, id);
  }

  /** Whether events come, or soon will. */
  public boolean isGood() {
    return state == State.ENABLED || state == State.PENDING || state == State.CREATED;
  }

  /**
   * Whether somebody has to look: a right that nobody granted is missed only where it is needed.
   */
  public boolean isTrouble() {
    return !isGood() && (needed || state == State.FAILED || state == State.DEAD);
  }
}

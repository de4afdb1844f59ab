package dev.bitbrat.gateway;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.pipeline.Write.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Who of several may listen: the document {@code gateway/lease} names a holder and until when. This
 * decides what a process may do about it, and asks nobody.
 *
 * @param holder a name that no other process has, not even this one's predecessor
 */
record Lease(String holder, Terms terms) {
  static final DocPath PATH = DocPath.of("gateway", "lease");
  private static final String HOLDER = "holder";
  private static final String UNTIL = "until";
  private static final String SOURCES = "sources";
  private static final String NOBODY = "";

  /**
   * @param valid how long it holds from when it was asked for
   * @param renew how often its holder asks anew
   * @param look how often the others look, and a holder whose asking failed
   * @param skew how far apart the clocks of two processes may be
   * @param hangUp so long before its end a holder that could not renew stops listening
   */
  record Terms(Duration valid, Duration renew, Duration look, Duration skew, Duration hangUp) {
    /** With these a dead holder's successor listens after 22 s at most. */
    static final Terms USUAL =
        new Terms(
            Duration.ofSeconds(15),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3));
  }

  /**
   * What was seen last.
   *
   * @param version of the document, empty if there is none
   * @param since when this version was seen first, by our own clock
   */
  record Sighting(String version, Instant since) {
    static final Sighting NONE = new Sighting("", Instant.EPOCH);

    Sighting then(Optional<Doc> doc, Instant now) {
      String seen = doc.map(Doc::version).orElse("");
      return seen.equals(version) ? this : new Sighting(seen, now);
    }
  }

  /** Whether the document says that we are the holder, be it in time or too late. */
  boolean isOurs(Optional<Doc> doc) {
    return doc.isPresent() && holder.equals(Tree.string(doc.get().fields(), HOLDER));
  }

  /**
   * Whether it may be taken, or taken again. Another's has ended when its time is over by our
   * clock, however far the holder's is off; or when its holder did not renew while we looked on,
   * which needs no common clock.
   */
  boolean mayTake(Optional<Doc> doc, Sighting sighting, Instant now) {
    if (doc.isEmpty() || isOurs(doc)) return true;
    if (NOBODY.equals(Tree.string(doc.get().fields(), HOLDER))) return true;
    boolean over = !now.isBefore(until(doc.get()).plus(terms.skew()));
    boolean still = !now.isBefore(sighting.since().plus(terms.valid()).plus(terms.skew()));
    return over || still;
  }

  /**
   * @param asked when the asking began: it holds from then, not from when the answer came
   * @param sources how each that the holder listens to is, by name; for people
   */
  Write taking(Optional<Doc> doc, Instant asked, Map<String, String> sources) {
    Map<String, Object> fields =
        Map.of(HOLDER, holder, UNTIL, asked.plus(terms.valid()).toString(), SOURCES, sources);
    return new Write.Put(PATH, Tree.mapOf(fields), Condition.unchanged(doc), null);
  }

  /** Whoever looks next may take it at once. */
  Write givingBack(Doc doc) {
    Map<String, Object> fields = Map.of(HOLDER, NOBODY, UNTIL, Instant.EPOCH.toString());
    return new Write.Put(PATH, Tree.mapOf(fields), Condition.unchanged(doc), null);
  }

  /** What cannot be read has ended: it must not keep everybody out for ever. */
  private static Instant until(Doc doc) {
    try {
      return Instant.parse(String.valueOf(Tree.string(doc.fields(), UNTIL)));
    } catch (java.time.DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}

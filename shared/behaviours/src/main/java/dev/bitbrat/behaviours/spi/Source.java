package dev.bitbrat.behaviours.spi;

import java.util.List;
import java.util.Optional;

/** Something that can be read by name: a data store, or values that come from elsewhere. */
public interface Source extends Component {
  Shape shape();

  /**
   * What may be shown, in order; of a single value one or none.
   *
   * @throws UnavailableException when the store does not answer
   */
  List<Entry> entries(Access access);

  /**
   * The entry of that number or name, if it may be shown.
   *
   * @param key as written; names compare as {@link dev.bitbrat.behaviours.words.Names#fold} says
   */
  Optional<Entry> find(Access access, String key);
}

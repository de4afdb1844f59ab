package dev.bitbrat.bench;

import dev.bitbrat.behaviours.spi.Documents;
import dev.bitbrat.behaviours.spi.World;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Surroundings that cost nothing: nothing is kept, and there is nothing outside. */
final class Nothing {
  static final Documents KEPT =
      new Documents() {
        @Override
        public Map<String, @Nullable Object> get(String path) {
          return Map.of();
        }

        @Override
        public SortedMap<String, Map<String, @Nullable Object>> all(String collection) {
          return new TreeMap<>();
        }

        @Override
        public String segment(String text) {
          return text;
        }
      };

  static final World OUTSIDE =
      new World() {
        @Override
        public RandomGenerator chance() {
          return RandomGenerator.getDefault();
        }

        @Override
        public Optional<ChannelInfo> channel(String login) {
          return Optional.empty();
        }

        @Override
        public Fetched fetch(URI uri, Duration timeout, int maxBytes) {
          return new Fetched.Failed("nothing outside");
        }

        @Override
        public Optional<Object> json(String text) {
          return Optional.empty();
        }
      };

  private Nothing() {}
}

package dev.bitbrat.pipeline;

import java.util.List;

/**
 * What one run comes to: the documents, then the messages, then the ends. Documents and messages
 * are one commit.
 */
record Settlement(List<Write> writes, List<Publication> publications, List<Ended> ended) {
  Settlement {
    writes = List.copyOf(writes);
    publications = List.copyOf(publications);
    ended = List.copyOf(ended);
  }
}

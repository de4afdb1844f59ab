package dev.bitbrat.standins;

import dev.bitbrat.json.Json;
import java.util.Map;

/** What a stand-in sends back. */
@SuppressWarnings("ArrayRecordComponent") // bytes to send, compared by nobody
record Answer(int status, Map<String, String> headers, byte[] body) {
  static Answer json(int status, Object tree) {
    return new Answer(
        status, Map.of("Content-Type", "application/json; charset=utf-8"), Json.writeBytes(tree));
  }

  static Answer empty(int status) {
    return new Answer(status, Map.of(), new byte[0]);
  }
}

package dev.bitbrat.gcp;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.httpjson.InstantiatingHttpJsonChannelProvider;
import com.google.api.gax.rpc.FixedHeaderProvider;
import com.google.api.gax.rpc.StubSettings;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Points a client at an emulator, or leaves it at the real service and its credentials.
 *
 * <p>The transport is the JDK's own HTTP and TLS. Conscrypt, which the client would load at every
 * cold start (7 MB and a native library), is left out of the build.
 */
public final class Endpoint {
  /** Else a warning with a stack trace that Conscrypt is not there. Held: a level dies with it. */
  private static final Logger CONSCRYPT =
      Logger.getLogger("com.google.api.gax.httpjson.HttpJsonConscryptUtils");

  static {
    CONSCRYPT.setLevel(Level.OFF);
  }

  private Endpoint() {}

  /**
   * @param emulator {@code host:port} or {@code null}
   */
  public static <B extends StubSettings.Builder<?, ?>> B apply(
      B builder, @Nullable String emulator) {
    builder.setTransportChannelProvider(
        InstantiatingHttpJsonChannelProvider.newBuilder()
            .setHttpTransport(new NetHttpTransport())
            .build());
    if (emulator == null) return builder;
    builder.setEndpoint("http://" + emulator);
    builder.setCredentialsProvider(NoCredentialsProvider.create());
    // what the Firestore emulator takes for an administrator; the others do not look
    builder.setHeaderProvider(FixedHeaderProvider.create("Authorization", "Bearer owner"));
    return builder;
  }
}

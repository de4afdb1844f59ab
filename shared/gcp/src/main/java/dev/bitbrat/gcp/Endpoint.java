package dev.bitbrat.gcp;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.rpc.FixedHeaderProvider;
import com.google.api.gax.rpc.StubSettings;
import org.jspecify.annotations.Nullable;

/** Points a client at an emulator, or leaves it at the real service and its credentials. */
final class Endpoint {
  private Endpoint() {}

  /**
   * @param emulator {@code host:port} or {@code null}
   */
  static <B extends StubSettings.Builder<?, ?>> B apply(B builder, @Nullable String emulator) {
    if (emulator == null) return builder;
    builder.setEndpoint("http://" + emulator);
    builder.setCredentialsProvider(NoCredentialsProvider.create());
    // what the Firestore emulator takes for an administrator; the others do not look
    builder.setHeaderProvider(FixedHeaderProvider.create("Authorization", "Bearer owner"));
    return builder;
  }
}

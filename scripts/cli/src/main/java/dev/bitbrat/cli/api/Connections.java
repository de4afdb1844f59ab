package dev.bitbrat.cli.api;

import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Texts;
import dev.bitbrat.local.Holder;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the way to a platform that runs elsewhere. */
public final class Connections {
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  private Connections() {}

  /**
   * By an address that somebody gave.
   *
   * @param tokenFile with the token; {@code null} if the home's own is meant
   * @param home whose token is used for an address on this machine
   */
  public static ApiClient to(String url, @Nullable Path tokenFile, Path home, Shell shell) {
    URI uri = parse(url);
    boolean here = HERE.contains(uri.getHost());
    if (!here && uri.getScheme().equals("http")) {
      shell.say("warning: " + url + " is not encrypted: whoever is on the way can read the token");
    }
    Path own = home.resolve("api-token");
    if (tokenFile != null) return new ApiClient(uri, read(tokenFile));
    if (here && Files.isReadable(own)) return new ApiClient(uri, read(own));
    throw new CliException(
        ExitCode.NOT_PERMITTED,
        "no token for " + url,
        "Name the file that holds it: --token-file FILE");
  }

  /** To the process that holds a home. */
  public static ApiClient to(Holder holder, Path home) {
    Integer port = holder.port();
    if (port == null) {
      throw new CliException(
          ExitCode.NOT_FOUND,
          home + " is in use by " + holder.describe() + ", which serves no one",
          "It may still be starting: try again, stop it, or choose another place with --home DIR.");
    }
    return new ApiClient(URI.create("http://127.0.0.1:" + port), read(Path.of(holder.tokenFile())));
  }

  private static String read(Path file) {
    try {
      String token = Files.readString(file).strip();
      if (token.matches("[\\x21-\\x7e]{1,512}")) return token;
      throw new CliException(
          ExitCode.USAGE,
          file + " does not hold a token",
          "Expected one line with the token only.");
    } catch (IOException e) {
      throw new CliException(
          ExitCode.USAGE, "cannot read " + file + ": " + Texts.why(e), "See whether it is there.");
    }
  }

  private static URI parse(String url) {
    try {
      URI uri = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // answered below, as any other text that is no address of ours
    }
    throw new CliException(
        ExitCode.USAGE,
        "--url: not an address: " + url,
        "Expected for example --url https://bot.example.com or --url http://localhost:8080");
  }
}

package dev.bitbrat.cli.doctor;

import dev.bitbrat.events.Tree;
import dev.bitbrat.local.FileSecrets;
import dev.bitbrat.oauth.LoginStatus;
import dev.bitbrat.oauth.TokenDocument;
import dev.bitbrat.platform.tokens.BotTokens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts that are logged in, of all bots of a home. */
final class KeptLogins {
  private static final String START = BotTokens.secretOf("");

  private KeptLogins() {}

  static List<Finding> findings(Path home) {
    List<Finding> findings = new ArrayList<>();
    try {
      FileSecrets file = new FileSecrets(home.resolve("secrets.json"));
      for (String secret : file.names()) {
        if (secret.startsWith(START)) findings.addAll(of(file, secret));
      }
    } catch (RuntimeException e) {
      return List.of(Finding.warn("logins", "cannot be read: " + e.getMessage(), ""));
    }
    return findings.isEmpty() ? List.of(Finding.ok("logins", "none")) : findings;
  }

  private static List<Finding> of(FileSecrets file, String secret) {
    String bot = secret.substring(START.length());
    return file
        .get(secret)
        .map(text -> LoginStatus.rows(TokenDocument.parse(bot, text)))
        .orElse(List.of())
        .stream()
        .map(row -> finding(bot, row))
        .toList();
  }

  private static Finding finding(String bot, Map<String, @Nullable Object> row) {
    String platform = String.valueOf(Tree.string(row, "platform"));
    String account = String.valueOf(Tree.string(row, "account"));
    String check = platform + ' ' + account;
    String wants = Tree.string(row, "needsLogin");
    return wants == null
        ? Finding.ok(check, Tree.string(row, "login") + ", for the bot " + bot)
        : Finding.warn(
            check, wants, "brat login %s --bot %s --account %s".formatted(platform, bot, account));
  }
}

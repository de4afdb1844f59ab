package dev.bitbrat.rules;

/** Why a document is no usable rule; becomes {@link RuleDocument.Broken}. */
final class InvalidRule extends Exception {
  private static final long serialVersionUID = 1;

  InvalidRule(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}

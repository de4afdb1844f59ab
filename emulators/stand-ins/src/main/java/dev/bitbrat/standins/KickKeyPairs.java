package dev.bitbrat.standins;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** What a process signs with: to make a key takes too long to do it for every stand-in. */
final class KickKeyPairs {
  static final KeyPair FIRST = generate();
  static final KeyPair SECOND = generate();

  private KickKeyPairs() {}

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has RSA", e);
    }
  }
}

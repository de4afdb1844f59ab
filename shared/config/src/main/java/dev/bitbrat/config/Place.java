package dev.bitbrat.config;

/** Where something stands; line and column count from 1. */
record Place(String file, int line, int column) {
  static Place start(String file) {
    return new Place(file, 1, 1);
  }
}

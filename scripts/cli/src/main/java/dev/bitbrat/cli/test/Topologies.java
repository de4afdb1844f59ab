package dev.bitbrat.cli.test;

import dev.bitbrat.player.Topology;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --topology}. */
final class Topologies implements ITypeConverter<Topology> {
  Topologies() {}

  @Override
  public Topology convert(String text) {
    return switch (text) {
      case "one-jvm" -> Topology.ONE_JVM;
      case "fused" -> Topology.FUSED;
      default -> throw new TypeConversionException("expected one-jvm or fused, not " + text);
    };
  }
}

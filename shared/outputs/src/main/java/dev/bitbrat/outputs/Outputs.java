package dev.bitbrat.outputs;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.stages.Effects;
import dev.bitbrat.stages.EgressStage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts egress together: it sends to the platforms whose jars the function carries. */
public final class Outputs {
  private Outputs() {}

  public static Stage egress(Cloud cloud) {
    return egress(cloud, cloud.platforms());
  }

  /**
   * @param onBoard platforms that are sent to here
   */
  public static Stage egress(Cloud cloud, Platforms onBoard) {
    Duration lease = cloud.environment().duration("EGRESS_LEASE", Effects.LEASE);
    return EgressStage.of(cloud.ports(), onBoard, lease, deployed(cloud));
  }

  /** Platforms that some process sends to: what is for any other has nowhere to go. */
  private static Set<String> deployed(Cloud cloud) {
    return Arrays.stream(cloud.environment().optional("BITBRAT_PLATFORMS", "").split(","))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}

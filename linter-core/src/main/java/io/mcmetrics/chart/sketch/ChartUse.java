package io.mcmetrics.chart.sketch;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * What is told of a chart by whatever installs it. A text is empty where it is not told.
 *
 * @param chart the name of the chart, or the alias that its parent gives it
 * @param repository the address that it comes from
 * @param version a version, or a constraint
 * @param release the name of the release
 * @param namespace where it is installed
 * @param origin where the chart is named, or else where its values stand
 */
public record ChartUse(
    String chart,
    String repository,
    String version,
    String release,
    String namespace,
    Origin origin)
    implements Located {
  /** Returns a use of which nothing is told. */
  public static ChartUse untold(Origin origin) {
    return new ChartUse("", "", "", "", "", origin);
  }

  /** Returns the use of a chart, as part of the same release. */
  public ChartUse of(String otherChart, String otherRepository, String otherVersion) {
    return new ChartUse(otherChart, otherRepository, otherVersion, release, namespace, origin);
  }
}

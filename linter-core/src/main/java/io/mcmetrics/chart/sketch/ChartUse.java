package io.mcmetrics.chart.sketch;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;

/**
 * What is known of a chart from the resource that installs it. A text is empty if it is not known.
 *
 * @param chart the name of the chart, or the alias that its parent gives it
 * @param repository the address of its repository
 * @param version a version, or a constraint
 * @param release the name of the release
 * @param namespace the namespace of the release
 * @param origin the place where the chart is named, or else that of its values
 */
public record ChartUse(
    String chart,
    String repository,
    String version,
    String release,
    String namespace,
    Origin origin)
    implements Located {
  /** Returns a use of which nothing is known. */
  public static ChartUse unknown(Origin origin) {
    return new ChartUse("", "", "", "", "", origin);
  }

  /** Returns the use of another chart in the same release. */
  public ChartUse of(String otherChart, String otherRepository, String otherVersion) {
    return new ChartUse(otherChart, otherRepository, otherVersion, release, namespace, origin);
  }

  /** Returns the use of the same chart in another release. */
  public ChartUse inRelease(String otherRelease, String otherNamespace) {
    return new ChartUse(chart, repository, version, otherRelease, otherNamespace, origin);
  }

  /** Returns the same use, named at another place. */
  public ChartUse at(Origin place) {
    return new ChartUse(chart, repository, version, release, namespace, place);
  }
}

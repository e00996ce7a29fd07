package io.mcmetrics.fleet;

import io.mcmetrics.chart.sketch.ValueRemark.About;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.Unit;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.How;

/**
 * What a chart does with a value which its user will not have meant.
 *
 * @param unit what the release is deployed with
 * @param message what is wrong
 * @param origin the place of the value, or of its key
 */
public record ChartRemark(
    Cluster cluster, Unit unit, Sight sight, About about, String message, Origin origin)
    implements Located {
  /** Tells whether the chart of the release made something. */
  public boolean isOfRelease(Located thing) {
    return origin.via().stream()
        .filter(hop -> hop.how() == How.CHART)
        .anyMatch(hop -> thing.origin().via().contains(hop));
  }

  /**
   * Tells whether something is not deployed either if the release is not: it is of the same
   * release, or kustomize builds both and stops.
   */
  public boolean isBuiltWith(Located thing) {
    boolean isBeside =
        unit.form() == Unit.Form.OVERLAY
            && !unit.path().isEmpty()
            && thing.origin().span().file().path().startsWith(unit.path() + "/");
    return isBeside || isOfRelease(thing);
  }

  static ChartRemark of(Document document, Cluster cluster) {
    return new ChartRemark(
        cluster,
        document.unit(),
        document.sight(),
        About.named(document.root().textAt("about")),
        document.root().textAt("message"),
        document.origin());
  }
}

package io.mcmetrics.helm;

import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Gap;
import java.util.List;

/**
 * Says why what is found in a release is only possible: what its chart makes of the values differs
 * between versions, and which one it is is not written.
 */
final class UnwrittenVersion {
  private UnwrittenVersion() {}

  /**
   * Notes a gap for a release of which something depends on a version that is not written.
   *
   * @param found what was derived of its values
   */
  static void note(ChartUse use, List<Document> found, TreeFiles files) {
    boolean depends =
        found.stream().anyMatch(document -> document.sight().limit() == Confidence.POSSIBLE);
    if (depends && use.version().isEmpty() && !use.chart().isEmpty()) {
      files.addGap(
          Gap.at(
              use,
              "the version of the chart `%s` is not written".formatted(use.chart()),
              "the newest is assumed, and what differs between versions is only possible"));
    }
  }
}

package io.mcmetrics.rules.analysis;

import io.mcmetrics.chart.sketch.ValueRemark.About;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.fleet.ChartRemark;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.SampleDelivery;
import io.mcmetrics.path.SamplePath;
import io.mcmetrics.source.Located;
import io.mcmetrics.thanos.Receive;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Makes problems of what charts do with values, and says whose samples they concern. */
public final class ChartRemarks {
  private ChartRemarks() {}

  /**
   * Passes each remark of a kind on as a problem of the cluster that has the release.
   *
   * @param change what the rule adds
   */
  public static void each(
      Fleet fleet, About about, UnaryOperator<Problem> change, Consumer<Problem> out) {
    for (ChartRemark remark : fleet.chartRemarks()) {
      if (remark.about() == about) {
        out.accept(change.apply(problem(remark)));
      }
    }
  }

  /**
   * Passes each remark of a kind on as a problem of all clusters whose samples pass something that
   * the release was to make.
   */
  public static void ofReleases(Fleet fleet, About about, Consumer<Problem> out) {
    for (ChartRemark remark : fleet.chartRemarks()) {
      if (remark.about() == about) {
        Problem whole =
            ProblemScope.ofDeliveries(
                problem(remark), fleet, delivery -> stage(delivery, remark).isPresent());
        Optional<Stage> first =
            fleet.deliveries().stream()
                .flatMap(delivery -> stage(delivery, remark).stream())
                .min(Stage::compareTo);
        out.accept(whole.atStage(first.orElse(Stage.REMOTE_WRITE)));
      }
    }
  }

  private static Problem problem(ChartRemark remark) {
    Problem problem =
        Problem.at(remark, "%s", remark.message())
            .atMost(remark.sight().limit())
            .affecting(remark.cluster().name());
    boolean isChangeable = !remark.sight().whole() && changesWithValues(remark.about());
    return isChangeable ? problem.atMost(Confidence.POSSIBLE) : problem;
  }

  /** A key that nobody reads is one whatever else is set. */
  private static boolean changesWithValues(About about) {
    return about != About.UNKNOWN_KEY && about != About.LOST_KEY && about != About.LATER_KEY;
  }

  /** Returns the first stage of a path that something of the release is; empty if there is none. */
  private static Optional<Stage> stage(SampleDelivery delivery, ChartRemark remark) {
    if (remark.isBuiltWith(delivery.sender())) {
      return Optional.of(Stage.REMOTE_WRITE);
    }
    SamplePath path = delivery.path();
    if (path.receives().stream().anyMatch(receive -> isOf(remark, receive))
        || path.ingestors().stream().anyMatch(receive -> isOf(remark, receive))) {
      return Optional.of(Stage.RECEIVE);
    }
    if (path.queriers().stream()
        .anyMatch(querier -> remark.isBuiltWith(querier.component().workload()))) {
      return Optional.of(Stage.QUERY);
    }
    List<? extends Located> sources = path.datasources();
    return sources.stream().anyMatch(remark::isBuiltWith)
        ? Optional.of(Stage.DATASOURCE)
        : Optional.empty();
  }

  private static boolean isOf(ChartRemark remark, Receive receive) {
    return remark.isBuiltWith(receive.component().workload());
  }
}

package io.mcmetrics.rules.grafana.analysis;

import io.mcmetrics.need.MetricConsumer.Kind;
import io.mcmetrics.need.Need;
import io.mcmetrics.promql.TemplatedText;
import java.util.regex.Pattern;

/** The metrics that recording rules make: by convention they have colons in their names. */
public final class RecordedMetrics {
  /** Where both sides of an `or` are asked, the other one may be there. */
  private static final Pattern ALTERNATIVE = Pattern.compile("\\bor\\b");

  private RecordedMetrics() {}

  /** Tells whether a panel asks for such a metric, and for nothing in its place. */
  public static boolean isAskedByDashboard(Need need) {
    return need.query().consumer().kind() == Kind.PANEL
        && name(need).contains(":")
        && !ALTERNATIVE.matcher(need.query().text().text()).find();
  }

  /** Returns the name of the metric; the empty text if it is not known. */
  public static String name(Need need) {
    return need.selector().name().orElse(null) instanceof TemplatedText.Known name
        ? name.text()
        : "";
  }
}

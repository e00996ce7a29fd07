package io.mcmetrics.cli;

import io.mcmetrics.trace.TracedSeries;

/** The effect of one remote write on one series, as text and as JSON. */
record SeriesReport(TracedSeries traced) {
  /** Returns who sends it where, and then what each rule does to it. */
  String text() {
    String to = traced.destination().isEmpty() ? "" : " to " + traced.destination();
    return traced.cluster().name() + ", " + traced.name() + to + "\n" + report().text();
  }

  /** Returns one object on one line. */
  String json() {
    return "{\"cluster\": "
        + JsonText.quoted(traced.cluster().name())
        + ", \"sender\": "
        + JsonText.quoted(traced.name())
        + ", \"destination\": "
        + JsonText.quoted(traced.destination())
        + ", "
        + report().members()
        + "}\n";
  }

  private RelabelReport report() {
    return new RelabelReport(traced.series(), traced.effects(), traced.outcome());
  }
}

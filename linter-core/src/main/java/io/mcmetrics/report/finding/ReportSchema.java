package io.mcmetrics.report.finding;

import io.mcmetrics.report.ClassPathText;

/** The JSON Schema of what {@link Format#JSON} writes. */
final class ReportSchema {
  private ReportSchema() {}

  /** Returns the schema as JSON. */
  static String text() {
    return ClassPathText.text("/io/mcmetrics/report/finding/report.schema.json");
  }
}

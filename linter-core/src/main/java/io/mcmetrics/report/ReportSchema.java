package io.mcmetrics.report;

/** The JSON Schema of what {@link Format#JSON} writes. */
public final class ReportSchema {
  private ReportSchema() {}

  /** Returns the schema as JSON. */
  public static String text() {
    return Resource.text("/io/mcmetrics/report/report.schema.json");
  }
}

package io.mcmetrics.report.finding;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.mcmetrics.report.ClassPathText;
import java.util.List;

/** Validates reports against their schemas. */
public final class Schemas {
  static final String SARIF =
      ClassPathText.text("/io/mcmetrics/report/finding/sarif-2.1.0.schema.json");

  private Schemas() {}

  /** Returns what is wrong with a document. */
  public static List<String> complaints(String schema, String json) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema, InputFormat.JSON)
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }
}

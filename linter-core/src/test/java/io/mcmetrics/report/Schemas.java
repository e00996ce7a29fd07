package io.mcmetrics.report;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** Holds reports against their schemas. */
final class Schemas {
  static final String SARIF = Resource.text("/io/mcmetrics/report/sarif-2.1.0.schema.json");

  private Schemas() {}

  /** Returns what is wrong with a document. */
  static List<String> complaints(String schema, String json) {
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

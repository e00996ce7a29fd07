package io.mcmetrics.report.finding;

import io.mcmetrics.source.Region;
import io.mcmetrics.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Places as SARIF writes them. */
final class SarifLocations {
  private static final String UNRESERVED = "-._~/";

  private SarifLocations() {}

  /** Adds a place; one in no file at all is left out. */
  static void addLocation(ArrayNode locations, Span span) {
    if (!span.file().path().isEmpty()) {
      addPhysical(locations.addObject(), span);
    }
  }

  /** Adds the other places, numbered so that messages could refer to them. */
  static void addRelated(ObjectNode result, List<ReportedFinding.Place> places) {
    if (places.isEmpty()) {
      return;
    }
    ArrayNode related = result.putArray("relatedLocations");
    for (int i = 0; i < places.size(); i++) {
      ObjectNode location = related.addObject().put("id", i + 1);
      addPhysical(location, places.get(i).span());
      location.putObject("message").put("text", places.get(i).message());
    }
  }

  /** Returns a path as a relative URI, which must not look as if it had a scheme. */
  static String uri(String path) {
    String plain = path.startsWith("./") ? path.substring(2) : path;
    StringBuilder uri = new StringBuilder(plain.length());
    for (byte b : plain.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (isUnreserved(c)) {
        uri.append(c);
      } else {
        uri.append(String.format("%%%02X", (int) c));
      }
    }
    return uri.toString();
  }

  private static void addPhysical(ObjectNode location, Span span) {
    Region region = Region.of(span).atLeastOneColumn();
    ObjectNode physical = location.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", uri(span.file().path()));
    physical
        .putObject("region")
        .put("startLine", region.startLine())
        .put("startColumn", region.startColumn())
        .put("endLine", region.endLine())
        .put("endColumn", region.endColumn());
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }
}

package io.mcmetrics.prometheus;

import io.mcmetrics.promql.parser.DurationLength;
import io.mcmetrics.relabel.GoScalar;
import io.mcmetrics.relabel.GoText;
import io.mcmetrics.remotewrite.GoUrlError;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Checks scalars of the types that the configuration has. */
final class ScalarCheck {
  /** The words that a type takes ({@code UnmarshalYAML} of each, Prometheus 3.16). */
  private static final Map<String, List<String>> WORDS =
      Map.ofEntries(
          Map.entry(
              "kubernetes.Role",
              List.of("node", "pod", "service", "endpoints", "endpointslice", "ingress")),
          Map.entry("openstack.Role", List.of("hypervisor", "instance", "loadbalancer")),
          Map.entry("hetzner.Role", List.of("robot", "hcloud")),
          Map.entry("hetzner.role", List.of("robot", "hcloud")),
          Map.entry("scaleway.role", List.of("instance", "baremetal")),
          Map.entry("digitalocean.Role", List.of("droplets", "databases")),
          Map.entry("aws.Role", List.of("ec2", "ecs", "elasticache", "lightsail", "msk", "rds")),
          Map.entry("config.TracingClientType", List.of("http", "grpc")),
          Map.entry("config.TLSVersion", List.of("TLS10", "TLS11", "TLS12", "TLS13")),
          Map.entry("model.ValidationScheme", List.of("", "utf8", "legacy")));

  private static final Set<String> LOG_LEVELS = Set.of("", "debug", "info", "warn", "error");

  /** Types that read a text first, whatever type the scalar has, and so see a {@code Null}. */
  private static final Set<String> READ_AS_TEXT =
      Set.of("model.Duration", "config.URL", "config.AlertmanagerAPIVersion", "config.LogLevel");

  /** Types that are no texts, though they read one. */
  private static final Set<String> NO_TEXT =
      Set.of("model.Duration", "config.URL", "config.TLSVersion", "model.ValidationScheme");

  private ScalarCheck() {}

  /**
   * Checks a value.
   *
   * @param type the name of the type
   * @param kind what it is made of
   */
  static void check(String type, String kind, Yaml node, Refusals out) {
    if (kind.equals("any") || kind.startsWith("http.")) {
      return;
    }
    if (!(node instanceof YamlScalar scalar)) {
      out.add("cannot unmarshal " + GoScalar.shown(node) + " into " + type, node);
      return;
    }
    if (GoScalar.isPassedOver(scalar)) {
      // In quotes, such a word is a text that the type is not asked about.
      if (scalar.style() != YamlScalar.Style.PLAIN && NO_TEXT.contains(type)) {
        out.add("cannot unmarshal " + GoScalar.shown(node) + " into " + type, node);
        return;
      }
      boolean isRead = WORDS.containsKey(type) || READ_AS_TEXT.contains(type);
      if (scalar.style() == YamlScalar.Style.PLAIN || isRead) {
        return;
      }
    }
    if (WORDS.containsKey(type) || READ_AS_TEXT.contains(type)) {
      checkText(type, GoScalar.type(scalar) == GoScalar.Type.NULL ? "" : scalar.text(), node, out);
    } else if (type.equals("units.Base2Bytes")) {
      if (!GoScalar.type(scalar).equals(GoScalar.Type.NULL) && !GoScalar.isSize(scalar)) {
        out.add("units: invalid " + scalar.text() + "; a size has a unit, such as 10MB", node);
      }
    } else if (!isOfKind(kind, scalar)) {
      out.add("cannot unmarshal " + GoScalar.shown(node) + " into " + kind, node);
    } else if (type.equals("model.LabelName") && scalar.text().isEmpty()) {
      out.add("\"\" is not a valid label name", node);
    }
  }

  private static boolean isOfKind(String kind, YamlScalar scalar) {
    GoScalar.Type found = GoScalar.type(scalar);
    if (found == GoScalar.Type.NULL) {
      return true;
    }
    boolean isNumber = found == GoScalar.Type.INTEGER || found == GoScalar.Type.FLOAT;
    return switch (kind) {
      case "bool" -> found == GoScalar.Type.BOOLEAN;
      case "int", "int64" -> isNumber && !GoScalar.isEndless(scalar);
      case "uint", "uint64" ->
          isNumber
              && !GoScalar.isEndless(scalar)
              && !(found == GoScalar.Type.INTEGER && GoScalar.isBelowZero(scalar));
      case "float64" -> isNumber;
      default -> true;
    };
  }

  private static void checkText(String type, String text, Yaml node, Refusals out) {
    switch (type) {
      case "model.Duration" -> {
        if (!text.equals("0") && DurationLength.of(text).isEmpty()) {
          String complaint =
              text.isEmpty()
                  ? "empty duration string"
                  : "not a valid duration string: " + GoText.quoted(text);
          out.add(complaint, node);
        }
      }
      case "config.URL" ->
          GoUrlError.objection(text).ifPresent(why -> out.add("no URL: " + why, node));
      case "config.LogLevel" -> {
        if (!LOG_LEVELS.contains(text.toLowerCase(Locale.ROOT))) {
          out.add("unrecognized log level " + text, node);
        }
      }
      case "config.AlertmanagerAPIVersion" -> checkApiVersion(text, node, out);
      default -> {
        List<String> words = WORDS.getOrDefault(type, List.of());
        if (!words.contains(text)) {
          String known = String.join(", ", words.stream().filter(w -> !w.isEmpty()).toList());
          out.add("unknown " + type + " " + GoText.quoted(text) + ", supported: " + known, node);
        }
      }
    }
  }

  private static void checkApiVersion(String text, Yaml node, Refusals out) {
    String message = "expected Alertmanager api version to be one of [v2] but got " + text;
    if (text.equals("v1")) {
      out.addSince(3, 0, message, node);
    } else if (!text.equals("v2")) {
      out.add(message, node);
    }
  }
}

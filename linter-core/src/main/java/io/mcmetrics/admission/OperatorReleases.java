package io.mcmetrics.admission;

import io.mcmetrics.chart.values.ChartVersion;
import io.mcmetrics.cluster.ByCluster;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The releases of operators that a tree deploys, by the tags of their images: an operator comes
 * with the definitions of its own release.
 */
final class OperatorReleases {
  /** The operators of the API groups, by what their images are called. */
  private static final Map<String, Pattern> IMAGES =
      Map.of(
          "monitoring.coreos.com", image("prometheus-operator"),
          "opentelemetry.io", image("opentelemetry-operator"),
          "operator.victoriametrics.com", image("victoriametrics/operator"));

  private record Operator(Cluster cluster, String group, String release) {}

  private final Map<String, ByCluster<Operator>> byGroup = new HashMap<>();

  OperatorReleases(List<Document> documents, Function<Document, Cluster> clusterOf) {
    List<Operator> operators = new ArrayList<>();
    for (Document document : documents) {
      if (document.kind().equals("Deployment")) {
        for (YamlMapping container :
            document.root().at("spec", "template", "spec").stream()
                .flatMap(pod -> pod.mappingsAt("containers").stream())
                .toList()) {
          operators.addAll(in(container.textAt("image"), document, clusterOf));
        }
      }
    }
    operators.stream()
        .collect(Collectors.groupingBy(Operator::group))
        .forEach((group, of) -> byGroup.put(group, ByCluster.of(of, Operator::cluster)));
  }

  private static Pattern image(String name) {
    return Pattern.compile("(?:.*/)?" + name + ":v?([0-9]+\\.[0-9]+\\.[0-9]+)(?:[-@].*)?");
  }

  private static List<Operator> in(
      String image, Document document, Function<Document, Cluster> clusterOf) {
    List<Operator> operators = new ArrayList<>();
    IMAGES.forEach(
        (group, pattern) -> {
          Matcher matcher = pattern.matcher(image);
          if (matcher.matches()) {
            operators.add(new Operator(clusterOf.apply(document), group, matcher.group(1)));
          }
        });
    return operators;
  }

  /** Tells whether the operator of an API group is installed in any cluster. */
  boolean has(String group) {
    return byGroup.containsKey(group);
  }

  /** Returns the release of the operator of an API group in a cluster, if there is one alone. */
  Optional<ChartVersion> of(String group, Cluster cluster) {
    ByCluster<Operator> operators = byGroup.get(group);
    if (operators == null) {
      return Optional.empty();
    }
    List<String> found =
        operators.mayBeIn(cluster).stream().map(Operator::release).distinct().toList();
    return found.size() == 1 ? ChartVersion.find(found.get(0)) : Optional.empty();
  }
}

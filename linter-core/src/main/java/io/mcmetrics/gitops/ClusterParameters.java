package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that the parameters of ApplicationSets give to API servers: a list or a file of the
 * repository has the name of a cluster beside the address that is its destination, as in {@code
 * cluster: seoul, url: https://10.0.0.5} (Argo CD 3,
 * docs/operator-manual/applicationset/Generators-List.md and Generators-Git.md).
 */
final class ClusterParameters {
  private static final Pattern USE = Pattern.compile("\\{\\{-?\\s*\\.?([A-Za-z0-9_.-]+)\\s*-?}}");

  /** What people call the name of a cluster beside its address, the plainest first. */
  private static final List<String> NAMES =
      List.of("cluster", "clusterName", "cluster_name", "cluster-name", "name");

  /** The key that names whatever the elements are. */
  private static final String ANYTHING = "name";

  /** A name that a set of parameters gives to a server. */
  record Named(String server, String name) {}

  private ClusterParameters() {}

  /** Returns the names that the ApplicationSets among some documents give to servers. */
  static List<Named> in(List<Document> documents, ArgoGenerators generators) {
    List<Named> found = new ArrayList<>();
    for (Document document : documents) {
      if (document.kind().equals("ApplicationSet")) {
        found.addAll(in(document, generators));
      }
    }
    return found;
  }

  private static List<Named> in(Document set, ArgoGenerators generators) {
    Optional<YamlMapping> spec = set.root().mappingAt("spec");
    Optional<String> server =
        set.text("spec", "template", "spec", "destination", "server")
            .known()
            .or(
                () ->
                    set.at("spec", "template", "spec", "destination", "server")
                        .filter(YamlScalar.class::isInstance)
                        .map(text -> ((YamlScalar) text).text()));
    Matcher use = USE.matcher(server.orElse("").strip());
    if (spec.isEmpty() || !use.matches()) {
      return List.of();
    }
    String parameter = use.group(1);
    String prefix = parameter.substring(0, parameter.lastIndexOf('.') + 1);
    List<Named> found = new ArrayList<>();
    Set<String> servers = new HashSet<>();
    for (Map<String, YamlScalar> parameters : generators.parameters(spec.get())) {
      Optional<String> address = text(parameters, parameter);
      address.ifPresent(servers::add);
      address.ifPresent(
          named ->
              NAMES.stream()
                  .filter(key -> !ArgoClusters.isOwn(named) || !key.equals(ANYTHING))
                  .flatMap(key -> text(parameters, prefix + key).stream())
                  .findFirst()
                  .ifPresent(name -> found.add(new Named(named, name))));
    }
    // Elements that all go to the own cluster are stages or parts of an application.
    found.removeIf(one -> ArgoClusters.isOwn(one.server()) && servers.size() == 1);
    return found;
  }

  private static Optional<String> text(Map<String, YamlScalar> parameters, String key) {
    return Optional.ofNullable(parameters.get(key))
        .filter(value -> !value.isUnknown())
        .map(YamlScalar::text)
        .filter(text -> !text.isBlank() && !text.contains("{"));
  }
}

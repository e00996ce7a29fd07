package io.mcmetrics.route;

import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A Traefik that serves Ingresses in place of ingress-nginx (traefik 3.7, "Kubernetes Ingress NGINX
 * provider").
 */
final class TraefikForNginx {
  private static final Set<String> WORKLOADS = Set.of("Deployment", "DaemonSet", "StatefulSet");

  /** Flags of Traefik may be written in any case; an option of the provider turns it on as well. */
  private static final Pattern PROVIDER =
      Pattern.compile("(?i)--providers\\.kubernetesingressnginx(?:=true|\\..*)?");

  private TraefikForNginx() {}

  /** Tells whether one of some documents runs it, and none ingress-nginx itself. */
  static boolean isIn(List<Document> documents) {
    return documents.stream().anyMatch(TraefikForNginx::runsIt)
        && documents.stream().noneMatch(TraefikForNginx::runsNginx);
  }

  /** Tells whether a document runs either of them. */
  static boolean isController(Document document) {
    return runsIt(document) || runsNginx(document);
  }

  private static boolean runsIt(Document document) {
    return containers(document).stream()
        .flatMap(container -> container.itemsAt("args").stream())
        .anyMatch(TraefikForNginx::isProvider);
  }

  private static boolean isProvider(Yaml word) {
    return Value.of(word).known().filter(text -> PROVIDER.matcher(text).matches()).isPresent();
  }

  private static boolean runsNginx(Document document) {
    return containers(document).stream()
        .map(container -> container.text("image").written())
        .anyMatch(image -> image.contains("ingress-nginx/controller"));
  }

  private static List<YamlMapping> containers(Document document) {
    return WORKLOADS.contains(document.kind())
        ? document.root().mappingsAt("spec", "template", "spec", "containers")
        : List.of();
  }
}

package io.mcmetrics.prometheus;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a {@code kubernetes_sd_configs} entry (Prometheus 3.16, {@code
 * discovery/kubernetes/kubernetes.go}). Of selectors of labels, the syntax is not checked.
 */
final class KubernetesDiscoveryCheck {
  private static final List<String> SET_IF_WRITTEN =
      List.of(
          "basic_auth",
          "authorization",
          "oauth2",
          "http_headers",
          "proxy_url",
          "proxy_connect_header");
  private static final List<String> SET_IF_FILLED =
      List.of("bearer_token", "bearer_token_file", "no_proxy");
  private static final List<String> ON_BY_DEFAULT = List.of("follow_redirects", "enable_http2");

  private static final Map<String, List<String>> SELECTORS =
      Map.of(
          "pod", List.of("pod", "node"),
          "service", List.of("service"),
          "endpointslice", List.of("pod", "service", "endpointslice"),
          "endpoints", List.of("pod", "service", "endpoints"),
          "node", List.of("node"),
          "ingress", List.of("ingress"));

  private KubernetesDiscoveryCheck() {}

  static void check(Struct block) {
    block.require(
        "role", "role missing (one of: pod, service, endpoints, endpointslice, node, ingress)");
    boolean hasServer = block.isSet("api_server");
    boolean hasFile = block.isSet("kubeconfig_file");
    boolean isServerMissing = block.isMissing("api_server");
    Optional<String> client = clientSetting(block);
    boolean isOwn = block.block("namespaces").filter(n -> n.isOn("own_namespace")).isPresent();
    if (hasServer && hasFile) {
      block.refuse(
          "kubeconfig_file", "cannot use 'kubeconfig_file' and 'api_server' simultaneously");
    } else if (hasFile && client.isPresent()) {
      block.refuse(
          client.get(),
          "cannot use a custom HTTP client configuration together with 'kubeconfig_file'");
    } else if (isServerMissing && client.isPresent() && block.isMissing("kubeconfig_file")) {
      block.refuse(
          client.get(),
          "to use custom HTTP client configuration please provide the 'api_server' URL explicitly");
    } else if (hasServer && isOwn) {
      block.refuse(
          "namespaces", "cannot use 'api_server' and 'namespaces.own_namespace' simultaneously");
    } else if (hasFile && isOwn) {
      block.refuse(
          "namespaces",
          "cannot use 'kubeconfig_file' and 'namespaces.own_namespace' simultaneously");
    }
    checkSelectors(block);
  }

  /** Returns a key that makes the HTTP client another than the default. */
  private static Optional<String> clientSetting(Struct block) {
    for (String key : SET_IF_WRITTEN) {
      if (block.isWritten(key)) {
        return Optional.of(key);
      }
    }
    for (String key : SET_IF_FILLED) {
      if (block.isSet(key)) {
        return Optional.of(key);
      }
    }
    for (String key : ON_BY_DEFAULT) {
      Optional<Yaml> value = block.mapping().get(key);
      boolean isKnown = value.filter(v -> v instanceof YamlScalar s && !s.isUnknown()).isPresent();
      if (isKnown && !block.isOn(key)) {
        return Optional.of(key);
      }
    }
    if (block.isOn("proxy_from_environment")) {
      return Optional.of("proxy_from_environment");
    }
    return block.block("tls_config").filter(KubernetesDiscoveryCheck::isFilled).isPresent()
        ? Optional.of("tls_config")
        : Optional.empty();
  }

  private static boolean isFilled(Struct tls) {
    for (YamlMapping.Entry entry : tls.mapping().entries()) {
      String key = entry.key().text();
      boolean isSwitch = key.equals("insecure_skip_verify");
      if (isSwitch ? tls.isOn(key) : tls.isSet(key)) {
        return true;
      }
    }
    return false;
  }

  private static void checkSelectors(Struct block) {
    String role = block.text("role").orElse("");
    Set<String> seen = new HashSet<>();
    List<Yaml> selectors = block.mapping().itemsAt("selectors");
    selectors.stream()
        .filter(Yaml::isNull)
        .filter(none -> SELECTORS.containsKey(role))
        .forEach(none -> block.out().add(supported(role), none));
    for (YamlMapping mapping : block.mapping().mappingsAt("selectors")) {
      Struct selector = new Struct(mapping.merged(), block.out());
      Optional<String> selected = selector.text("role");
      if (selected.isEmpty() || !SELECTORS.containsKey(role)) {
        continue;
      }
      List<String> allowed = SELECTORS.getOrDefault(role, List.of());
      if (!seen.add(selected.get())) {
        selector.refuseWith("role", "duplicated selector role: %s", selected.get());
      } else if (selector
          .text("field")
          .filter(KubernetesDiscoveryCheck::isNoSelector)
          .isPresent()) {
        selector.refuseWith("field", "invalid selector: '%s'", selector.text("field").orElse(""));
      } else if (!allowed.contains(selected.get())) {
        selector.refuse("role", supported(role));
      }
    }
  }

  private static String supported(String role) {
    String allowed = String.join(", ", SELECTORS.getOrDefault(role, List.of()));
    return "%s role supports only %s selectors".formatted(role, allowed);
  }

  /** {@code k8s.io/apimachinery}: fields are compared, for equality or the opposite. */
  private static boolean isNoSelector(String text) {
    for (String term : text.split(",", -1)) {
      if (!term.isEmpty() && term.indexOf('=') < 0) {
        return true;
      }
    }
    return false;
  }
}

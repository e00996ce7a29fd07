package io.mcmetrics.route;

import io.mcmetrics.document.Document;
import io.mcmetrics.route.Endpoint.Refusal;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Annotations for which ingress-nginx leaves out the whole Ingress: snippets, unless its ConfigMap
 * allows them and the level of risk that they have. Its webhook refuses them, and without one the
 * host is answered with 404 (ingress-nginx 1.15, run; {@code allow-snippet-annotations} is false
 * and {@code annotations-risk-level} High by default).
 */
final class RiskyAnnotations {
  private static final String NGINX = "nginx.ingress.kubernetes.io/";
  private static final String ALLOWS = "allow-snippet-annotations";
  private static final String LEVEL = "annotations-risk-level";

  private RiskyAnnotations() {}

  /**
   * Returns the refusal, if the tree has the ConfigMap of the controller; else nothing is known.
   */
  static Optional<Refusal> in(Document ingress, IngressControllers controllers) {
    if (!controllers.isConfigured()) {
      return Optional.empty();
    }
    Optional<Value<String>> allows = controllers.setting(ALLOWS);
    Optional<Value<String>> level = controllers.setting(LEVEL);
    boolean isAllowed = isMaybe(allows, "true") && isMaybe(level, "Critical");
    return isAllowed
        ? Optional.empty()
        : NamedValue.in(ingress.root().mappingAt("metadata", "annotations")).stream()
            .filter(one -> one.name().startsWith(NGINX) && one.name().endsWith("-snippet"))
            .filter(one -> !(one.value() instanceof Absent<String>))
            .findFirst()
            .map(
                one ->
                    new Refusal(
                        hosts(ingress),
                        ("ingress-nginx leaves out an Ingress with `%s`, unless its ConfigMap has `%s:"
                                + " \"true\"` and `%s: Critical`")
                            .formatted(one.name(), ALLOWS, LEVEL),
                        ingress.origin(),
                        one.origin()));
  }

  private static boolean isMaybe(Optional<Value<String>> setting, String wanted) {
    return setting.isPresent()
        && (setting.get().isKnown(wanted) || !(setting.get() instanceof Known<String>));
  }

  private static List<Value<String>> hosts(Document ingress) {
    List<Value<String>> hosts = new ArrayList<>();
    for (YamlMapping rule : ingress.root().mappingsAt("spec", "rules")) {
      hosts.add(rule.text("host"));
    }
    return hosts;
  }
}

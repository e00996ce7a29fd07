package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.route.Endpoint;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Annotations that ingress-nginx does not understand, and for which it closes the location: each
 * request is answered with 503 (ingress-nginx 1.15, run).
 */
record DeniedLocation(Endpoint endpoint) {
  private static final String NGINX = "nginx.ingress.kubernetes.io/";
  private static final List<String> RANGES =
      List.of("whitelist-source-range", "allowlist-source-range", "denylist-source-range");

  private static final Pattern ADDRESS =
      Pattern.compile("(?:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/\\d{1,3})?");

  Optional<Problem> problem() {
    for (String name : RANGES) {
      Optional<NamedValue> ranges = NamedValue.find(endpoint.annotations(), NGINX + name);
      if (ranges.isPresent()
          && ranges.get().value() instanceof Known<String> known
          && !areRanges(known.value())) {
        return Optional.of(
            Problem.at(
                ranges.get(),
                "`%s` is no list of ranges with commas between: nginx closes the location, and answers"
                    + " each batch with 503",
                known.value()));
      }
    }
    return foreignSecret();
  }

  private static boolean areRanges(String text) {
    return text.isBlank()
        || List.of(text.split(",")).stream()
            .map(String::strip)
            .allMatch(range -> ADDRESS.matcher(range).matches());
  }

  /** A Secret of another namespace is not read, unless the ConfigMap of the controller says so. */
  private Optional<Problem> foreignSecret() {
    Optional<NamedValue> secret = NamedValue.find(endpoint.annotations(), NGINX + "auth-secret");
    boolean asks =
        NamedValue.find(endpoint.annotations(), NGINX + "auth-type").isPresent()
            && secret.isPresent();
    if (!asks
        || !(secret.get().value() instanceof Known<String> name)
        || !(endpoint.namespace() instanceof Known<String> own)
        || !name.value().contains("/")) {
      return Optional.empty();
    }
    return name.value().startsWith(own.value() + "/")
        ? Optional.empty()
        : Optional.of(
            Problem.at(
                    secret.get(),
                    "a Secret of another namespace than `%s` is not read: nginx closes the location,"
                        + " and answers each batch with 503",
                    own.value())
                .atMost(Confidence.LIKELY));
  }
}

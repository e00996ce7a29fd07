package io.mcmetrics.sender;

import io.mcmetrics.alloy.AlloySenders;
import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Grafana Alloy refuses of a {@code prometheus.remote_write}, and what it takes although
 * nothing is sent by it (1.19, {@code internal/component/prometheus/remotewrite/types.go}).
 */
final class AlloyFaults {
  /** The ways to say who one is, of which an endpoint has one. */
  private static final Set<String> LOGINS =
      Set.of(
          "basicAuth",
          "authorization",
          "oauth2",
          "sigv4",
          "azuread",
          "googleIam",
          "bearerToken",
          "bearerTokenFile");

  private AlloyFaults() {}

  static List<SenderFault> of(Document document, YamlMapping spec) {
    List<SenderFault> faults = new ArrayList<>();
    if (!document.kind().equals(Document.ALLOY) || document.at(AlloySenders.FAULT).isPresent()) {
      return faults;
    }
    if (spec.itemsAt("remoteWrite").isEmpty()) {
      String what = "`prometheus.remote_write` without an `endpoint` sends to nobody";
      faults.add(SenderFault.of(SenderFault.Kind.IDLE, what, document));
    }
    for (YamlMapping endpoint : spec.mappingsAt("remoteWrite")) {
      secondLogin(endpoint).ifPresent(faults::add);
    }
    return faults;
  }

  private static Optional<SenderFault> secondLogin(YamlMapping endpoint) {
    return endpoint.entries().stream()
        .filter(entry -> LOGINS.contains(entry.key().text()))
        .skip(1)
        .findFirst()
        .map(AlloyFaults::refused);
  }

  private static SenderFault refused(Entry login) {
    return SenderFault.of(
        SenderFault.Kind.REFUSED,
        "an endpoint takes at most one of `basic_auth`, `authorization`, `oauth2`, `bearer_token`,"
            + " `bearer_token_file`, `sigv4`, `azuread` and `google_iam`",
        login);
  }
}

package io.mcmetrics.policy;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.kubernetes.LabelSelector;
import io.mcmetrics.kubernetes.ValueEquality;
import io.mcmetrics.policy.NetworkPolicy.Side;
import io.mcmetrics.policy.PolicyRule.Peer;
import io.mcmetrics.policy.PolicyRule.Port;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads NetworkPolicies, with the defaults of the API server. */
final class NetworkPolicyReader {
  private final Document document;
  private final YamlMapping spec;

  private NetworkPolicyReader(Document document, YamlMapping spec) {
    this.document = document;
    this.spec = spec;
  }

  static Optional<NetworkPolicy> read(Document document, Cluster cluster) {
    return document
        .root()
        .mappingAt("spec")
        .map(spec -> new NetworkPolicyReader(document, spec).policy(cluster));
  }

  private NetworkPolicy policy(Cluster cluster) {
    LabelSelector all = new LabelSelector(List.of(), document.sight().whole(), spec.origin());
    return new NetworkPolicy(
        cluster,
        document.name(),
        document.namespace(),
        LabelSelector.at(spec, "podSelector").orElse(all),
        side("Ingress", "ingress", "from"),
        side("Egress", "egress", "to"),
        document.sight(),
        document.origin());
  }

  private Side side(String type, String key, String peers) {
    List<PolicyRule> rules = spec.mappingsAt(key).stream().map(rule -> rule(rule, peers)).toList();
    boolean isRead = !spec.has(key) || rules.size() == spec.itemsAt(key).size();
    boolean isSeen = isRead && spec.sequenceAt(key).isPresent() == spec.has(key);
    return new Side(
        isRestricted(type, key),
        rules,
        isSeen && document.sight().whole(),
        spec.entry(key).map(entry -> entry.origin()).orElseGet(() -> place(type)));
  }

  /** Returns the place of a direction without rules: its entry in {@code policyTypes}. */
  private Origin place(String type) {
    return spec.itemsAt("policyTypes").stream()
        .filter(item -> Value.of(item).isKnown(type))
        .map(Yaml::origin)
        .findFirst()
        .orElse(spec.origin());
  }

  /**
   * Without {@code policyTypes}, a policy restricts ingress, and egress if there are rules for it
   * (kubernetes, {@code SetDefaults_NetworkPolicy} in {@code pkg/apis/networking/v1/defaults.go}).
   */
  private Answer isRestricted(String type, String key) {
    List<Yaml> types = spec.itemsAt("policyTypes");
    if (types.isEmpty()) {
      boolean isOpen = spec.has("policyTypes") && spec.sequenceAt("policyTypes").isEmpty();
      if (isOpen || !document.sight().whole()) {
        return Answer.UNKNOWN;
      }
      return Answer.of(type.equals("Ingress") || !spec.itemsAt(key).isEmpty());
    }
    Answer named = Answer.NO;
    for (Yaml item : types) {
      Value<String> written = Value.of(item);
      named = named.or(ValueEquality.compare(written, new Known<>(type, written.origin())));
    }
    return named;
  }

  private static PolicyRule rule(YamlMapping rule, String peersKey) {
    List<Port> ports = new ArrayList<>();
    for (YamlMapping port : rule.mappingsAt("ports")) {
      ports.add(new Port(port.text("protocol"), port.text("port"), port.number("endPort")));
    }
    List<Peer> peers = new ArrayList<>();
    for (YamlMapping peer : rule.mappingsAt(peersKey)) {
      peers.add(
          new Peer(
              LabelSelector.at(peer, "podSelector"),
              LabelSelector.at(peer, "namespaceSelector"),
              peer.mappingAt("ipBlock").map(NetworkPolicyReader::addresses)));
    }
    boolean isWhole =
        isListed(rule, "ports", ports.size()) && isListed(rule, peersKey, peers.size());
    return new PolicyRule(ports, peers, isWhole, rule.origin());
  }

  private static boolean isListed(YamlMapping rule, String key, int read) {
    return !rule.has(key) || rule.sequenceAt(key).filter(l -> l.items().size() == read).isPresent();
  }

  private static AddressBlock addresses(YamlMapping block) {
    return new AddressBlock(
        block.text("cidr"), block.itemsAt("except").stream().map(Value::of).toList());
  }
}

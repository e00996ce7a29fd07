package io.mcmetrics.policy;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.kubernetes.LabelSelector;
import io.mcmetrics.kubernetes.ResourceLocation;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The NetworkPolicies of a fleet, and the labels of its namespaces. */
public final class Policies {
  /**
   * The label that each namespace has (Kubernetes, "Well-Known Labels, Annotations and Taints").
   */
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  private record Namespace(ResourceLocation location, List<NamedValue> labels, boolean isWhole) {}

  private final Map<String, List<NetworkPolicy>> plain = new LinkedHashMap<>();
  private final Map<String, List<Namespace>> namespaces = new LinkedHashMap<>();
  private final List<UnreadPolicy> others = new ArrayList<>();

  /** The policies of clusters with a guessed name, which may be any other cluster. */
  private final List<NetworkPolicy> anywhere = new ArrayList<>();

  private Policies() {}

  /** Returns the policies and namespaces among the documents of a tree. */
  public static Policies of(List<Document> documents, Function<Document, Cluster> clusterOf) {
    Policies policies = new Policies();
    for (Document document : documents) {
      if (UnreadPolicy.isKubernetes(document)) {
        NetworkPolicyReader.read(document, clusterOf.apply(document)).ifPresent(policies::add);
      } else if (document.kind().equals("Namespace")) {
        policies.addNamespace(document, clusterOf.apply(document));
      } else {
        UnreadPolicy.read(document, clusterOf.apply(document)).ifPresent(policies.others::add);
      }
    }
    return policies;
  }

  private void add(NetworkPolicy policy) {
    (policy.cluster().isGuessed()
            ? anywhere
            : plain.computeIfAbsent(policy.cluster().name(), any -> new ArrayList<>()))
        .add(policy);
  }

  private void addNamespace(Document document, Cluster cluster) {
    namespaces
        .computeIfAbsent(cluster.name(), any -> new ArrayList<>())
        .add(
            new Namespace(
                new ResourceLocation(cluster, document.name()),
                NamedValue.in(document.root().mappingAt("metadata", "labels")),
                document.sight().whole()));
  }

  /**
   * Returns the policies that may select some pods, in the order of the documents; none for pods on
   * the network of their node, whose traffic counts as that of the node (Kubernetes, "Network
   * Policies", NetworkPolicy and hostNetwork pods).
   */
  public List<NetworkPolicy> selecting(PodPeer pods) {
    if (pods.hostNetwork()) {
      return List.of();
    }
    List<NetworkPolicy> near = new ArrayList<>(anywhere);
    if (pods.cluster().isGuessed()) {
      plain.values().forEach(near::addAll);
    } else {
      near.addAll(plain.getOrDefault(pods.cluster().name(), List.of()));
    }
    return near.stream()
        .filter(policy -> policy.selects(pods) != Answer.NO)
        .sorted((a, b) -> a.origin().span().compareTo(b.origin().span()))
        .toList();
  }

  /** Tells whether a policy of a kind that is not evaluated may select some pods. */
  public boolean hasUnreadPolicyFor(PodPeer pods) {
    return others.stream().anyMatch(other -> other.maySelect(pods));
  }

  /** Tells whether a selector of namespaces selects the namespace of some pods. */
  public Answer selects(LabelSelector selector, PodPeer pods) {
    if (selector.selectsAll()) {
      return Answer.YES;
    }
    List<NamedValue> labels = new ArrayList<>();
    List<Namespace> own =
        namespaces.getOrDefault(pods.cluster().name(), List.of()).stream()
            .filter(
                namespace -> namespace.location().sharesNamespaceWith(pods.location()).isPositive())
            .toList();
    own.forEach(namespace -> labels.addAll(namespace.labels()));
    boolean isSeen = !own.isEmpty() && own.stream().allMatch(Namespace::isWhole);
    Answer hasMore = isSeen ? Answer.UNLIKELY : Answer.UNKNOWN;
    labels.add(nameLabel(pods));
    return selector.selects(labels, hasMore);
  }

  private static NamedValue nameLabel(PodPeer pods) {
    Value<String> name =
        pods.namespace() instanceof Known<String>
            ? pods.namespace()
            : new Value.Unknown<>("", pods.namespace().origin());
    return new NamedValue(NAME_LABEL, name, name.origin());
  }
}

package io.mcmetrics.rules.ingress;

import static io.mcmetrics.finding.Severity.ERROR;
import static io.mcmetrics.finding.Stage.REMOTE_WRITE;

import com.google.auto.service.AutoService;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Destination;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.rule.FleetRule;
import io.mcmetrics.rule.Rule;
import io.mcmetrics.rule.RuleInfo;
import io.mcmetrics.rules.ingress.analysis.BlockedDatasources;
import io.mcmetrics.rules.ingress.analysis.BlockedQueriers;
import io.mcmetrics.rules.ingress.analysis.BlockedReceivers;
import io.mcmetrics.rules.ingress.analysis.BlockedSenders;
import io.mcmetrics.sender.Sender;
import io.mcmetrics.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Flags NetworkPolicies that block samples, or queries for them. */
@AutoService(Rule.class)
@RuleInfo(
    summary = "a NetworkPolicy that stops remote writes, or queries for what they brought",
    why =
        """
        What a policy does not admit is dropped without an answer, wherever the network plugin enforces
        policies: Prometheus logs `context deadline exceeded`, Thanos Query loses the receiver.
        As soon as one policy selects a pod, only what some policy admits gets through, so that an
        empty one stops everything.
        """,
    symptom =
        """
        What is not admitted is dropped without an answer: the sender warns
        `Failed to send batch, retrying` with `context deadline exceeded` or `i/o timeout`, and
        `prometheus_remote_storage_samples_retried_total` grows. From a proxy to the receiver it
        is 504 after its timeout. For queries, Thanos Query logs `update of endpoint failed`, and
        `thanos_store_nodes_grpc_connections` lacks the store.
        """,
    remedy =
        """
        Admit the way of the samples: egress of Prometheus to the port of the URL and to DNS, ingress to
        the remote write port of Receive from the ingress controller's namespace and from writers
        nearby, and Thanos Query to the gRPC port of Receive.
        """,
    confidence =
        """
        Certain where policies that are all read admit no such traffic for the pods that they
        name. Likely where a policy selects all pods, as one may be added elsewhere, where the
        pods of the sender are guessed, or only DNS is blocked. Whether the network enforces
        policies is outside of the tree.
        """,
    sources = {
      "Kubernetes documentation, Network Policies: policies add up, and a pod that one "
          + "selects is isolated",
      "kube-prometheus-stack 78.5.0, templates/prometheus/networkpolicy.yaml: without rules "
          + "of the values it admits nothing",
      "bitnami thanos 17.3.1, templates/receive/networkpolicy.yaml: allowExternal false "
          + "admits labelled clients only",
      "Prometheus 3.16.0, storage/remote/client.go, Store: an error without an answer is retried"
    },
    severity = ERROR,
    stage = REMOTE_WRITE)
public final class NetworkPolicyBlocksWrite implements FleetRule {

  @Override
  public void check(Fleet fleet, Consumer<Problem> out) {
    List<Problem> told = new ArrayList<>();
    BlockedSenders senders = new BlockedSenders(fleet);
    for (Sender sender : fleet.senders()) {
      for (Destination destination : fleet.destinations(sender)) {
        senders.problem(destination).ifPresent(told::add);
      }
    }
    List<Problem> taken = new BlockedReceivers(fleet).problems();
    told.addAll(taken);
    told.addAll(new BlockedQueriers(fleet, taken).problems());
    told.forEach(out);
    // Of a policy that stops samples as well, that is the worse to know.
    List<Span> places = told.stream().map(problem -> problem.at().span()).toList();
    new BlockedDatasources(fleet)
        .problems().stream().filter(problem -> !places.contains(problem.at().span())).forEach(out);
  }
}

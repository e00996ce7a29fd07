package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Listener;
import io.mcmetrics.kubernetes.Listener.Purpose;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.kubernetes.ServicePort;
import io.mcmetrics.kubernetes.Workload;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.network.Network;
import io.mcmetrics.path.Backend;
import io.mcmetrics.rules.analysis.KnownValues;
import io.mcmetrics.rules.analysis.ServicePorts;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import java.util.List;
import java.util.Optional;

/**
 * Finds which link is missing from a Service name to a program: Service, port, pods, or listener.
 */
public final class ServiceChainFaults {
  private final Network network;
  private final ServiceSuggestions suggestions;

  /** Looks in the network of a fleet. */
  public ServiceChainFaults(Fleet fleet) {
    this.network = fleet.infrastructure().network();
    this.suggestions = new ServiceSuggestions(network);
  }

  /**
   * Returns the first fault; empty if there is none, or if something outside the tree may fix it.
   *
   * @param name where the Service is named
   * @param port where its port is named
   */
  public Optional<Problem> in(Backend backend, Located name, Located port) {
    if (backend.services().isEmpty()) {
      return suggestions.problem(backend, name);
    }
    Service service = backend.services().get(0);
    boolean isElsewhere = service.selector().isEmpty() || service.type().isKnown("ExternalName");
    if (backend.services().size() > 1 || isElsewhere) {
      return Optional.empty();
    }
    Optional<Problem> found = fault(backend, service, port);
    return found.map(problem -> problem.atMost(BackendConfidence.of(backend)));
  }

  private Optional<Problem> fault(Backend backend, Service service, Located port) {
    List<Workload> pods = network.behind(service);
    if (pods.isEmpty()) {
      return selectsNothing(service);
    }
    if (backend.port() instanceof Known<String> wanted
        && backend.ports().isEmpty()
        && !service.isHeadless()) {
      return notExposed(service, wanted.value(), port);
    }
    if (backend.ports().isEmpty() || pods.size() > 1) {
      return Optional.empty();
    }
    ServicePort exposed = backend.ports().get(0);
    return backend.targets().isEmpty()
        ? noListener(exposed, pods.get(0))
        : wrongListener(exposed, backend.targets().get(0), service);
  }

  private Optional<Problem> notExposed(Service service, String wanted, Located port) {
    if (!service.arePortsKnown() || service.ports().isEmpty()) {
      return Optional.empty();
    }
    Problem problem =
        Problem.at(
                port,
                "Service `%s` has no port `%s`, but %s: nothing answers there",
                nameOf(service),
                wanted,
                ServicePorts.text(service))
            .see(service, "the Service");
    return Optional.of(problem);
  }

  /** Its pods may be outside the tree, but hardly if it nearly selects a receiver of the tree. */
  private Optional<Problem> selectsNothing(Service service) {
    for (Workload workload : network.workloads()) {
      boolean isNear =
          workload.cluster().name().equals(service.cluster().name())
              && !KnownValues.areDifferent(workload.namespace(), service.namespace())
              && workload.sight().whole()
              && ReceiverLookup.runsReceive(workload);
      if (isNear) {
        for (NamedValue wanted : service.selector()) {
          Optional<NamedValue> has = NamedValue.find(workload.podLabels(), wanted.name());
          if (has.isPresent() && KnownValues.areDifferent(has.get().value(), wanted.value())) {
            return Optional.of(
                Problem.at(
                        wanted,
                        "Service `%s` selects no pod: those of %s have another `%s`",
                        nameOf(service),
                        workload.words(),
                        wanted.name())
                    .see(has.get(), "the label of the pods")
                    .atMost(Confidence.LIKELY));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The target port has a name that no container declares, or a number on which none listens. */
  private static Optional<Problem> noListener(ServicePort port, Workload pods) {
    boolean isSeen =
        pods.sight().whole() && !pods.containers().isEmpty() && ReceiverLookup.runsReceive(pods);
    if (!isSeen || !(port.targetOrNumber() instanceof Known<String> target)) {
      return Optional.empty();
    }
    boolean isNumber = target.value().matches("\\d+");
    boolean isAlone = pods.containers().size() == 1;
    return Optional.of(
        Problem.at(
                target,
                isNumber
                    ? "nothing in %s listens on port %s"
                    : "no container of %s has a port that is called `%s`",
                pods.words(),
                target.value())
            .see(pods, "the pods")
            .atMost(isNumber && !isAlone ? Confidence.LIKELY : Confidence.CERTAIN));
  }

  /** The port exists, but Receive does not listen on it, or takes no samples there. */
  private Optional<Problem> wrongListener(ServicePort port, ContainerPort target, Service service) {
    if (!ReceiverLookup.isReceive(target)
        || !ReceiverLookup.knowsListeners(target)
        || ReceiverLookup.takesWrites(target)) {
      return Optional.empty();
    }
    Optional<Listener> writes =
        Listener.of(target.container()).stream()
            .filter(listener -> listener.purpose() == Purpose.REMOTE_WRITE)
            .findFirst();
    boolean mayBeRight = !ReceiverLookup.writePorts(service, network).isEmpty();
    if (writes.isEmpty()
        || (mayBeRight && !target.listeners().isEmpty())
        || !(writes.get().port() instanceof Known<Integer> number)) {
      return Optional.empty();
    }
    String does =
        target.listeners().isEmpty()
            ? "at which nothing listens"
            : "which is for " + target.listeners().get(0).purpose().words();
    Located place = port.target() instanceof Value.Absent<String> ? port : port.target();
    return Optional.of(
        Problem.at(
                place,
                "port %s of Service `%s` leads to port %d of the pods, %s: Thanos Receive takes remote"
                    + " writes on port %d",
                port.words(),
                nameOf(service),
                target.port(),
                does,
                number.value())
            .see(writes.get(), "Receive listens here"));
  }

  private static String nameOf(Service service) {
    return service.name().known().orElse("");
  }
}

package io.mcmetrics.rules.ingress.analysis;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.finding.Vocabulary;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.network.Network;
import io.mcmetrics.path.Backend;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.Optional;

/**
 * Guesses which Service was meant by a name that none has. A missing name alone proves nothing: a
 * chart outside the tree may bring the Service. Only a Service of that name in another namespace,
 * or one of nearly that name, shows a mistake.
 */
final class ServiceSuggestions {
  /** A name that is longer or shorter by more is that of another Service, not a misspelling. */
  private static final int MOST_LETTERS_MORE = 2;

  private final Network network;

  ServiceSuggestions(Network network) {
    this.network = network;
  }

  Optional<Problem> problem(Backend backend, Located place) {
    String name = backend.address().service();
    Optional<Service> elsewhere =
        network.servicesNamed(name).stream()
            .filter(service -> isOf(backend.clientCluster(), service))
            .filter(this::takesWrites)
            .findFirst();
    if (elsewhere.isPresent()) {
      return Optional.of(inAnotherNamespace(backend, elsewhere.get(), place));
    }
    boolean isOfAnotherCluster = !network.servicesNamed(name).isEmpty();
    return isOfAnotherCluster ? Optional.empty() : misspelt(backend, place);
  }

  private Problem inAnotherNamespace(Backend backend, Service service, Located place) {
    String asked = backend.address().namespace();
    return Problem.at(
            place,
            "no Service `%s` is in namespace `%s`; it is in `%s`",
            backend.address().service(),
            asked.isEmpty() ? text(backend.clientNamespace()) : asked,
            text(service.namespace()))
        .see(service, "the Service")
        .atMost(Confidence.LIKELY);
  }

  private Optional<Problem> misspelt(Backend backend, Located place) {
    String name = backend.address().service();
    List<Service> near =
        network.services().stream()
            .filter(
                service -> isOf(backend.clientCluster(), service) && isReachable(backend, service))
            .filter(this::takesWrites)
            .toList();
    Optional<String> meant =
        new Vocabulary(near.stream().map(service -> text(service.name())).toList())
            .nearest(name)
            .filter(word -> Math.abs(word.length() - name.length()) <= MOST_LETTERS_MORE);
    return meant.map(
        word ->
            Problem.at(place, "no Service is called `%s`; did you mean `%s`?", name, word)
                .see(named(near, word), "the Service")
                .atMost(Confidence.LIKELY));
  }

  private static Service named(List<Service> services, String name) {
    return services.stream()
        .filter(service -> service.name().isKnown(name))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOf(Cluster cluster, Service service) {
    return service.cluster().name().equals(cluster.name());
  }

  private static boolean isReachable(Backend backend, Service service) {
    String asked =
        backend.address().namespace().isEmpty()
            ? text(backend.clientNamespace())
            : backend.address().namespace();
    String own = text(service.namespace());
    return asked.isEmpty() || own.isEmpty() || asked.equals(own);
  }

  private boolean takesWrites(Service service) {
    return !ReceiverLookup.writePorts(service, network).isEmpty();
  }

  private static String text(Value<String> value) {
    return value.known().orElse("");
  }
}

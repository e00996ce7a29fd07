package io.mcmetrics.path;

import io.mcmetrics.kubernetes.Program;
import io.mcmetrics.kubernetes.Service;
import io.mcmetrics.network.ContainerPort;
import io.mcmetrics.network.Url;
import io.mcmetrics.yaml.Value;
import java.util.List;
import java.util.Optional;

/**
 * Where a URL leads, as far as the tree tells.
 *
 * @param written the URL
 * @param urlTarget how it leads there
 * @param routes the routes that match its host, the best first; only those that match its path, if
 *     there is one
 * @param backends the backends of these routes, or of the host itself
 */
public record Resolution(
    Value<String> written, UrlTarget urlTarget, List<RouteMatch> routes, List<Backend> backends) {
  /** Keeps its own lists. */
  public Resolution {
    routes = List.copyOf(routes);
    backends = List.copyOf(backends);
  }

  /** Returns the parts of the URL, if it is known. */
  public Optional<Url> url() {
    return written instanceof Value.Known<String> known
        ? Url.parse(known.value())
        : Optional.empty();
  }

  /** Returns all Services to which it may lead. */
  public List<Service> services() {
    return backends.stream().flatMap(backend -> backend.services().stream()).distinct().toList();
  }

  /** Returns all ports of containers to which it may lead. */
  public List<ContainerPort> targets() {
    return backends.stream().flatMap(backend -> backend.targets().stream()).toList();
  }

  /** Tells whether it leads to a program. */
  boolean leadsTo(Program program) {
    return targets().stream().anyMatch(target -> target.program() == program);
  }
}

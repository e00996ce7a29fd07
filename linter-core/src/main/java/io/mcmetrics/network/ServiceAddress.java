package io.mcmetrics.network;

import java.util.List;
import java.util.Optional;

/**
 * A host name, read as one that only a cluster itself resolves (Kubernetes, "DNS for Services and
 * Pods").
 *
 * @param pod the name of one pod of a headless Service; empty for the Service itself
 * @param namespace empty for that of whoever asks
 * @param isCertain false if the same name may be one of the world outside: {@code a.b} is a Service
 *     in a namespace, and a domain
 */
public record ServiceAddress(String pod, String service, String namespace, boolean isCertain) {
  private static final String MARK = "svc";

  /** Returns what a host name may stand for inside a cluster; empty for what it cannot. */
  public static Optional<ServiceAddress> parse(String host) {
    List<String> labels = List.of(host.split("\\.", -1));
    int mark = labels.indexOf(MARK);
    List<String> names = mark < 0 ? labels : labels.subList(0, mark);
    boolean isCertain = mark > 0 || labels.size() == 1;
    if (names.stream().anyMatch(String::isEmpty) || isNumeric(host)) {
      return Optional.empty();
    }
    return switch (names.size()) {
      case 1 -> Optional.of(new ServiceAddress("", names.get(0), "", isCertain));
      case 2 -> Optional.of(new ServiceAddress("", names.get(0), names.get(1), isCertain));
      case 3 ->
          Optional.of(new ServiceAddress(names.get(0), names.get(1), names.get(2), isCertain));
      default -> Optional.empty();
    };
  }

  private static boolean isNumeric(String host) {
    return host.matches("[0-9.]+") || host.contains(":");
  }
}

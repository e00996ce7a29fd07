package io.mcmetrics.network;

import java.util.List;
import java.util.Optional;

/**
 * A host name that the DNS of a cluster resolves (Kubernetes, "DNS for Services and Pods").
 *
 * @param pod the name of one pod of a headless Service; empty for the Service itself
 * @param namespace empty for the namespace of the client
 * @param isCertain false if it may also be a name of public DNS: {@code a.b} is a Service in a
 *     namespace, or a domain
 */
public record ServiceAddress(String pod, String service, String namespace, boolean isCertain) {
  private static final String MARK = "svc";

  /**
   * Returns the Service that a host name may mean within a cluster; empty if it cannot mean one.
   */
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

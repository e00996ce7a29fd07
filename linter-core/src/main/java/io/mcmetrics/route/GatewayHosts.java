package io.mcmetrics.route;

import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Absent;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the hosts that an HTTPRoute matches: those of its host names that a listener has as well;
 * all host names of the listener if it names none (Gateway API, {@code HTTPRouteSpec.hostnames}).
 */
final class GatewayHosts {
  private static final String WILDCARD = "*.";

  private GatewayHosts() {}

  /** Returns the hosts; those that are written if a parent Gateway is not in the tree. */
  static List<Value<String>> of(Document route, Cluster cluster, Gateways gateways) {
    List<Value<String>> own = new ArrayList<>();
    route.root().itemsAt("spec", "hostnames").forEach(host -> own.add(Value.of(host)));
    if (own.isEmpty()) {
      own.add(new Absent<>(route.origin()));
    }
    List<YamlMapping> references = route.root().mappingsAt("spec", "parentRefs");
    List<Value<String>> hosts = new ArrayList<>();
    for (YamlMapping reference : references) {
      Optional<List<Value<String>>> listeners = gateways.hosts(reference, route, cluster);
      if (listeners.isEmpty()) {
        return own;
      }
      for (Value<String> listener : listeners.get()) {
        own.forEach(host -> common(host, listener).ifPresent(hosts::add));
      }
    }
    return references.isEmpty() ? own : distinct(hosts);
  }

  /** Returns the intersection of two host names: the more specific one, or nothing. */
  static Optional<Value<String>> common(Value<String> own, Value<String> listener) {
    if (listener instanceof Absent<String>) {
      return Optional.of(own);
    }
    if (own instanceof Absent<String>) {
      return Optional.of(listener);
    }
    if (!(own instanceof Known<String> one) || !(listener instanceof Known<String> other)) {
      return Optional.of(new Value.Unknown<>("", own.origin()));
    }
    if (covers(other.value(), one.value())) {
      return Optional.of(own);
    }
    return covers(one.value(), other.value())
        ? Optional.of(new Known<>(other.value(), own.origin()))
        : Optional.empty();
  }

  /** Tells whether a host name covers another one; a wildcard stands for one label or more. */
  static boolean covers(String host, String narrower) {
    String one = host.toLowerCase(Locale.ROOT);
    String other = narrower.toLowerCase(Locale.ROOT);
    return one.equals(other)
        || (one.startsWith(WILDCARD)
            && other.endsWith(one.substring(1))
            && other.length() > one.length() - 1);
  }

  private static List<Value<String>> distinct(List<Value<String>> hosts) {
    List<Value<String>> found = new ArrayList<>();
    for (Value<String> host : hosts) {
      if (found.stream().noneMatch(known -> isSame(known, host))) {
        found.add(host);
      }
    }
    return found;
  }

  private static boolean isSame(Value<String> one, Value<String> other) {
    return one instanceof Known<String> known
        ? other.isKnown(known.value())
        : one.getClass() == other.getClass();
  }
}

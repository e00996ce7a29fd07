package io.mcmetrics.rules.admission.analysis;

import io.mcmetrics.admission.AcceptedObject;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.kubernetes.Answer;
import io.mcmetrics.kubernetes.LabelSelector;
import io.mcmetrics.rules.analysis.NameList;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ports of the Services that ServiceMonitors select. */
public final class MonitoredPorts {
  private final Map<String, List<Document>> servicesByCluster;

  private MonitoredPorts(Map<String, List<Document>> servicesByCluster) {
    this.servicesByCluster = servicesByCluster;
  }

  /** Finds the Services of a fleet. */
  public static MonitoredPorts in(Fleet fleet) {
    Map<String, List<Document>> found = new HashMap<>();
    for (AcceptedObject object : fleet.admission().accepted("")) {
      if (object.document().kind().equals("Service")) {
        found
            .computeIfAbsent(object.cluster().name(), any -> new ArrayList<>())
            .add(object.document());
      }
    }
    return new MonitoredPorts(found);
  }

  /** Returns the problem that a ServiceMonitor names a port which none of its Services has. */
  public Optional<Problem> missing(AcceptedObject monitor) {
    Document document = monitor.document();
    Optional<LabelSelector> selector =
        document
            .root()
            .mappingAt("spec")
            .filter(spec -> document.kind().equals("ServiceMonitor"))
            .flatMap(spec -> LabelSelector.at(spec, "selector"));
    if (selector.isEmpty() || selector.get().requirements().isEmpty()) {
      return Optional.empty();
    }
    List<Document> selected =
        servicesByCluster.getOrDefault(monitor.cluster().name(), List.of()).stream()
            .filter(service -> isInScope(service, document))
            .filter(service -> selects(selector.get(), service))
            .toList();
    if (selected.isEmpty() || !selected.stream().allMatch(MonitoredPorts::areNamesKnown)) {
      return Optional.empty();
    }
    for (YamlMapping endpoint : document.root().mappingsAt("spec", "endpoints")) {
      if (endpoint.text("port") instanceof Known<String> port
          && selected.stream().noneMatch(service -> names(service).contains(port.value()))) {
        return Optional.of(
            Problem.at(
                    port,
                    "no Service that this selects has a port called `%s`; %s has %s",
                    port.value(),
                    "`" + selected.get(0).name().written() + "`",
                    words(selected.get(0)))
                .see(selected.get(0), "the Service")
                .atMost(Confidence.LIKELY));
      }
    }
    return Optional.empty();
  }

  /** Without a selector of namespaces, a monitor finds Services of its own namespace. */
  private static boolean isInScope(Document service, Document monitor) {
    Optional<YamlMapping> namespaces = monitor.root().mappingAt("spec", "namespaceSelector");
    if (namespaces.filter(given -> given.is(true, "any")).isPresent()) {
      return true;
    }
    List<Value<String>> listed =
        namespaces.stream()
            .flatMap(given -> given.itemsAt("matchNames").stream())
            .map(Value::of)
            .toList();
    return listed.isEmpty()
        ? service.namespace().written().equals(monitor.namespace().written())
        : listed.stream().anyMatch(name -> name.isKnown(service.namespace().written()));
  }

  /** What may be selected by labels that are not seen is none of the Services that are compared. */
  private static boolean selects(LabelSelector selector, Document service) {
    return selector.selects(
            NamedValue.in(service.root().mappingAt("metadata", "labels")), Answer.UNKNOWN)
        == Answer.YES;
  }

  private static boolean areNamesKnown(Document service) {
    return service.sight().whole()
        && service.root().mappingsAt("spec", "ports").stream()
            .noneMatch(port -> port.text("name") instanceof Value.Unknown<String>);
  }

  private static List<String> names(Document service) {
    return service.root().mappingsAt("spec", "ports").stream()
        .flatMap(port -> port.text("name").known().stream())
        .toList();
  }

  private static String words(Document service) {
    List<String> names = names(service).stream().map(name -> "`" + name + "`").toList();
    return names.isEmpty() ? "none with a name" : NameList.text(names);
  }
}

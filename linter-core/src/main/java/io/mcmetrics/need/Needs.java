package io.mcmetrics.need;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.need.MetricConsumer.Kind;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the dashboards, alerts and recording rules of a tree ask for, and what the configuration
 * requires. Dashboards are large, so they are read on demand and only once.
 */
public final class Needs {
  private final List<Document> documents;
  private final NavigableMap<String, NavigableSet<String>> required;
  private volatile @Nullable Found known;

  /** What was found. */
  private record Found(
      List<Query> queries,
      List<Dashboard> dashboards,
      List<Gap> gaps,
      Map<Unit, NavigableSet<String>> recorded) {}

  private Needs(List<Document> documents, NavigableMap<String, NavigableSet<String>> required) {
    this.documents = documents;
    this.required = Collections.unmodifiableNavigableMap(new TreeMap<>(required));
  }

  /**
   * Returns the needs of some documents, unread.
   *
   * @param required the metrics that must arrive, by the file in which the user names them
   */
  public static Needs of(
      List<Document> documents, NavigableMap<String, NavigableSet<String>> required) {
    return new Needs(List.copyOf(documents), required);
  }

  /** Returns the metrics that the user says must arrive, by the file in which they are named. */
  public NavigableMap<String, NavigableSet<String>> required() {
    return required;
  }

  /** Returns all queries, in the order of the documents. */
  public List<Query> queries() {
    return found().queries();
  }

  /** Returns all dashboards, in the order of the documents. */
  public List<Dashboard> dashboards() {
    return found().dashboards();
  }

  /** Returns the series that are asked for, in the order of the documents. */
  public List<Need> needs() {
    return queries().stream().flatMap(query -> query.needs().stream()).toList();
  }

  /** Returns the names that recording rules of the tree give. */
  public NavigableSet<String> recorded() {
    NavigableSet<String> names = new TreeSet<>();
    for (Query query : queries()) {
      if (query.consumer().kind() == Kind.RECORDING) {
        names.add(query.consumer().name());
      }
    }
    return names;
  }

  /**
   * Returns the names that rules record which are deployed with a unit. What is deployed with a
   * ruler of Thanos, too, may be recorded there, out of other metrics, and is none of them.
   */
  public NavigableSet<String> recordedIn(Unit unit) {
    return found().recorded().getOrDefault(unit, Collections.emptyNavigableSet());
  }

  /** Returns the dashboards that are somewhere else. */
  List<Gap> gaps() {
    return found().gaps();
  }

  private Found found() {
    Found before = known;
    if (before != null) {
      return before;
    }
    NeedFinder finder = new NeedFinder();
    documents.forEach(finder::read);
    Found found =
        new Found(finder.queries(), finder.dashboards(), finder.gaps(), recorded(finder.queries()));
    known = found;
    return found;
  }

  private Map<Unit, NavigableSet<String>> recorded(List<Query> all) {
    Set<Unit> ruling = new HashSet<>();
    documents.stream()
        .filter(document -> document.kind().equals("ThanosRuler"))
        .forEach(document -> ruling.add(document.unit()));
    Map<Unit, NavigableSet<String>> recorded = new HashMap<>();
    NavigableSet<String> ofRulers = new TreeSet<>();
    for (Query query : all) {
      if (query.consumer().kind() == Kind.RECORDING) {
        Unit unit = query.document().unit();
        recorded.computeIfAbsent(unit, any -> new TreeSet<>()).add(query.consumer().name());
        if (ruling.contains(unit)) {
          ofRulers.add(query.consumer().name());
        }
      }
    }
    recorded.values().forEach(names -> names.removeAll(ofRulers));
    return recorded;
  }
}

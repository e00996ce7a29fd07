package io.mcmetrics.need;

import io.mcmetrics.finding.Gap;
import io.mcmetrics.need.Asker.Kind;
import io.mcmetrics.render.Document;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the dashboards, alerts and recording rules of a tree ask for, and the user himself.
 * Dashboards are large, so that they are read once somebody wants to know, and once only.
 */
public final class Needs {
  private final List<Document> documents;
  private final NavigableMap<String, NavigableSet<String>> required;
  private volatile @Nullable Found known;

  /** What was found. */
  private record Found(List<Query> queries, List<Gap> gaps) {}

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

  /** Returns the series that are asked for, in the order of the documents. */
  public List<Need> needs() {
    return queries().stream().flatMap(query -> query.needs().stream()).toList();
  }

  /** Returns the names that recording rules of the tree give. */
  public NavigableSet<String> recorded() {
    NavigableSet<String> names = new TreeSet<>();
    for (Query query : queries()) {
      if (query.asker().kind() == Kind.RECORDING) {
        names.add(query.asker().name());
      }
    }
    return names;
  }

  /** Returns the dashboards that are somewhere else. */
  public List<Gap> gaps() {
    return found().gaps();
  }

  private Found found() {
    Found before = known;
    if (before != null) {
      return before;
    }
    NeedFinder finder = new NeedFinder();
    documents.forEach(finder::read);
    Found found = new Found(finder.queries(), finder.gaps());
    known = found;
    return found;
  }
}

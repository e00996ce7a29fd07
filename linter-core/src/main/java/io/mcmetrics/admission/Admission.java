package io.mcmetrics.admission;

import io.mcmetrics.admission.AdmissionFault.Kind;
import io.mcmetrics.admission.ObjectVerdict.Judged;
import io.mcmetrics.chart.values.ChartVersion;
import io.mcmetrics.cluster.Cluster;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Judges the custom resources of a tree as API servers do: by the definitions of the tree, else by
 * the sheets of known releases. It reads and judges when it is first asked, and once.
 *
 * <p>Where the release is not known, an object is judged by the newest one, and what older ones do
 * not say too is no more than likely.
 */
public final class Admission {
  private final List<Document> documents;
  private final Function<Document, Cluster> clusterOf;
  private final Map<String, Optional<SheetFile>> sheets = new HashMap<>();
  private @Nullable ResourceDefinitions definitions;
  private @Nullable OperatorReleases releases;
  private @Nullable List<ObjectVerdict> verdicts;

  private Admission(List<Document> documents, Function<Document, Cluster> clusterOf) {
    this.documents = List.copyOf(documents);
    this.clusterOf = clusterOf;
  }

  /** Returns the admission of some documents, of which nothing is judged yet. */
  public static Admission of(List<Document> documents, Function<Document, Cluster> clusterOf) {
    return new Admission(documents, clusterOf);
  }

  /** Returns the objects to which an API server objects, in the order of the documents. */
  public List<ObjectVerdict> verdicts() {
    List<ObjectVerdict> known = verdicts;
    if (known == null) {
      known = judged();
      verdicts = known;
    }
    return known;
  }

  /** Returns the objects of an API group that are not refused, in the order of the documents. */
  public List<AcceptedObject> accepted(String group) {
    Set<Document> refused = Collections.newSetFromMap(new IdentityHashMap<>());
    verdicts().stream()
        .filter(ObjectVerdict::isRefused)
        .forEach(verdict -> refused.add(verdict.document()));
    List<AcceptedObject> accepted = new ArrayList<>();
    for (Document document : documents) {
      if (document.text("apiVersion") instanceof Known<String> version
          && group(version.value()).equals(group)
          && !refused.contains(document)) {
        accepted.add(new AcceptedObject(document, clusterOf.apply(document)));
      }
    }
    return accepted;
  }

  /** Tells whether the fields of an object can be judged: by a definition or by a sheet. */
  public boolean knows(Document document) {
    return document.text("apiVersion") instanceof Known<String> version
        && !candidates(document, version.value()).isEmpty();
  }

  private List<ObjectVerdict> judged() {
    List<ObjectVerdict> judged = new ArrayList<>();
    for (Document document : documents) {
      if (document.text("apiVersion") instanceof Known<String> version) {
        List<Judged> faults = new ArrayList<>(ofTypes(document));
        if (version.value().indexOf('/') > 0) {
          faults.addAll(faults(document, version));
        }
        if (!faults.isEmpty()) {
          judged.add(new ObjectVerdict(clusterOf.apply(document), document, faults));
        }
      }
    }
    return List.copyOf(judged);
  }

  private static List<Judged> ofTypes(Document document) {
    return GoFieldTypes.faults(document).stream()
        .map(fault -> new Judged(fault, document.sight().limit()))
        .toList();
  }

  private List<Judged> faults(Document document, Known<String> version) {
    List<ReleasedSchema> candidates = candidates(document, version.value());
    if (candidates.isEmpty()) {
      return unserved(document, version).stream().toList();
    }
    Confidence limit =
        document.sight().whole()
            ? document.sight().limit()
            : atMostLikely(document.sight().limit());
    boolean isKnown = isReleaseKnown(document, version.value());
    List<ReleasedSchema> newest = ReleasedSchema.newest(candidates);
    List<Judged> judged = new ArrayList<>();
    for (AdmissionFault fault : found(document, newest.get(newest.size() - 1))) {
      if (isFoundBy(newest, fault, document)) {
        boolean isEverywhere = isFoundBy(candidates, fault, document);
        Confidence own = confidence(fault, isEverywhere, isKnown);
        judged.add(new Judged(fault, own.compareTo(limit) < 0 ? own : limit));
      }
    }
    return List.copyOf(judged);
  }

  private static Confidence atMostLikely(Confidence limit) {
    return limit.compareTo(Confidence.LIKELY) < 0 ? limit : Confidence.LIKELY;
  }

  private static Confidence confidence(
      AdmissionFault fault, boolean isEverywhere, boolean isReleaseKnown) {
    if (fault.kind() == Kind.MISSING) {
      return confidenceOfMissing(fault);
    }
    if (!isEverywhere) {
      return Confidence.LIKELY;
    }
    boolean isLasting =
        fault.kind() == Kind.SHAPE || (fault.kind() == Kind.PRUNED && isOnlySpeltOtherwise(fault));
    return isLasting || isReleaseKnown ? Confidence.CERTAIN : Confidence.LIKELY;
  }

  /**
   * An object may be applied onto one that something else has made, or be completed by an overlay
   * that is elsewhere. Items of lists are rarely put together of parts.
   */
  private static Confidence confidenceOfMissing(AdmissionFault fault) {
    return fault.path().indexOf('[') < 0 ? Confidence.POSSIBLE : Confidence.LIKELY;
  }

  /** A field in snake case is not one that a later release brings. */
  private static boolean isOnlySpeltOtherwise(AdmissionFault fault) {
    String written = fault.path().substring(fault.path().lastIndexOf('.') + 1);
    return fault
        .meant()
        .filter(meant -> ObjectCheck.letters(meant).equals(ObjectCheck.letters(written)))
        .isPresent();
  }

  private static List<AdmissionFault> found(Document document, ReleasedSchema released) {
    return ObjectCheck.faults(document.root(), released.schema(), ObjectReading.of(document));
  }

  private static boolean isFoundBy(
      List<ReleasedSchema> candidates, AdmissionFault fault, Document document) {
    return candidates.stream()
        .map(ReleasedSchema::schema)
        .distinct()
        .map(schema -> ObjectCheck.faults(document.root(), schema, ObjectReading.of(document)))
        .allMatch(faults -> faults.stream().anyMatch(fault::isSameAs));
  }

  private boolean isReleaseKnown(Document document, String apiVersion) {
    Cluster cluster = clusterOf.apply(document);
    String group = group(apiVersion);
    return definitions().define(group, document.kind(), cluster)
        || releases().of(group, cluster).isPresent();
  }

  private List<ReleasedSchema> candidates(Document document, String apiVersion) {
    String group = group(apiVersion);
    Optional<SheetFile> sheet = sheet(group);
    if (sheet.isEmpty()) {
      return List.of();
    }
    Cluster cluster = clusterOf.apply(document);
    if (definitions().define(group, document.kind(), cluster)) {
      return definitions().schemas(apiVersion, group, document.kind(), cluster);
    }
    List<ReleasedSchema> schemas = sheet.get().schemas(apiVersion, document.kind());
    Optional<ChartVersion> release = releases().of(group, cluster);
    return release.map(known -> ReleasedSchema.around(known, schemas)).orElse(schemas);
  }

  /** An alpha or beta version may have been served once; a stable one that is not served is new. */
  private Optional<Judged> unserved(Document document, Known<String> version) {
    String group = group(version.value());
    List<String> served =
        sheet(group).map(sheet -> sheet.apiVersions(document.kind())).orElse(List.of());
    boolean isStable = version.value().substring(group.length() + 1).matches("v[0-9]+");
    Optional<Yaml> place = document.at("apiVersion");
    if (served.isEmpty() || served.contains(version.value()) || !isStable || place.isEmpty()) {
      return Optional.empty();
    }
    String message =
        "there is no %s in %s, it is %s"
            .formatted(document.kind(), version.value(), String.join(" or ", served));
    return Optional.of(
        new Judged(
            new AdmissionFault(
                Kind.VERSION, "apiVersion", message, Optional.empty(), place.get().origin()),
            tellsOfOperator(group) ? atMostLikely(document.sight().limit()) : Confidence.POSSIBLE));
  }

  /** Which release of an operator runs can be guessed where the tree installs it somewhere. */
  private boolean tellsOfOperator(String group) {
    return releases().has(group)
        || documents.stream()
            .filter(document -> document.sight().sketch())
            .anyMatch(
                document ->
                    document.text("apiVersion") instanceof Known<String> known
                        && group(known.value()).equals(group));
  }

  private static String group(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  private Optional<SheetFile> sheet(String group) {
    Optional<SheetFile> known = sheets.get(group);
    if (known == null) {
      known = group.matches("[a-z0-9.-]+") ? SheetFile.of(group) : Optional.empty();
      sheets.put(group, known);
    }
    return known;
  }

  private ResourceDefinitions definitions() {
    ResourceDefinitions known = definitions;
    if (known == null) {
      known = new ResourceDefinitions(documents, clusterOf);
      definitions = known;
    }
    return known;
  }

  private OperatorReleases releases() {
    OperatorReleases known = releases;
    if (known == null) {
      known = new OperatorReleases(documents, clusterOf);
      releases = known;
    }
    return known;
  }
}

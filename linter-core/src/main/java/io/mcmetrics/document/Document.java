package io.mcmetrics.document;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An effective document: a manifest that would be applied to a cluster, or a configuration file
 * inside one.
 *
 * @param unit what it is deployed with
 * @param kind the Kubernetes kind, or one of the constants below if it is no Kubernetes object
 * @param root the whole document
 * @param sight how much of it can be seen
 */
public record Document(Unit unit, String kind, YamlMapping root, Sight sight) implements Located {
  /** The kind of a Prometheus configuration file. */
  public static final String PROMETHEUS_YML = "prometheus.yml";

  /**
   * The kind of the configuration of an OpenTelemetry Collector in a file, with the {@code
   * metadata} of the ConfigMap or Secret that holds it.
   */
  public static final String OTEL_COLLECTOR = "collector configuration";

  /**
   * The kind of a component of Grafana Alloy that sends: a mapping with the fields of a Prometheus
   * resource.
   */
  public static final String ALLOY = "alloy";

  /** The kind of the values that are given to a chart that the linter knows, all layers merged. */
  public static final String VALUES = "values";

  /**
   * The kind of an nginx configuration: a mapping with the scalar {@code text}, and with the {@code
   * metadata} of the ConfigMap or Secret that holds it.
   */
  public static final String NGINX_CONF = "nginx.conf";

  /**
   * The kind of what the values of a kube-prometheus-stack release say about its exporters: {@code
   * chartVersion}, the list {@code removed}, {@code relabelings} by exporter that replace those of
   * the chart, and {@code additionalScrapeConfigs}.
   */
  public static final String SCRAPE_PLAN = "scrape plan";

  /** The kind of the values of a chart that runs the components of Thanos. */
  public static final String THANOS_VALUES = "thanos values";

  /** The kind of a Grafana dashboard in a file of its own. */
  public static final String DASHBOARD = "grafana dashboard";

  /** The kind of a file of alerting and recording rules. */
  public static final String RULE_FILE = "prometheus rules";

  /**
   * The kind of external labels at a key that the chart does not read: a mapping {@code labels}.
   */
  public static final String MISPLACED_EXTERNAL_LABELS = "misplaced external labels";

  /**
   * The kind of keys that the chart does not read because of their spelling: a mapping {@code
   * keys}.
   */
  public static final String UNREAD_KEYS = "unread keys";

  /**
   * The kind of what a chart does with a value that its user will not have meant: the texts {@code
   * about} and {@code message}, at the place of the value.
   */
  public static final String CHART_REMARK = "chart remark";

  /**
   * How much of a document is known.
   *
   * @param whole false if something outside the files may change it: then nothing follows from a
   *     field that is missing
   * @param sketch whether a chart renders it, and only the fields are known that matter to the
   *     linter
   * @param limit the highest confidence of any finding about it
   * @param troubles what went wrong when it was built, such as what stops the build
   */
  public record Sight(boolean whole, boolean sketch, Confidence limit, List<Problem> troubles) {
    /** All of it is in the tree. */
    public static final Sight CLEAR = new Sight(true, false, Confidence.CERTAIN, List.of());

    /** Keeps its own list. */
    public Sight {
      troubles = List.copyOf(troubles);
    }

    /** Returns this sight of a document that is known in part. */
    public Sight partial() {
      return new Sight(false, sketch, limit, troubles);
    }

    /** Returns this sight of a sketch. */
    public Sight sketched() {
      return new Sight(whole, true, limit, troubles);
    }

    /** Returns this sight with a limit that is no higher than the one given. */
    public Sight atMost(Confidence other) {
      return new Sight(whole, sketch, limit.compareTo(other) < 0 ? limit : other, troubles);
    }

    /** Returns this sight of a document in whose build more went wrong. */
    public Sight troubledBy(List<Problem> more) {
      List<Problem> all = Stream.concat(troubles.stream(), more.stream()).distinct().toList();
      return new Sight(whole, sketch, limit, all);
    }
  }

  /** Returns the name in its metadata. */
  public Value<String> name() {
    return root.text("metadata", "name");
  }

  /** Returns the namespace in its metadata. */
  public Value<String> namespace() {
    return root.text("metadata", "namespace");
  }

  /** Returns the node that a path of keys leads to. */
  public Optional<Yaml> at(String... keys) {
    return root.at(keys);
  }

  /** Returns the text that a path of keys leads to. */
  public Value<String> text(String... keys) {
    return root.text(keys);
  }

  /** Returns a part of this document as a document of its own. */
  public Document part(String otherKind, YamlMapping otherRoot) {
    return new Document(unit, otherKind, otherRoot, sight);
  }

  /** Returns this document with another sight. */
  public Document withSight(Sight otherSight) {
    return new Document(unit, kind, root, otherSight);
  }

  /** Returns this document, known in part. */
  public Document partial() {
    return withSight(sight.partial());
  }

  /** Returns this document, in whose build more went wrong; itself if nothing did. */
  public Document troubledBy(List<Problem> more) {
    return more.isEmpty() ? this : withSight(sight.troubledBy(more));
  }

  /** Returns this document with another content. */
  public Document with(YamlMapping otherRoot) {
    return new Document(unit, kind, otherRoot, sight);
  }

  /** Returns this document, deployed with another unit. */
  public Document inUnit(Unit otherUnit) {
    return new Document(otherUnit, kind, root, sight);
  }

  @Override
  public Origin origin() {
    return root.origin();
  }

  /** Returns the kind of a Kubernetes manifest; empty for any other document. */
  public static Optional<String> kindOf(Yaml root) {
    boolean versioned = root.scalarAt("apiVersion").isPresent();
    return versioned ? root.scalarAt("kind").map(YamlScalar::text) : Optional.empty();
  }
}

package io.mcmetrics.document;

import io.mcmetrics.finding.Confidence;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.util.Optional;

/**
 * One effective document: what a cluster would be given, or a configuration file inside of it.
 *
 * @param unit what it is deployed with
 * @param kind the Kubernetes kind, or one of the names below for what is no Kubernetes object
 * @param root the whole document
 * @param sight how much of it can be seen
 */
public record Document(Unit unit, String kind, YamlMapping root, Sight sight) implements Located {
  /** The kind of a Prometheus configuration file. */
  public static final String PROMETHEUS_YML = "prometheus.yml";

  /** The kind of the values that a chart of the linter's acquaintance is given, all in all. */
  public static final String VALUES = "values";

  /**
   * The kind of a configuration of nginx: a mapping with the scalar {@code text}, and with the
   * {@code metadata} of the ConfigMap or Secret that holds it.
   */
  public static final String NGINX_CONF = "nginx.conf";

  /**
   * The kind of what a release of kube-prometheus-stack says of its exporters: {@code
   * chartVersion}, the list {@code removed}, {@code relabelings} in place of the chart's by
   * exporter, and {@code additionalScrapeConfigs}.
   */
  public static final String SCRAPE_PLAN = "scrape plan";

  /** The kind of the values of a chart that runs Thanos' own components. */
  public static final String THANOS_VALUES = "thanos values";

  /** The kind of a dashboard of Grafana in a file of its own. */
  public static final String DASHBOARD = "grafana dashboard";

  /** The kind of a file of alerts and recording rules. */
  public static final String RULE_FILE = "prometheus rules";

  /** The kind of labels that stand where the chart does not look: a mapping {@code labels}. */
  public static final String MISPLACED_EXTERNAL_LABELS = "misplaced external labels";

  /** The kind of keys in a spelling that the chart does not read: a mapping {@code keys}. */
  public static final String UNREAD_KEYS = "unread keys";

  /**
   * How much of a document can be seen.
   *
   * @param whole false if something outside the files may still change it: then nothing may be
   *     argued from absence
   * @param sketch whether a chart makes it, and only those of its fields are known that matter
   * @param limit how certain any statement about it can be at the most
   */
  public record Sight(boolean whole, boolean sketch, Confidence limit) {
    /** All is in the tree, and the tree says how it is put together. */
    public static final Sight CLEAR = new Sight(true, false, Confidence.CERTAIN);

    /** Returns this sight, with something left unseen. */
    public Sight partial() {
      return new Sight(false, sketch, limit);
    }

    /** Returns this sight, of a document of which only an outline is known. */
    public Sight sketched() {
      return new Sight(whole, true, limit);
    }

    /** Returns this sight, no more certain than given. */
    public Sight atMost(Confidence other) {
      return new Sight(whole, sketch, limit.compareTo(other) < 0 ? limit : other);
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

  /** Returns this document, seen otherwise. */
  public Document seen(Sight otherSight) {
    return new Document(unit, kind, root, otherSight);
  }

  /** Returns this document with another content. */
  public Document with(YamlMapping otherRoot) {
    return new Document(unit, kind, otherRoot, sight);
  }

  /** Returns this document, deployed with another unit. */
  public Document in(Unit otherUnit) {
    return new Document(otherUnit, kind, root, sight);
  }

  @Override
  public Origin origin() {
    return root.origin();
  }

  /** Returns the kind of a Kubernetes manifest; empty for what is none. */
  public static Optional<String> kindOf(Yaml root) {
    boolean versioned = root.scalarAt("apiVersion").isPresent();
    return versioned ? root.scalarAt("kind").map(YamlScalar::text) : Optional.empty();
  }
}

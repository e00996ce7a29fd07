package io.mcmetrics.render;

import io.mcmetrics.alloy.AlloyText;
import io.mcmetrics.chart.sketch.ChartUse;
import io.mcmetrics.document.AlloyDocuments;
import io.mcmetrics.document.ConfigMapsAndSecrets;
import io.mcmetrics.document.DataTexts;
import io.mcmetrics.document.Document;
import io.mcmetrics.document.Shape;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.gitops.FluxSources;
import io.mcmetrics.gitops.HelmRelease;
import io.mcmetrics.helm.ChartRelease;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The search for documents inside of documents: the values of a Flux HelmRelease, and the
 * configuration files in a ConfigMap or Secret.
 */
final class EmbeddedDocuments {
  private final TreeFiles treeFiles;

  EmbeddedDocuments(TreeFiles treeFiles) {
    this.treeFiles = treeFiles;
  }

  /** Returns documents, each followed by those inside it. */
  List<Document> opened(List<Document> documents) {
    ConfigMapsAndSecrets configs = ConfigMapsAndSecrets.of(documents);
    FluxSources fluxSources = FluxSources.of(documents, treeFiles);
    List<HelmRelease> releases =
        documents.stream()
            .filter(document -> document.kind().equals("HelmRelease"))
            .map(release -> HelmRelease.of(release, configs, fluxSources, treeFiles))
            .toList();
    Set<YamlMapping> used = Collections.newSetFromMap(new IdentityHashMap<>());
    releases.forEach(release -> release.used().forEach(holder -> used.add(holder.root())));
    Iterator<HelmRelease> nextRelease = releases.iterator();
    List<Document> opened = new ArrayList<>();
    for (Document document : documents) {
      opened.add(document);
      EncryptedData.gaps(document).forEach(treeFiles::addGap);
      if (document.kind().equals("HelmRelease")) {
        for (Document made : nextRelease.next().documents()) {
          opened.add(made);
          opened.addAll(content(made, false));
        }
      } else {
        opened.addAll(content(document, used.contains(document.root())));
      }
    }
    return opened;
  }

  private List<Document> content(Document document, boolean isLayer) {
    return switch (document.kind()) {
      case "ConfigMap", "Secret" ->
          document.sight().sketch() ? sketched(document) : dataOf(document, isLayer);
      default -> List.of();
    };
  }

  /**
   * Returns the configuration files in a sketch, which has them as mappings and not as text, so
   * that nodes keep their places.
   */
  private static List<Document> sketched(Document holder) {
    return holder.root().mappingAt("data").map(YamlMapping::entries).orElse(List.of()).stream()
        .flatMap(file -> sketched(holder, file.value()).stream())
        .toList();
  }

  private static Optional<Document> sketched(Document holder, Yaml file) {
    if (Shape.isCollectorConfig(file)) {
      return Optional.of(collector(holder, (YamlMapping) file));
    }
    return Shape.isPrometheusConfig(file) && isAboutRemoteWrite(file)
        ? Optional.of(holder.part(Document.PROMETHEUS_YML, (YamlMapping) file))
        : Optional.empty();
  }

  /** Returns the configuration of a collector, under the name of what holds it. */
  private static Document collector(Document holder, YamlMapping config) {
    List<Entry> entries = new ArrayList<>(holder.root().entry("metadata").stream().toList());
    entries.addAll(config.entries());
    return holder.part(Document.OTEL_COLLECTOR, new YamlMapping(entries, config.origin()));
  }

  /**
   * Tells whether a Prometheus configuration is about remote write; others are left out, as with
   * those in text.
   */
  private static boolean isAboutRemoteWrite(Yaml config) {
    return config.at("remote_write").isPresent()
        || config.at("global", "external_labels").isPresent();
  }

  private List<Document> dataOf(Document document, boolean isLayer) {
    List<Document> found = new ArrayList<>();
    for (Entry entry : DataTexts.texts(document)) {
      YamlScalar text = (YamlScalar) entry.value();
      List<Document> inside = file(document, text, isLayer);
      found.addAll(inside);
      if (inside.isEmpty() && !isLayer) {
        UnreadSenders.gapIn(text).ifPresent(treeFiles::addGap);
      }
    }
    return found;
  }

  private static Optional<YamlMapping> mappingIn(YamlScalar text) {
    return YamlReader.readEmbedded(text).documents().stream()
        .filter(YamlMapping.class::isInstance)
        .map(YamlMapping.class::cast)
        .findFirst();
  }

  /**
   * Tells whether another file of the ConfigMap, which nginx may include, sets a body size limit.
   */
  private static boolean isLimitedBeside(Document holder, YamlScalar text) {
    return holder.root().mappingAt("data").map(YamlMapping::entries).orElse(List.of()).stream()
        .map(Entry::value)
        .filter(value -> value instanceof YamlScalar && !value.equals(text))
        .anyMatch(value -> ((YamlScalar) value).text().contains("client_max_body_size"));
  }

  /**
   * Returns the documents in one file. Only text with certain words is parsed, since dashboards are
   * large.
   */
  private List<Document> file(Document holder, YamlScalar text, boolean isLayer) {
    String content = text.text();
    if (content.contains("proxy_pass")) {
      List<Entry> parts = new ArrayList<>(holder.root().entry("metadata").stream().toList());
      parts.add(new Entry(YamlScalar.plain("text", text.origin()), text));
      YamlMapping root = new YamlMapping(parts, text.origin());
      Document config = holder.part(Document.NGINX_CONF, root);
      return List.of(isLimitedBeside(holder, text) ? config.partial() : config);
    }
    if (content.contains("pipelines") && content.contains("exporters")) {
      Optional<YamlMapping> config = mappingIn(text).filter(Shape::isCollectorConfig);
      if (config.isPresent()) {
        return List.of(collector(holder, config.get()));
      }
    }
    if (AlloyText.hasSender(content)) {
      List<Document> alloy = AlloyDocuments.in(holder, text);
      if (!alloy.isEmpty()) {
        return alloy;
      }
    }
    boolean mayBeValues = content.contains("prometheusSpec") || content.contains("remoteWrite");
    if (OpenShiftMonitoring.isHolder(holder)
        || content.contains("remote_write")
        || content.contains("scrape_configs")
        || content.contains("external_labels")
        || (mayBeValues && (!isLayer || content.contains("global")))) {
      return mappingIn(text).map(root -> configuration(holder, root, isLayer)).orElse(List.of());
    }
    return List.of();
  }

  private List<Document> values(Document values) {
    ChartUse use = ChartUse.unknown(values.origin());
    return ChartRelease.documents(treeFiles.charts(), use, Optional.empty(), values);
  }

  private List<Document> configuration(Document holder, YamlMapping root, boolean isLayer) {
    if (Shape.isPrometheusConfig(root)) {
      return List.of(holder.part(Document.PROMETHEUS_YML, root));
    }
    if (isLayer) {
      return List.of();
    }
    List<YamlMapping> agent = AgentConfig.instances(root);
    if (!agent.isEmpty()) {
      return agent.stream().map(one -> holder.part(Document.PROMETHEUS_YML, one)).toList();
    }
    List<Document> monitoring = OpenShiftMonitoring.documents(holder, root);
    // Values in a ConfigMap are one layer of a release that something else puts together.
    return monitoring.isEmpty()
        ? values(holder.part(Document.VALUES, root)).stream().map(Document::partial).toList()
        : monitoring;
  }
}

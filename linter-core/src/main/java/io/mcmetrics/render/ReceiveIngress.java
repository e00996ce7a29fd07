package io.mcmetrics.render;

import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * The Ingress that bitnami's thanos chart makes of {@code receive.ingress}: one rule for {@code
 * hostname} and one for each of {@code extraHosts}, all leading to the Service of Receive.
 */
final class ReceiveIngress {
  private final Origin at;

  private ReceiveIngress(Origin at) {
    this.at = at;
  }

  static Document of(Document release, YamlScalar key, YamlMapping settings) {
    return new ReceiveIngress(key.origin()).ingress(release, settings);
  }

  private Document ingress(Document release, YamlMapping settings) {
    List<Entry> metadata = new ArrayList<>();
    metadata.add(entry("name", text("receive")));
    settings.entry("annotations").ifPresent(metadata::add);
    List<Entry> spec = new ArrayList<>();
    settings.entry("ingressClassName").ifPresent(spec::add);
    List<Yaml> rules = new ArrayList<>();
    settings.get("hostname").ifPresent(host -> rules.add(rule(host)));
    settings.itemsAt("extraHosts").stream()
        .flatMap(extra -> extra.at("name").stream())
        .forEach(host -> rules.add(rule(host)));
    spec.add(entry("rules", new YamlSequence(rules, at)));
    return release.part(
        "Ingress",
        mapping(
            List.of(
                entry("kind", text("Ingress")),
                entry("metadata", mapping(metadata)),
                entry("spec", mapping(spec)))));
  }

  private Yaml rule(Yaml host) {
    YamlMapping service =
        mapping(
            List.of(
                entry("name", text("thanos-receive")),
                entry("port", mapping(List.of(entry("name", text("remote")))))));
    YamlMapping path =
        mapping(
            List.of(
                entry("path", text("/api/v1/receive")),
                entry("backend", mapping(List.of(entry("service", service))))));
    YamlMapping http = mapping(List.of(entry("paths", new YamlSequence(List.of(path), at))));
    return mapping(List.of(entry("host", host), entry("http", http)));
  }

  private Entry entry(String key, Yaml value) {
    return new Entry(text(key), value);
  }

  private YamlScalar text(String text) {
    return YamlScalar.plain(text, at);
  }

  private YamlMapping mapping(List<Entry> entries) {
    return new YamlMapping(entries, at);
  }
}

package io.mcmetrics.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows Flux and Argo CD from where their resources stand to what they deploy. What is reached
 * like that belongs to the cluster that reaches it, and is not judged by itself.
 */
final class GitOps {
  private final Sources sources;
  private final KustomizeBuild kustomize;
  private final Places places;
  private final List<Deployment> natural;
  private final ConfigData configs;

  GitOps(Sources sources, KustomizeBuild kustomize, List<Deployment> natural) {
    this.sources = sources;
    this.kustomize = kustomize;
    this.places = new Places(sources, kustomize);
    this.natural = List.copyOf(natural);
    this.configs = ConfigData.of(documentsOf(natural));
  }

  private static List<Document> documentsOf(List<Deployment> deployments) {
    return deployments.stream().flatMap(d -> d.documents().stream()).toList();
  }

  /** Returns what is deployed in the end, in the order in which it was found. */
  List<Document> followed() {
    Map<Unit, Expansion> expansions = new LinkedHashMap<>();
    Set<Unit> reached = new HashSet<>();
    for (Deployment deployment : natural) {
      Expansion expansion = expand(deployment);
      expansions.put(deployment.unit(), expansion);
      expansion.reached().stream()
          .filter(unit -> !unit.equals(deployment.unit()))
          .forEach(reached::add);
    }
    Set<Unit> covered = new HashSet<>();
    for (Map.Entry<Unit, Expansion> entry : expansions.entrySet()) {
      if (!reached.contains(entry.getKey())) {
        covered.addAll(entry.getValue().reached());
      }
    }
    List<Document> documents = new ArrayList<>();
    for (Map.Entry<Unit, Expansion> entry : expansions.entrySet()) {
      // Those that only reach each other are entered at the first of them.
      boolean isEntry = !reached.contains(entry.getKey());
      if (isEntry || !covered.contains(entry.getKey())) {
        covered.addAll(entry.getValue().reached());
        documents.addAll(entry.getValue().documents());
        entry.getValue().gaps().forEach(sources::addGap);
      }
    }
    return documents;
  }

  private Expansion expand(Deployment deployment) {
    Expansion first = new Expansion(sources, kustomize, places, configs);
    first.start(deployment);
    if (!first.asksForVariables()) {
      return first;
    }
    // Now that it is known what belongs to the cluster, its own ConfigMaps come before others.
    Expansion second = new Expansion(sources, kustomize, places, configs.with(first.documents()));
    second.start(deployment);
    return second;
  }
}

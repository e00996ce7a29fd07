package io.mcmetrics.gitops;

import io.mcmetrics.document.ConfigMapsAndSecrets;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.source.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one Flux Kustomization deploys, in the order of Flux: its path is built, with its fields
 * written into the kustomization, then variables are filled in, and last comes {@code
 * commonMetadata}.
 */
final class FluxBuild {
  private final FluxKustomization kustomization;
  private final FluxVariables variables;
  private final List<Document> documents;
  private final List<Problem> stops;
  private final List<Problem> eatenVariables = new ArrayList<>();

  FluxBuild(
      FluxKustomization kustomization, DeployedPath deployedPath, ConfigMapsAndSecrets configs) {
    this.kustomization = kustomization;
    Document resource = kustomization.document();
    this.variables = FluxVariables.of(resource, configs);
    VariableFilling filling = new VariableFilling(variables);
    List<Document> filled =
        deployedPath.documents().stream()
            .map(document -> document.inUnit(kustomization.unit()))
            .map(document -> filled(document, filling))
            .map(document -> kustomization.withCommonMetadata(document, variables.isOn()))
            .toList();
    List<Problem> found = new ArrayList<>();
    Stream.of(deployedPath.stops(), deployedPath.charts(), variables.stops(), filling.stops())
        .flatMap(List::stream)
        .map(this::byFlux)
        .forEach(found::add);
    this.stops = resource.root().is(true, "spec", "suspend") ? List.of() : List.copyOf(found);
    List<Problem> all = new ArrayList<>(stops);
    all.addAll(resource.sight().troubles());
    this.documents = filled.stream().map(document -> document.troubledBy(all)).toList();
  }

  private Document filled(Document document, VariableFilling filling) {
    List<Problem> eaten =
        variables.isOn() ? EatenVariables.in(document, variables) : List.<Problem>of();
    eatenVariables.addAll(eaten);
    return filling.filled(document).troubledBy(eaten);
  }

  /** Returns the variables of others that Flux takes for its own. */
  List<Problem> eatenVariables() {
    return eatenVariables;
  }

  /** Adds the place of what Flux deploys, and how sure it is that Flux sees it this way. */
  private Problem byFlux(Problem stop) {
    Document resource = kustomization.document();
    Located at = resource.at("spec", "path").<Located>map(path -> path).orElse(resource);
    Confidence limit = resource.sight().whole() ? resource.sight().limit() : Confidence.POSSIBLE;
    boolean isHere = stop.at().span().file().path().equals(at.origin().span().file().path());
    return (isHere ? stop : stop.see(at, "Flux deploys it here")).atMost(limit);
  }

  /** Returns what is deployed, marked with what stops it. */
  List<Document> documents() {
    return documents;
  }

  /** Returns why nothing is applied. */
  List<Problem> stops() {
    return stops;
  }

  /** Returns what is not known of its variables. */
  List<Gap> gaps() {
    return variables.gaps();
  }
}

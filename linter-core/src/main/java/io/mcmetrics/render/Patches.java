package io.mcmetrics.render;

import java.util.List;

/** The patches of one kustomization. */
final class Patches {
  private final Kustomization kustomization;

  Patches(Kustomization kustomization) {
    this.kustomization = kustomization;
  }

  List<Document> apply(List<Document> documents) {
    return kustomization.patches().isEmpty()
        ? documents
        : documents.stream().map(document -> document.seen(document.sight().partial())).toList();
  }
}

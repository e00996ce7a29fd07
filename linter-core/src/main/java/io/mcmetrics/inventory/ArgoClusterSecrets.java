package io.mcmetrics.inventory;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.Manifests;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.gitops.ArgoClusters;
import io.mcmetrics.inventory.NamedCluster.Kind;
import io.mcmetrics.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/** The clusters that Argo CD knows by Secrets of the tree. */
final class ArgoClusterSecrets {
  private ArgoClusterSecrets() {}

  static List<NamedCluster> in(List<SourceFile> files, TreeFiles read) {
    List<NamedCluster> found = new ArrayList<>();
    for (SourceFile file : files) {
      if (file.text().contains(ArgoClusters.TYPE)) {
        Unit unit = new Unit(file.path(), Unit.Form.FILE);
        List<Document> manifests = Manifests.of(read.documents(file), unit, Sight.CLEAR);
        for (String name : new ArgoClusters(manifests).names()) {
          String evidence = "Argo CD knows it by a Secret in `%s`".formatted(file.path());
          found.add(new NamedCluster(name, "", evidence, Kind.TARGET));
        }
      }
    }
    return found;
  }
}

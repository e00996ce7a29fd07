package io.mcmetrics.sender;

import io.mcmetrics.alloy.AlloySenders;
import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Stage;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/** What a configuration of Grafana Alloy says of a sender, and the linter does not evaluate. */
final class AlloySettings {
  private AlloySettings() {}

  /** Returns the names of the labels that relabelling may give to what is sent. */
  static List<String> labels(Document document) {
    return document.root().itemsAt(AlloySenders.LABELS).stream()
        .filter(YamlScalar.class::isInstance)
        .map(label -> ((YamlScalar) label).text())
        .distinct()
        .toList();
  }

  static List<UnmodelledSetting> unmodelled(Document document) {
    List<UnmodelledSetting> settings = new ArrayList<>();
    if (!document.kind().equals(Document.ALLOY)) {
      return settings;
    }
    for (Yaml component : document.root().itemsAt(AlloySenders.RELABELLED_BY)) {
      String what =
          "the component `%s` is not evaluated".formatted(((YamlScalar) component).text());
      settings.add(new UnmodelledSetting(Stage.RELABEL, what, component.origin()));
    }
    document
        .at(AlloySenders.FAULT)
        .ifPresent(
            fault ->
                settings.add(
                    new UnmodelledSetting(
                        Stage.REMOTE_WRITE,
                        "this is not in the language of Alloy, which would not start",
                        fault.origin())));
    if (document.at(AlloySenders.UNUSED).isPresent()) {
      String what = "nothing in this configuration is seen to forward to it";
      settings.add(new UnmodelledSetting(Stage.REMOTE_WRITE, what, document.origin()));
    }
    return settings;
  }
}

package io.mcmetrics.fleet;

import io.mcmetrics.document.Document;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the labels that Thanos Receive adds to the samples it receives: the one that {@code
 * --receive.tenant-label-name} names, and the targets of {@code --receive.relabel-config} (thanos,
 * docs/components/receive.md).
 */
final class ReceiveLabels {
  private static final Pattern TENANT =
      Pattern.compile("--receive\\.tenant-label-name=[\"']?([\\w.-]+)");
  private static final Pattern TARGET = Pattern.compile("target_label[\"']?:\\s*[\"']?([\\w.-]+)");

  private ReceiveLabels() {}

  static List<String> of(Document document) {
    List<String> names = new ArrayList<>();
    for (Yaml container : document.root().itemsAt("spec", "template", "spec", "containers")) {
      for (Yaml arg : container.itemsAt("args")) {
        if (arg instanceof YamlScalar text && text.text().startsWith("--receive.")) {
          addAll(TENANT.matcher(text.text()), names);
          addAll(TARGET.matcher(text.text()), names);
        }
      }
    }
    return names;
  }

  private static void addAll(Matcher found, List<String> names) {
    while (found.find()) {
      names.add(found.group(1));
    }
  }
}

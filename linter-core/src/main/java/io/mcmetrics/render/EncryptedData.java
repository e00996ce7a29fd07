package io.mcmetrics.render;

import io.mcmetrics.document.Document;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.yaml.Placeholder;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The encrypted files in ConfigMaps and Secrets that may be configuration. A password is no file,
 * and whatever it is, it sends nothing.
 */
final class EncryptedData {
  private static final Pattern CONFIGURATION =
      Pattern.compile(
          "(?i).*\\.(ya?ml|json|conf|cfg|toml|alloy|river|tmpl)(\\.gz)?"
              + "|.*(values|config|prometheus|remote[-_]?write).*");

  private EncryptedData() {}

  /** Returns a gap for each encrypted file of a document that may be configuration. */
  static List<Gap> gaps(Document holder) {
    return switch (holder.kind()) {
      case "ConfigMap", "Secret" -> sops(holder);
      case "SealedSecret" -> sealed(holder);
      default -> List.of();
    };
  }

  /** Tells whether a document may hold configuration, as far as it is encrypted at all. */
  static boolean mayHoldConfiguration(Document document) {
    boolean isEncrypted =
        document.root().scalarAt("sops", "mac").isPresent()
            || document.kind().equals("SealedSecret");
    boolean holdsData =
        document.kind().equals("Secret")
            || document.kind().equals("ConfigMap")
            || document.kind().equals("SealedSecret");
    return !isEncrypted || !holdsData || !gaps(document).isEmpty();
  }

  private static List<Gap> sops(Document holder) {
    List<Gap> gaps = new ArrayList<>();
    for (String section : List.of("data", "stringData", "binaryData")) {
      for (Entry entry : entries(holder, section)) {
        if (entry.value() instanceof YamlScalar text && Placeholder.isCiphertext(text.text())) {
          add(entry, "SOPS", gaps);
        }
      }
    }
    return gaps;
  }

  private static List<Gap> sealed(Document holder) {
    List<Gap> gaps = new ArrayList<>();
    holder
        .root()
        .mappingAt("spec", "encryptedData")
        .map(YamlMapping::entries)
        .orElse(List.of())
        .forEach(entry -> add(entry, "kubeseal", gaps));
    return gaps;
  }

  private static List<Entry> entries(Document holder, String section) {
    return holder.root().mappingAt(section).map(YamlMapping::entries).orElse(List.of());
  }

  private static void add(Entry entry, String program, List<Gap> gaps) {
    String key = entry.key().text();
    if (CONFIGURATION.matcher(key).matches()) {
      String what = "`" + key + "` is encrypted by " + program;
      gaps.add(Gap.at(entry.key(), what, "nothing is known of what this file holds"));
    }
  }
}

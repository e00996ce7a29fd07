package io.mcmetrics.masking;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Hides what is secret in documents that are printed whole. */
public final class DocumentMask {
  private static final Set<String> DATA = Set.of("data", "stringData");

  /** Keys whose content charts put into a Secret: Grafana's data sources and environment. */
  private static final Set<String> HOLDERS = Set.of("secureJsonData", "envRenderSecret");

  private static final String HEADERS = "headers";

  private DocumentMask() {}

  /** Returns a document without passwords and tokens, and without the data of a Secret. */
  public static YamlMapping masked(YamlMapping document) {
    boolean secret = document.text("kind").isKnown("Secret");
    return (YamlMapping) masked(document, "", secret);
  }

  private static Yaml masked(Yaml node, String key, boolean secret) {
    if (node instanceof YamlMapping mapping) {
      boolean named = isSecret(mapping.scalarAt("name").map(YamlScalar::text).orElse(""), "x");
      List<Entry> entries = new ArrayList<>();
      for (Entry entry : mapping.entries()) {
        String name = entry.key().text();
        boolean hidden =
            (secret && DATA.contains(name))
                || (named && name.equals("value"))
                || HOLDERS.contains(name);
        boolean header = key.equals(HEADERS) && !HeaderSecrets.isShown(name);
        hidden |= header && !ownIsUnknown(entry.value());
        Yaml value = hidden ? hidden(entry.value()) : masked(entry.value(), name, secret);
        entries.add(new Entry(entry.key(), value));
      }
      return new YamlMapping(entries, mapping.origin());
    }
    if (node instanceof YamlSequence list) {
      List<Yaml> items = new ArrayList<>();
      list.items().forEach(item -> items.add(masked(item, key, secret)));
      return new YamlSequence(items, list.origin());
    }
    return masked((YamlScalar) node, key);
  }

  /** What something else fills in is no secret of this file. */
  private static boolean ownIsUnknown(Yaml value) {
    return value instanceof YamlScalar text && text.isUnknown();
  }

  private static Yaml hidden(Yaml node) {
    if (node instanceof YamlMapping mapping) {
      List<Entry> entries = new ArrayList<>();
      mapping.entries().forEach(e -> entries.add(new Entry(e.key(), hidden(e.value()))));
      return new YamlMapping(entries, mapping.origin());
    }
    return new YamlScalar(ReportMask.MASK, Style.QUOTED, node.origin());
  }

  private static YamlScalar masked(YamlScalar scalar, String key) {
    String text = scalar.text();
    if (text.indexOf('\n') >= 0 && isSecret(key, "x")) {
      return new YamlScalar(ReportMask.MASK, Style.QUOTED, scalar.origin());
    }
    StringBuilder out = new StringBuilder();
    boolean first = true;
    for (String line : text.split("\n", -1)) {
      out.append(first ? maskedLine(key, line) : "\n" + maskedLine("", line));
      first = false;
    }
    return out.toString().equals(text)
        ? scalar
        : new YamlScalar(out.toString(), Style.QUOTED, scalar.origin());
  }

  private static boolean isSecret(String key, String value) {
    return !key.isEmpty() && !maskedLine(key, value).equals(value);
  }

  /** Masks a line of a block text: the key of the text counts as well as one in the line. */
  private static String maskedLine(String key, String line) {
    String before = key.isEmpty() ? "" : key + ": ";
    String whole = before + line;
    StringBuilder out = new StringBuilder();
    int shown = 0;
    for (SecretText secret : SecretText.in(whole, false)) {
      out.append(whole, shown, secret.start()).append(ReportMask.MASK);
      shown = secret.end();
    }
    out.append(whole.substring(shown));
    return out.length() >= before.length() && out.toString().startsWith(before)
        ? out.substring(before.length())
        : ReportMask.MASK;
  }
}

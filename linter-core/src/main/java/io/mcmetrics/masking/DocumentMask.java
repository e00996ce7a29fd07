package io.mcmetrics.masking;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Hides what is secret in documents that are printed whole. */
public final class DocumentMask {
  private static final Set<String> DATA = Set.of("data", "stringData");

  /** Keys whose content is kept in a Secret, or is not text. */
  private static final Set<String> HOLDERS =
      Set.of("secureJsonData", "envRenderSecret", "binaryData");

  private static final String HEADERS = "headers";
  private static final Set<String> RECEIVERS =
      Set.of(
          "webhook",
          "slack",
          "discord",
          "msteams",
          "msteamsv2",
          "mattermost",
          "rocketchat",
          "incidentio");

  /** What is known of a value by the keys above it. */
  private record Place(String key, boolean ofSecret, boolean ofReceiver) {
    Place below(String name) {
      String plain = name.replace("_", "").replaceAll("[cC]onfigs?$", "");
      return new Place(name, ofSecret, ofReceiver || RECEIVERS.contains(plain));
    }
  }

  private DocumentMask() {}

  /** Returns a document without passwords and tokens, and without the data of a Secret. */
  public static YamlMapping masked(YamlMapping document) {
    boolean secret = document.text("kind").isKnown("Secret");
    return masked(document, new Place("", secret, false));
  }

  private static Yaml masked(Yaml node, Place place) {
    if (node instanceof YamlMapping mapping) {
      return masked(mapping, place);
    }
    if (node instanceof YamlSequence list) {
      return masked(list, place);
    }
    return masked((YamlScalar) node, place);
  }

  private static YamlMapping masked(YamlMapping mapping, Place place) {
    String itemName = mapping.scalarAt("name").map(YamlScalar::text).orElse("");
    boolean inHeaders = place.key().equals(HEADERS);
    boolean named =
        SecretKeys.isSecret(itemName)
            || (inHeaders && !itemName.isEmpty() && !HeaderSecrets.isShown(itemName));
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : mapping.entries()) {
      String name = entry.key().text();
      boolean part = inHeaders && (name.equals("name") || name.equals("value"));
      boolean header = inHeaders && !part && !HeaderSecrets.isShown(name);
      boolean hidden =
          (place.ofSecret() && DATA.contains(name))
              || (named && name.equals("value"))
              || HOLDERS.contains(name)
              || name.endsWith("last-applied-configuration")
              || header;
      boolean reference = name.equals("secretKey") && mapping.get("remoteRef").isPresent();
      Yaml value = entry.value();
      if (!reference) {
        value =
            hidden && !isFilledInLater(value) ? hidden(value) : masked(value, place.below(name));
      }
      entries.add(new Entry(entry.key(), value));
    }
    return new YamlMapping(entries, mapping.origin());
  }

  private static YamlSequence masked(YamlSequence list, Place place) {
    List<Yaml> items = new ArrayList<>();
    String before = "";
    for (Yaml item : list.items()) {
      String text = item instanceof YamlScalar scalar ? scalar.text() : "";
      if (before.startsWith("-") && !text.startsWith("-") && SecretKeys.isSecret(before)) {
        items.add(hidden(item));
      } else if (place.key().equals(HEADERS) && item instanceof YamlScalar) {
        items.add(new YamlScalar(HeaderSecrets.masked(text), Style.QUOTED, item.origin()));
      } else {
        items.add(masked(item, place));
      }
      before = text;
    }
    return new YamlSequence(items, list.origin());
  }

  /** What something else fills in is no secret of this file. */
  private static boolean isFilledInLater(Yaml value) {
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

  private static YamlScalar masked(YamlScalar scalar, Place place) {
    String text = scalar.text();
    boolean address = place.ofReceiver() && place.key().toLowerCase(Locale.ROOT).endsWith("url");
    if (address || (text.indexOf('\n') >= 0 && SecretKeys.isSecret(place.key()))) {
      return new YamlScalar(ReportMask.MASK, Style.QUOTED, scalar.origin());
    }
    String shown = text.indexOf('\n') >= 0 ? maskedText(text) : maskedLine(place.key(), text);
    return shown.equals(text) ? scalar : new YamlScalar(shown, Style.QUOTED, scalar.origin());
  }

  /** A text of several lines is mostly a configuration file: its lines say what they belong to. */
  private static String maskedText(String text) {
    SourceFile file = SourceFile.of("text", text);
    StringBuilder out = new StringBuilder();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      out.append(i == 0 ? "" : "\n");
      out.append(SecretText.hidden(lines[i], ReportMask.in(file, i + 1)));
    }
    return out.toString();
  }

  /** Masks a value: its key counts as well as one in the value. */
  private static String maskedLine(String key, String line) {
    String before = key.isEmpty() ? "" : key + ": ";
    String out = SecretText.hidden(before + line, SecretText.in(before + line, false));
    return out.length() >= before.length() && out.startsWith(before)
        ? out.substring(before.length())
        : ReportMask.MASK;
  }
}

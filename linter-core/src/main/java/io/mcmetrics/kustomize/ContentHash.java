package io.mcmetrics.kustomize;

import io.mcmetrics.kustomize.resource.GoJson;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The hash that kustomize appends to the names of generated resources: over the JSON of kind and
 * data (api/hasher/hasher.go), with vowels and similar characters replaced, so that it spells no
 * words.
 */
final class ContentHash {
  private static final int LENGTH = 10;
  private static final String FROM = "013ae";
  private static final String TO = "ghkmt";

  private ContentHash() {}

  /** Returns the hash of a ConfigMap or a Secret. */
  static String of(YamlMapping root) {
    boolean secret = root.text("kind").isKnown("Secret");
    SortedMap<String, String> parts = new TreeMap<>();
    parts.put("kind", GoJson.quoted(secret ? "Secret" : "ConfigMap"));
    // kustomize looks for a key that is spelled `metadata/name`, and finds none.
    parts.put("name", GoJson.quoted(""));
    parts.put("data", root.mappingAt("data").map(ContentHash::json).orElse("\"\""));
    if (secret) {
      parts.put("type", GoJson.quoted(root.textAt("type")));
    }
    String optional = secret ? "stringData" : "binaryData";
    root.mappingAt(optional).ifPresent(data -> parts.put(optional, json(data)));
    return letters(sha256(object(parts)));
  }

  private static String json(YamlMapping data) {
    SortedMap<String, String> parts = new TreeMap<>();
    for (Entry entry : data.entries()) {
      parts.put(entry.key().text(), GoJson.quoted(text(entry.value())));
    }
    return object(parts);
  }

  private static String text(Yaml value) {
    return value instanceof YamlScalar scalar && !scalar.isNull() ? scalar.text() : "";
  }

  private static String object(SortedMap<String, String> parts) {
    StringBuilder out = new StringBuilder("{");
    parts.forEach(
        (key, json) ->
            out.append(out.length() > 1 ? "," : "")
                .append(GoJson.quoted(key))
                .append(':')
                .append(json));
    return out.append('}').toString();
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String letters(String hex) {
    StringBuilder out = new StringBuilder();
    for (char c : hex.substring(0, LENGTH).toCharArray()) {
      int at = FROM.indexOf(c);
      out.append(at < 0 ? c : TO.charAt(at));
    }
    return out.toString();
  }
}

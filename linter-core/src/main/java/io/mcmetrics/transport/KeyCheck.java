package io.mcmetrics.transport;

import io.mcmetrics.render.Document;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which keys of Secrets and ConfigMaps a remote write of a resource asks for in vain: the
 * operator then makes no configuration ({@code GetSecretKey} in {@code pkg/assets/store.go} of
 * prometheus-operator). Judged by what is deployed together alone, since what is not in the tree
 * may well be in the cluster.
 */
public final class KeyCheck {
  private static final Set<String> WITH_KEYS =
      Set.of(
          "basicAuth",
          "authorization",
          "oauth2",
          "tlsConfig",
          "bearerTokenSecret",
          "sigv4",
          "azureAd");

  private final List<Document> holders;

  private KeyCheck(List<Document> holders) {
    this.holders = holders;
  }

  /** Returns a check against those of some documents that hold keys. */
  public static KeyCheck against(List<Document> documents) {
    return new KeyCheck(
        documents.stream()
            .filter(d -> d.kind().equals("Secret") || d.kind().equals("ConfigMap"))
            .toList());
  }

  /** Returns what is missing for an item of the list of remote writes of a resource. */
  public List<WriteFault> faults(Document sender, YamlMapping write) {
    List<WriteFault> faults = new ArrayList<>();
    for (Entry entry : write.entries()) {
      if (WITH_KEYS.contains(entry.key().text())) {
        collect(sender, entry.key().text(), entry.value(), faults);
      }
    }
    return faults;
  }

  private void collect(Document sender, String field, Yaml node, List<WriteFault> faults) {
    if (!(node instanceof YamlMapping mapping)) {
      return;
    }
    if (mapping.text("name") instanceof Known<String> name
        && mapping.text("key") instanceof Known<String> key
        && !mapping.has("optional")) {
      String kind = field.equals("configMap") ? "ConfigMap" : "Secret";
      missing(sender, kind, name.value(), key).ifPresent(faults::add);
      return;
    }
    for (Entry entry : mapping.entries()) {
      collect(sender, entry.key().text(), entry.value(), faults);
    }
  }

  private Optional<WriteFault> missing(
      Document sender, String kind, String name, Known<String> key) {
    List<Document> meant =
        holders.stream()
            .filter(holder -> holder.kind().equals(kind) && holder.name().isKnown(name))
            .filter(holder -> holder.unit().equals(sender.unit()))
            .filter(holder -> isBeside(holder, sender))
            .toList();
    boolean isMissing =
        !meant.isEmpty() && meant.stream().allMatch(holder -> isWithout(holder, key.value()));
    return isMissing
        ? Optional.of(
            WriteFault.held(
                "key \"%s\" in %s \"%s\" not found"
                    .formatted(key.value(), kind.toLowerCase(Locale.ROOT), name),
                key))
        : Optional.empty();
  }

  private static boolean isBeside(Document holder, Document sender) {
    return holder.namespace().written().equals(sender.namespace().written());
  }

  /** One without any key is filled in by something else, as a token or a copy is. */
  private static boolean isWithout(Document holder, String key) {
    List<String> keys = new ArrayList<>();
    for (String section : List.of("data", "stringData", "binaryData")) {
      Optional<Yaml> held = holder.at(section).filter(node -> !node.isNull());
      if (held.isEmpty()) {
        continue;
      }
      if (!(held.get() instanceof YamlMapping mapping)
          || mapping.entries().stream().anyMatch(entry -> entry.key().isUnknown())) {
        return false;
      }
      mapping.entries().forEach(entry -> keys.add(entry.key().text()));
    }
    return holder.sight().whole() && !keys.isEmpty() && !keys.contains(key);
  }
}

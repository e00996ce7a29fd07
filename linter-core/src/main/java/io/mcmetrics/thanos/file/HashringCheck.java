package io.mcmetrics.thanos.file;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Checks hashrings as JSON is read: keys in any case, none of them unknown, and types as they are
 * written (thanos, pkg/receive/config.go).
 */
final class HashringCheck {
  private static final Set<String> TEXTS = Set.of("hashring", "algorithm", "tenant_matcher_type");

  private final Optional<String> algorithm;
  private final Faults out;

  private HashringCheck(Optional<String> algorithm, Faults out) {
    this.algorithm = algorithm;
    this.out = out;
  }

  static void check(Yaml file, Optional<String> algorithm, Faults out) {
    HashringCheck check = new HashringCheck(algorithm, out);
    if (file instanceof YamlScalar scalar && scalar.isUnknown()) {
      return;
    }
    if (!(file instanceof YamlSequence rings)) {
      if (!file.isNull()) {
        out.add(
            "configuration file is not parsable: cannot unmarshal %s into a list of hashrings"
                .formatted(word(file)),
            file);
        return;
      }
      out.add("configuration file is empty", file);
      return;
    }
    if (rings.items().isEmpty()) {
      out.add("configuration file is empty", rings);
    }
    rings.items().forEach(check::checkRing);
  }

  private static String word(Yaml node) {
    if (node instanceof YamlMapping) {
      return "object";
    }
    return node instanceof YamlSequence ? "array" : "value";
  }

  private void checkRing(Yaml item) {
    if (item.isNull() || isTemplate(item)) {
      return;
    }
    if (!(item instanceof YamlMapping ring)) {
      notParsable(word(item), "hashring", item);
      return;
    }
    for (Entry entry : ring.entries()) {
      String key = entry.key().text().toLowerCase(Locale.ROOT);
      if (entry.value().isNull() || isTemplate(entry.value())) {
        continue;
      }
      if (TEXTS.contains(key)) {
        checkText(key, entry.value());
      } else if (key.equals("tenants")) {
        items(key, entry.value()).forEach(tenant -> checkText(key, tenant));
      } else if (key.equals("endpoints")) {
        items(key, entry.value()).forEach(this::checkEndpoint);
      } else if (isObject(key) && !(entry.value() instanceof YamlMapping)) {
        notParsable(word(entry.value()), key, entry.value());
      }
    }
    checkAlgorithm(ring);
  }

  /** What is neither is taken for hashmod. */
  private void checkAlgorithm(YamlMapping ring) {
    Optional<String> own =
        ring.has("algorithm")
            ? ring.scalarAt("algorithm").filter(text -> !text.isUnknown()).map(YamlScalar::text)
            : algorithm;
    if (own.isEmpty()) {
      return;
    }
    boolean isKetama = own.get().equals("ketama");
    for (Yaml endpoint : ring.itemsAt("endpoints")) {
      Optional<YamlScalar> zone = endpoint.scalarAt("az").filter(az -> !az.text().isEmpty());
      if (!isKetama && zone.isPresent()) {
        out.add(
            "Hashmod algorithm does not support AZ aware hashring configuration. Either use Ketama"
                + " or remove AZ configuration.",
            zone.get());
        break;
      }
    }
    int size =
        ring.mappingAt("shuffle_sharding_config")
            .flatMap(config -> config.number("shard_size").known())
            .orElse(0);
    if (size > 0 && !isKetama) {
      out.add("hashmod algorithm does not support shuffle sharding", ring);
    } else if (size > ring.itemsAt("endpoints").size()) {
      out.add("shard size " + size + " is larger than number of nodes in hashring", ring);
    }
  }

  private static boolean isObject(String key) {
    return key.equals("shuffle_sharding_config") || key.equals("external_labels");
  }

  private List<Yaml> items(String key, Yaml list) {
    if (list instanceof YamlSequence sequence) {
      return sequence.items();
    }
    notParsable(word(list), key, list);
    return List.of();
  }

  private void checkEndpoint(Yaml endpoint) {
    if (isTemplate(endpoint)) {
      return;
    }
    if (endpoint instanceof YamlMapping mapping) {
      Optional<Yaml> address =
          mapping.entries().stream()
              .filter(entry -> entry.key().text().equalsIgnoreCase("address"))
              .map(Entry::value)
              .reduce((first, last) -> last);
      address.filter(a -> !a.isNull()).ifPresent(a -> checkText("address", a));
      if (address.isEmpty() || isEmpty(address.get())) {
        out.add("endpoint address must be set", mapping);
      }
    } else if (endpoint.isNull() || isEmpty(endpoint)) {
      if (!endpoint.isNull()) {
        out.add("endpoint address must be set", endpoint);
      }
    } else {
      checkText("endpoints", endpoint);
    }
  }

  private static boolean isEmpty(Yaml node) {
    return node instanceof YamlScalar scalar && (scalar.isNull() || scalar.text().isEmpty());
  }

  private static boolean isTemplate(Yaml node) {
    return node instanceof YamlScalar scalar && scalar.isUnknown();
  }

  /** Only what stands in quotes is a text. */
  private void checkText(String key, Yaml node) {
    boolean isText =
        node instanceof YamlScalar scalar
            && (scalar.style() != YamlScalar.Style.PLAIN || !JsonText.isJson(scalar.text()));
    if (!isText && !isTemplate(node)) {
      notParsable(word(node), key, node);
    }
  }

  private void notParsable(String found, String key, Yaml where) {
    out.add(
        "configuration file is not parsable: cannot unmarshal " + found + " into " + key, where);
  }
}

package io.mcmetrics.thanos.file;

import io.mcmetrics.relabel.GoScalar;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A block of a file, as the checks of its meaning see it: what is absent, null or an empty text is
 * the zero of its type, as in Go. What holds a placeholder is neither set nor missing.
 */
record Block(YamlMapping mapping) {

  /** Tells whether a text is known to be set. */
  boolean isSet(String key) {
    return mapping
        .scalarAt(key)
        .filter(scalar -> !scalar.isUnknown() && !scalar.isNull() && !scalar.text().isEmpty())
        .isPresent();
  }

  /** Tells whether a key is known to have the zero of its type, as no key at all has. */
  boolean isMissing(String key) {
    return GoScalar.isZero(mapping.get(key));
  }

  boolean areAllMissing(String... keys) {
    return List.of(keys).stream().allMatch(this::isMissing);
  }

  boolean isAnyMissing(String... keys) {
    return List.of(keys).stream().anyMatch(this::isMissing);
  }

  /** Tells whether a switch is known to be on. */
  boolean isOn(String key) {
    return mapping.scalarAt(key).filter(GoScalar::isTrue).isPresent();
  }

  /** Returns the text of a key, the empty one if it is missing; nothing if it is not known. */
  Optional<String> text(String key) {
    return isMissing(key)
        ? Optional.of("")
        : mapping.scalarAt(key).filter(scalar -> !scalar.isUnknown()).map(YamlScalar::text);
  }

  /** Returns a number that is written, if it is known. */
  Optional<BigDecimal> number(String key) {
    try {
      return mapping
          .scalarAt(key)
          .filter(scalar -> !scalar.isUnknown())
          .map(scalar -> new BigDecimal(scalar.text().replace("_", "")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Tells whether a null is written, which is the zero of its type and not the default. */
  boolean isNull(String key) {
    return mapping.get(key).filter(Yaml::isNull).isPresent();
  }

  /** Returns where a key is written, or else the block that lacks it. */
  Located place(String key) {
    return mapping.get(key).map(Located.class::cast).orElse(mapping);
  }

  /** Returns a block of this block; an empty one if it is missing. */
  Block block(String key) {
    return new Block(mapping.mappingAt(key).orElseGet(() -> YamlMapping.empty(mapping.origin())));
  }
}

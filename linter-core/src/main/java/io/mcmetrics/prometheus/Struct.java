package io.mcmetrics.prometheus;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.mcmetrics.promql.parser.DurationLength;
import io.mcmetrics.relabel.GoScalar;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A block of the configuration, as the checks of its meaning see it: what is absent, null or an
 * empty text is the zero of its type, as in Go. What holds a placeholder is neither set nor
 * missing.
 *
 * @param mapping its keys, with those that are merged into it
 * @param out what is objected to
 */
record Struct(YamlMapping mapping, Refusals out) {

  /** Tells whether a key has a value other than the zero of its type. */
  boolean isSet(String key) {
    Optional<Yaml> value = mapping.get(key);
    if (value.isEmpty() || value.get().isNull()) {
      return false;
    }
    return !(value.get() instanceof YamlScalar scalar)
        || (!scalar.isUnknown() && !scalar.text().isEmpty());
  }

  /** Tells whether a block is written, even an empty one. */
  boolean isWritten(String key) {
    return mapping.get(key).filter(value -> !value.isNull()).isPresent();
  }

  /** Tells whether a key is known to have the zero of its type, as no key at all has. */
  boolean isMissing(String key) {
    return GoScalar.isZero(mapping.get(key));
  }

  /** Returns the text of a key, the empty one if it is missing; nothing if it is not known. */
  Optional<String> text(String key) {
    if (isMissing(key)) {
      return Optional.of("");
    }
    return mapping
        .scalarAt(key)
        .filter(scalar -> !scalar.isUnknown())
        .map(scalar -> GoScalar.type(scalar) == GoScalar.Type.NULL ? "" : scalar.text());
  }

  /** Returns the text of a key that has another default than the empty one. */
  Optional<String> text(String key, String fallback) {
    return mapping.get(key).isEmpty() ? Optional.of(fallback) : text(key);
  }

  /** Returns a duration; zero if the key is missing, and nothing if it is not known. */
  Optional<Duration> duration(String key) {
    return text(key)
        .flatMap(
            text ->
                text.isEmpty() || text.equals("0")
                    ? Optional.of(Duration.ZERO)
                    : DurationLength.of(text));
  }

  /** Tells whether a switch is known to be on. */
  boolean isOn(String key) {
    return mapping.scalarAt(key).filter(GoScalar::isTrue).isPresent();
  }

  /** Returns the items of a list that are known scalars. */
  List<YamlScalar> words(String key) {
    List<YamlScalar> words = new ArrayList<>();
    for (Yaml item : mapping.itemsAt(key)) {
      if (item instanceof YamlScalar scalar && !scalar.isUnknown()) {
        words.add(scalar);
      }
    }
    return words;
  }

  /** Returns a block; empty if it is not written, or no mapping. */
  Optional<Struct> block(String key) {
    return mapping.mappingAt(key).map(block -> new Struct(block.merged(), out));
  }

  /** Returns the place of a key; that of the block if there is no such key. */
  Located at(String key) {
    return mapping.entry(key).<Located>map(entry -> entry).orElse(mapping);
  }

  void refuse(String key, String message) {
    out.add(message, at(key));
  }

  @FormatMethod
  void refuseWith(String key, @FormatString String message, Object... words) {
    out.add(message.formatted(words), at(key));
  }

  /** Objects if a key is known to be missing. */
  void require(String key, String message) {
    if (isMissing(key)) {
      out.add(message, mapping);
    }
  }

  /** Objects, at the last of some keys, if more than one of them is set. */
  boolean atMostOne(String message, String... keys) {
    List<String> set = Stream.of(keys).filter(this::isSet).toList();
    if (set.size() > 1) {
      refuse(set.get(set.size() - 1), message);
    }
    return set.size() <= 1;
  }

  Loader loader() {
    return out.loader();
  }
}

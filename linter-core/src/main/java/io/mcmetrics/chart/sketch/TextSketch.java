package io.mcmetrics.chart.sketch;

import io.mcmetrics.chart.template.GoNumber;
import io.mcmetrics.chart.values.KeyPath;
import io.mcmetrics.chart.values.Truth;
import io.mcmetrics.chart.values.ValueLookup;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with references: {@code ${path}} is the value at the path, {@code ${path?}} the same
 * unless it is empty. A reference that is the whole text, without quotes, is the node itself, of
 * any type; {@code $(NAME)} is left to Kubernetes. {@code ${path printed}} is read again after a
 * template printed it, and {@code ${path templated}} goes through {@code tpl}, and of {@code ${path
 * read}} a text is printed as the YAML that it holds.
 *
 * @param style how it is written in the sheet
 */
record TextSketch(List<Part> parts, Style style) implements Sketch {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

  /** Whole numbers that are printed with an exponent. */
  private static final Pattern LARGE = Pattern.compile("-?[1-9][0-9]{6,}+");

  /** A part of the text: literal, or a reference. */
  private record Part(String text, Optional<KeyPath> path, boolean onlyFilled, Way way) {}

  /** The ways in which a chart hands on a value. */
  private enum Way {
    AS_IT_IS(""),
    PRINTED(" printed"),
    TEMPLATED(" templated"),
    READ(" read");

    private final String suffix;

    Way(String suffix) {
      this.suffix = suffix;
    }

    private static Way of(String reference) {
      for (Way way : List.of(PRINTED, TEMPLATED, READ)) {
        if (reference.endsWith(way.suffix)) {
          return way;
        }
      }
      return AS_IT_IS;
    }

    private Yaml of(Yaml node, SketchScope scope) {
      return switch (this) {
        case AS_IT_IS -> node;
        case PRINTED -> PrintedScalar.of(node);
        case TEMPLATED -> TemplatedNode.of(node, scope);
        case READ -> TemplatedNode.read(node, scope);
      };
    }
  }

  TextSketch {
    parts = List.copyOf(parts);
  }

  static TextSketch of(YamlScalar scalar) {
    List<Part> parts = new ArrayList<>();
    if (!scalar.text().contains("${")) {
      literal(scalar.text(), parts);
      return new TextSketch(parts, scalar.style());
    }
    Matcher references = REFERENCE.matcher(scalar.text());
    int end = 0;
    while (references.find()) {
      literal(scalar.text().substring(end, references.start()), parts);
      Way way = Way.of(references.group(1));
      String path = references.group(1);
      path = path.substring(0, path.length() - way.suffix.length());
      boolean onlyFilled = path.endsWith("?");
      String bare = onlyFilled ? path.substring(0, path.length() - 1) : path;
      parts.add(new Part("", Optional.of(KeyPath.of(bare)), onlyFilled, way));
      end = references.end();
    }
    literal(scalar.text().substring(end), parts);
    return new TextSketch(parts, scalar.style());
  }

  private static void literal(String text, List<Part> parts) {
    if (!text.isEmpty()) {
      parts.add(new Part(text, Optional.empty(), false, Way.AS_IT_IS));
    }
  }

  @Override
  public List<SketchResult> draw(SketchScope scope) {
    if (parts.size() != 1 || parts.get(0).path().isEmpty()) {
      return List.of(SketchResult.made(text(scope)));
    }
    Part part = parts.get(0);
    ValueLookup found =
        part.way() == Way.AS_IT_IS ? scope.find(part.path().get()) : through(part, scope);
    Optional<Yaml> value = style == Style.PLAIN ? found.value() : found.value().map(this::quoted);
    if (value.isEmpty()) {
      return List.of();
    }
    boolean missing = value.get().isNull() || (part.onlyFilled() && found.truth() == Truth.NO);
    if (!missing) {
      return List.of(new SketchResult(value.get(), Optional.of(found.key())));
    }
    // What the chart passes over is absent, at the place where the user wrote it.
    return found.written()
        ? List.of(
            new SketchResult(
                YamlScalar.plain("null", value.get().origin()), Optional.of(found.key())))
        : List.of();
  }

  private static ValueLookup through(Part part, SketchScope scope) {
    ValueLookup found = scope.find(part.path().get());
    boolean shows = !part.onlyFilled() || found.truth() != Truth.NO;
    return shows ? found.with(node -> part.way().of(node, scope)) : found;
  }

  private Yaml quoted(Yaml node) {
    return node instanceof YamlScalar scalar && !scalar.isNull() && !scalar.isUnknown()
        ? new YamlScalar(scalar.text(), Style.QUOTED, scalar.origin())
        : node;
  }

  /**
   * Returns the result as a scalar, which has the place of the first value in it that the user
   * wrote.
   */
  YamlScalar text(SketchScope scope) {
    if (parts.size() == 1 && parts.get(0).path().isEmpty()) {
      return new YamlScalar(parts.get(0).text(), style, scope.place());
    }
    StringBuilder text = new StringBuilder();
    Optional<Origin> at = Optional.empty();
    boolean known = true;
    for (Part part : parts) {
      if (part.path().isEmpty()) {
        text.append(part.text());
        continue;
      }
      ValueLookup found = scope.find(part.path().get());
      Optional<Yaml> value =
          found
              .value()
              .filter(node -> !part.onlyFilled() || found.truth() != Truth.NO)
              .map(node -> part.way().of(node, scope));
      if (value.isPresent() && value.get() instanceof YamlScalar scalar && !scalar.isNull()) {
        text.append(scalar.isUnknown() ? marked(scalar) : printed(scalar));
        known &= !scalar.isUnknown();
        at = at.or(() -> found.written() ? Optional.of(scalar.origin()) : Optional.empty());
      } else if (value.isPresent() && !value.get().isNull()) {
        text.append("{{ }}");
        known = false;
      }
    }
    Origin place = scope.place();
    Origin origin = at.map(o -> o.through(How.CHART, scope.chart())).orElse(place);
    return new YamlScalar(text.toString(), known ? style : Style.TEMPLATE, origin);
  }

  /** Returns a value as a template prints it between other words. */
  private static String printed(YamlScalar value) {
    return value.style() == Style.PLAIN && LARGE.matcher(value.text()).matches()
        ? GoNumber.printed(Double.parseDouble(value.text()))
        : value.text();
  }

  /** Returns a text that is marked as a template, to be joined with others. */
  private static String marked(YamlScalar unknown) {
    return unknown.text().contains("{{") ? unknown.text() : "{{ " + unknown.text() + " }}";
  }
}

package io.mcmetrics.chart.sketch;

import io.mcmetrics.chart.values.ChartVersion;
import io.mcmetrics.chart.values.KeyPath;
import io.mcmetrics.chart.values.Truth;
import io.mcmetrics.chart.values.ValueLookup;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names that charts derive from the release, with the template that {@code helm create}
 * generates: {@code fullnameOverride}, else the release if it contains the name of the chart, else
 * both, cut to a length. If the release is not known they are placeholders.
 *
 * @param use what is known of the release
 * @param longest the number of characters that the full name is cut to
 * @param own the names that the sheet defines
 */
public record ReleaseNames(ChartUse use, int longest, Map<String, DerivedName> own) {
  /** A name that a sheet defines, and the length that it is cut to. */
  public record DerivedName(Sketch sketch, int longest) {}

  /** The largest length of a label and of the name of a Service (RFC 1123). */
  public static final int LONGEST_LABEL = 63;

  /** The names that sheets can use without a definition. */
  static final List<String> BUILT_IN =
      List.of("release", "namespace", "chart", "name", "fullname", "version");

  private static final KeyPath NAMESPACE_OVERRIDE = KeyPath.of("namespaceOverride");
  private static final KeyPath NAME_OVERRIDE = KeyPath.of("nameOverride");
  private static final KeyPath FULLNAME_OVERRIDE = KeyPath.of("fullnameOverride");

  /** Keeps its own map. */
  public ReleaseNames {
    own = Map.copyOf(own);
  }

  /** Returns the value of a name; empty if there is no such name. */
  Optional<YamlScalar> find(String called, SketchScope scope) {
    return switch (called) {
      case "release" -> Optional.of(told(use.release(), called));
      case "namespace" -> Optional.of(namespace(scope));
      case "chart" -> Optional.of(told(use.chart(), called));
      case "version" -> Optional.of(version());
      case "name" -> Optional.of(cut(name(scope), LONGEST_LABEL));
      case "fullname" -> Optional.of(cut(fullname(scope), longest));
      default -> Optional.ofNullable(own.get(called)).map(name -> drawn(called, name, scope));
    };
  }

  private YamlScalar drawn(String called, DerivedName name, SketchScope scope) {
    List<SketchResult> drawn = name.sketch().draw(scope);
    return !drawn.isEmpty() && drawn.get(0).value() instanceof YamlScalar text
        ? cut(text, name.longest())
        : told("", called);
  }

  private YamlScalar namespace(SketchScope scope) {
    return override(NAMESPACE_OVERRIDE, scope).orElseGet(() -> told(use.namespace(), "namespace"));
  }

  private YamlScalar name(SketchScope scope) {
    return override(NAME_OVERRIDE, scope).orElseGet(() -> told(use.chart(), "name"));
  }

  private YamlScalar fullname(SketchScope scope) {
    Optional<YamlScalar> override = override(FULLNAME_OVERRIDE, scope);
    if (override.isPresent()) {
      return override.get();
    }
    YamlScalar name = name(scope);
    YamlScalar release = told(use.release(), "release");
    if (name.isUnknown() || release.isUnknown()) {
      return told("", "fullname");
    }
    return release.text().contains(name.text())
        ? release
        : text(release.text() + "-" + name.text(), name.origin());
  }

  private static Optional<YamlScalar> override(KeyPath path, SketchScope scope) {
    ValueLookup found = scope.find(path);
    Optional<Yaml> value = found.value().filter(node -> found.truth() != Truth.NO);
    return value.filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast);
  }

  /**
   * Returns the version as in the label of the chart; a placeholder if only a constraint is known.
   */
  private YamlScalar version() {
    boolean exact = ChartVersion.find(use.version()).isPresent();
    return told(exact ? use.version().replaceFirst("^v", "").replace('+', '_') : "", "version");
  }

  private YamlScalar told(String text, String called) {
    Origin at = use.origin().through(How.CHART, use.origin().span());
    return text.isEmpty()
        ? new YamlScalar("{{ " + called + " }}", Style.TEMPLATE, at)
        : text(text, at);
  }

  private static YamlScalar text(String text, Origin at) {
    return new YamlScalar(text, Style.QUOTED, at);
  }

  /** Cuts a name like {@code trunc} and {@code trimSuffix "-"} in templates. */
  private static YamlScalar cut(YamlScalar name, int length) {
    if (name.isUnknown() || name.text().length() <= length) {
      return name;
    }
    String cut = name.text().substring(0, length);
    return text(cut.endsWith("-") ? cut.substring(0, length - 1) : cut, name.origin());
  }
}

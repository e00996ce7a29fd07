package io.mcmetrics.relabel;

import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One relabelling rule, with the defaults of Prometheus for what is not written ({@code
 * DefaultRelabelConfig} in {@code model/relabel/relabel.go}).
 *
 * @param modulus an unsigned number; 0 if it is not written
 * @param regex the regular expression as written, without the anchors that Prometheus adds
 * @param unknown the parts whose values the files do not tell; their components hold the defaults
 * @param written the place of the value of each part that is written
 * @param syntaxFaults what is wrong with how the rule is written, whatever it means
 */
public record RelabelRule(
    RelabelAction action,
    List<String> sourceLabels,
    String separator,
    String regex,
    long modulus,
    String targetLabel,
    String replacement,
    Set<Part> unknown,
    Map<Part, Origin> written,
    List<RelabelFault> syntaxFaults,
    RelabelSyntax syntax,
    Origin origin)
    implements Located {
  static final RelabelAction DEFAULT_ACTION = RelabelAction.REPLACE;
  static final String DEFAULT_SEPARATOR = ";";
  static final String DEFAULT_REGEX = "(.*)";
  static final String DEFAULT_REPLACEMENT = "$1";

  /** The parts of a rule. */
  public enum Part {
    ACTION,
    SOURCE_LABELS,
    SEPARATOR,
    REGEX,
    MODULUS,
    TARGET_LABEL,
    REPLACEMENT
  }

  /** Keeps its own collections, in the order of the parts. */
  public RelabelRule {
    sourceLabels = List.copyOf(sourceLabels);
    unknown = Collections.unmodifiableSet(setOf(unknown));
    Map<Part, Origin> places = new EnumMap<>(Part.class);
    places.putAll(written);
    written = Collections.unmodifiableMap(places);
    syntaxFaults = List.copyOf(syntaxFaults);
  }

  /** Returns the content without its places: rules with equal content do the same. */
  public List<Object> content() {
    return List.of(
        action,
        sourceLabels,
        separator,
        regex,
        modulus,
        targetLabel,
        replacement,
        unknown,
        written.keySet(),
        syntaxFaults.stream().map(fault -> fault.kind() + fault.message()).toList(),
        syntax);
  }

  /** Returns a rule of which nothing is known but its place. */
  static RelabelRule unknown(Located where, RelabelSyntax surface, List<RelabelFault> misspelt) {
    return new RelabelRule(
        DEFAULT_ACTION,
        List.of(),
        DEFAULT_SEPARATOR,
        DEFAULT_REGEX,
        0,
        "",
        DEFAULT_REPLACEMENT,
        EnumSet.allOf(Part.class),
        Map.of(),
        misspelt,
        surface,
        where.origin());
  }

  /** Tells whether the files say what a part is, if only by leaving it to the default. */
  public boolean knows(Part part) {
    return !unknown.contains(part);
  }

  /** Tells whether a part is written, rather than left to the default. */
  public boolean writes(Part part) {
    return written.containsKey(part);
  }

  /** Returns where a part is written; the place of the rule if it is not. */
  public Origin originOf(Part part) {
    return written.getOrDefault(part, origin);
  }

  private static Set<Part> setOf(Collection<Part> parts) {
    Set<Part> set = EnumSet.noneOf(Part.class);
    set.addAll(parts);
    return set;
  }
}

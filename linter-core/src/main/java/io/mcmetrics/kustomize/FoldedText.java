package io.mcmetrics.kustomize;

import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The change to a folded block scalar in a kustomize build, which writes every resource and reads
 * it back.
 *
 * <p>The writer doubles a line break that a reader would fold. To decide whether a reader would, it
 * looks by mistake at the start of the whole text instead of the next line ({@code
 * yaml_emitter_write_folded_scalar} of {@code sigs.k8s.io/yaml/goyaml.v3}). So the line break
 * before an indented line is read back as two.
 */
final class FoldedText {
  private static final Pattern BREAKS = Pattern.compile("\n+");

  private FoldedText() {}

  /** Returns a scalar as kustomize reads it back; only folded ones change. */
  static YamlScalar rewritten(YamlScalar scalar) {
    if (scalar.style() != Style.FOLDED || scalar.text().isBlank() || isQuoted(scalar.text())) {
      return scalar;
    }
    String text = rewritten(scalar.text());
    if (text.equals(scalar.text())) {
      return scalar;
    }
    Origin origin = scalar.origin().through(How.RESOURCE, scalar.origin().span());
    return new YamlScalar(text, Style.FOLDED, origin);
  }

  /** Tells whether the writer quotes a text: a block cannot have a line that ends in a space. */
  private static boolean isQuoted(String text) {
    return text.contains(" \n") || text.endsWith(" ");
  }

  private static String rewritten(String text) {
    boolean doubles = !isBlank(text.replace("\n", ""), 0);
    StringBuilder out = new StringBuilder();
    Matcher breaks = BREAKS.matcher(text);
    int line = 0;
    while (breaks.find()) {
      out.append(text, line, breaks.start());
      boolean indented = isBlank(text, line);
      int more = doubles && !indented ? 1 : 0;
      out.append(read(breaks.end() - breaks.start() + more, breaks, text, indented));
      line = breaks.end();
    }
    return out.append(text, line, text.length()).toString();
  }

  /** Returns what a reader makes of line breaks between two lines. */
  private static String read(int written, Matcher breaks, String text, boolean afterIndented) {
    int original = breaks.end() - breaks.start();
    if (breaks.start() == 0) {
      return "\n".repeat(original);
    }
    if (breaks.end() == text.length()) {
      return "\n".repeat(original == 1 ? 1 : written);
    }
    if (afterIndented || isBlank(text, breaks.end())) {
      return "\n".repeat(written);
    }
    return written == 1 ? " " : "\n".repeat(written - 1);
  }

  private static boolean isBlank(String text, int at) {
    return at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t');
  }
}

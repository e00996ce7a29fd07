package io.mcmetrics.relabel;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/**
 * Tells placeholders that are filled in later from the dollar signs of regular expressions and
 * replacements: {@code ${name}} is a group if the expression has one of that name, and else a
 * variable of Flux or of a shell; {@code $(NAME)} is a variable of the operator's configuration
 * reloader.
 */
final class RelabelPlaceholder {
  private static final Pattern BRACED = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)[}:]");
  private static final Pattern RELOADER = Pattern.compile("\\$\\([A-Za-z_][A-Za-z0-9_]*\\)");

  private RelabelPlaceholder() {}

  static boolean isInRegex(String regex) {
    return regex.indexOf('$') >= 0
        && (BRACED.matcher(regex).find() || RELOADER.matcher(regex).find());
  }

  static boolean isInTemplate(String template, String regex) {
    if (template.indexOf('$') < 0) {
      return false;
    }
    Matcher braced = BRACED.matcher(template);
    while (braced.find()) {
      if (!regex.contains("<" + braced.group(1) + ">")) {
        return true;
      }
    }
    return RELOADER.matcher(template).find();
  }
}

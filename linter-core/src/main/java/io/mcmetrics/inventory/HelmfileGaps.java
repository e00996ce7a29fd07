package io.mcmetrics.inventory;

import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Environments of a Helmfile that cannot be loaded, since a file of their values is not there
 * (Helmfile 1.1, {@code missingFileHandler} is {@code Error} unless it is set). A file of secrets
 * may be where the Helmfile is run.
 */
final class HelmfileGaps {
  private static final Pattern LENIENT =
      Pattern.compile("missingFileHandler:\\s*[\"']?(Warn|Info|Debug)");
  private static final Pattern KEY =
      Pattern.compile("^( +)[\"']?([A-Za-z0-9][A-Za-z0-9._-]*)[\"']?:.*");
  private static final Pattern FILE =
      Pattern.compile("^ *- +[\"']?([A-Za-z0-9._/-]+\\.ya?ml)[\"']?\\s*(?:#.*)?$");
  private static final Pattern SECRET = Pattern.compile(".*(secret|sops|enc|local).*");

  private HelmfileGaps() {}

  static Set<String> unloadable(SourceFile file, Predicate<String> isThere) {
    Set<String> found = new HashSet<>();
    Matcher block = HelmfileEnvironments.BLOCK.matcher(file.text());
    if (LENIENT.matcher(file.text()).find() || !block.find()) {
      return found;
    }
    int indent = 0;
    String environment = "";
    for (String line : block.group(1).split("\\R", -1)) {
      Matcher key = KEY.matcher(line);
      Matcher values = FILE.matcher(line);
      if (key.matches()) {
        indent = indent == 0 ? key.group(1).length() : indent;
        environment = key.group(1).length() == indent ? key.group(2) : environment;
      } else if (values.matches() && !SECRET.matcher(values.group(1)).matches()) {
        Optional<String> path = TreePath.resolve(file.directory(), values.group(1));
        if (path.isPresent() && !isThere.test(path.get())) {
          found.add(environment);
        }
      }
    }
    return found;
  }
}

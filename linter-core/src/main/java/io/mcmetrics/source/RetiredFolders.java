package io.mcmetrics.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders of which nothing is deployed: those whose names say that they are kept and no longer
 * used, such as {@code .archive}, {@code old}, {@code apps.bak}, and those with the data of tests.
 * Nothing in them is live, unless something outside of them refers to them, or deploys a folder
 * above them with all that is below it.
 */
final class RetiredFolders {
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)[._-]{0,2}(?:archived?|old|deprecated|bak|attic)|.+\\.(?:bak|old|deprecated)");

  /** What Flux or Argo CD deploys: a whole folder, unless a kustomization there names its parts. */
  private static final Pattern DEPLOYED =
      Pattern.compile("(?m)^[ \\t-]*[\"']?path[\"']?:[ \\t]*[\"']?([^\\s\"'#,}]+)");

  private static final Pattern DEPLOYER = Pattern.compile("toolkit\\.fluxcd\\.io|argoproj\\.io");

  private static final Pattern BEFORE_VALUE = Pattern.compile("(?:.*[:=,\\[-])?\\s*[\"']?");
  private static final Pattern AFTER_VALUE = Pattern.compile("[\"']?\\s*(?:[,\\]}].*|#.*)?");

  private static final Set<String> KUSTOMIZATIONS =
      Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private final Collection<SourceFile> files;
  private final Set<String> given;

  private RetiredFolders(Collection<SourceFile> files, Collection<String> given) {
    this.files = files;
    this.given = new TreeSet<>(given);
  }

  /**
   * Returns the paths of such folders, without those within others of them.
   *
   * @param given the directories and files that the caller names: what holds them is not retired
   */
  static Set<String> among(Collection<SourceFile> files, Collection<String> given) {
    return new RetiredFolders(files, given).unused();
  }

  /** Tells whether the name of a folder says that it is no longer used. */
  static boolean isRetired(String folder) {
    return NAME.matcher(TreePath.nameOf(folder)).matches();
  }

  private Set<String> unused() {
    Set<String> tests = TestFolders.among(files);
    Set<String> named = new TreeSet<>();
    files.forEach(file -> outermost(file.directory(), tests).ifPresent(named::add));
    if (named.isEmpty()) {
      return named;
    }
    List<SourceFile> live = new ArrayList<>();
    for (SourceFile file : files) {
      if (named.stream().noneMatch(folder -> TreePath.isBelow(file.path(), folder))) {
        live.add(file);
      }
    }
    named.removeIf(folder -> live.stream().anyMatch(file -> uses(file, folder)));
    return named;
  }

  private Optional<String> outermost(String directory, Set<String> tests) {
    List<String> around = new ArrayList<>();
    for (String path = directory; !path.isEmpty(); path = TreePath.parentOf(path)) {
      around.add(0, path);
    }
    return around.stream()
        .filter(path -> isRetired(path) || tests.contains(path))
        .filter(path -> given.stream().noneMatch(asked -> TreePath.isBelow(asked, path)))
        .findFirst();
  }

  /** Hidden files tell other programs what to leave alone. */
  private boolean uses(SourceFile file, String folder) {
    boolean isHidden = Stream.of(file.path().split("/")).anyMatch(part -> part.startsWith("."));
    return !isHidden
        && !file.name().startsWith("renovate")
        && (names(file, folder) || deploysAround(file, folder));
  }

  private static boolean names(SourceFile file, String folder) {
    String name = TreePath.nameOf(folder);
    if (!file.text().contains(name)) {
      return false;
    }
    Matcher path =
        Pattern.compile("(?<![\\w./:@-])[\\w./-]*" + Pattern.quote(name) + "(?![\\w-])[\\w./-]*")
            .matcher(file.text());
    while (path.find()) {
      boolean isMeant =
          TreePath.resolve(file.directory(), path.group())
                  .filter(p -> TreePath.isBelow(p, folder))
                  .isPresent()
              || TreePath.isBelow(TreePath.belowRoot(path.group()), folder);
      // The folders of tests have names such as `ci`, which are words of values files as well.
      boolean isPath = path.group().contains("/") || KUSTOMIZATIONS.contains(file.name());
      boolean isNamed = isRetired(folder) && isWhole(file.text(), path.start(), path.end());
      if (isMeant && (isPath || isNamed) && !isComment(file.text(), path.start())) {
        return true;
      }
    }
    return false;
  }

  /** A word such as `archive` is a path where it is a whole value, and none within a sentence. */
  private static boolean isWhole(String text, int start, int end) {
    int next = text.indexOf('\n', end);
    String before = text.substring(text.lastIndexOf('\n', start) + 1, start);
    String after = text.substring(end, next < 0 ? text.length() : next);
    return BEFORE_VALUE.matcher(before).matches() && AFTER_VALUE.matcher(after).matches();
  }

  /** Programs within a ConfigMap, and JSON for people, have comments of their own. */
  private static boolean isComment(String text, int at) {
    String before = text.substring(text.lastIndexOf('\n', at) + 1, at);
    String line = before.strip();
    return line.startsWith("#") || line.startsWith("//") || before.contains(" #");
  }

  private boolean deploysAround(SourceFile file, String folder) {
    if (!DEPLOYER.matcher(file.text()).find()) {
      return false;
    }
    Matcher path = DEPLOYED.matcher(file.text());
    while (path.find()) {
      String deployed = TreePath.belowRoot(path.group(1).replaceFirst("[*{].*", ""));
      if (!deployed.isEmpty()
          && TreePath.isBelow(folder, deployed)
          && !isListed(deployed, folder)) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a kustomization between two folders says which parts are deployed. */
  private boolean isListed(String deployed, String folder) {
    String above = TreePath.parentOf(folder);
    return files.stream()
        .filter(file -> KUSTOMIZATIONS.contains(file.name()))
        .map(SourceFile::directory)
        .anyMatch(place -> TreePath.isBelow(place, deployed) && TreePath.isBelow(above, place));
  }
}

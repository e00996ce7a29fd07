package io.mcmetrics.chart;

import io.mcmetrics.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All sheets. A sheet has a head, by which its chart is recognised, and a body. The heads are read
 * when the first values are looked up, and a body when its chart is found.
 */
public final class ChartSheets {
  private final List<SheetFile> files = new ArrayList<>();

  /**
   * A sheet that fits.
   *
   * @param chart the name of its chart
   * @param certain false if the values may as well be those of another chart
   */
  public record Match(String chart, ChartSheet sheet, boolean certain) {}

  /**
   * Returns the sheet of a chart; empty if there is none.
   *
   * @param chart its name, which several charts may share; empty if it is not known
   * @param repository the address of its repository; empty if that is not known
   * @param values its values, by which it is recognised if the repository does not decide
   */
  public Optional<Match> named(String chart, String repository, YamlMapping values) {
    if (chart.isEmpty()) {
      return Optional.empty();
    }
    List<SheetFile> called =
        files().stream().filter(file -> file.head().chart().equals(chart)).toList();
    return called.stream()
        .filter(file -> file.head().isFrom(repository))
        .findFirst()
        .or(() -> called.stream().filter(file -> file.head().recognises(values)).findFirst())
        .or(() -> called.stream().findFirst().filter(file -> called.size() == 1))
        .map(file -> fit(file, true));
  }

  /** Returns the sheets of the charts that values look like. */
  public List<Match> recognised(YamlMapping values) {
    List<Match> fits = new ArrayList<>();
    for (SheetFile file : files()) {
      if (file.head().recognises(values)) {
        fits.add(fit(file, true));
      }
    }
    for (SheetFile file : files()) {
      if (fits.isEmpty() && file.head().maybeRecognises(values)) {
        fits.add(fit(file, false));
      }
    }
    return fits;
  }

  /** Returns the names of all sheets. */
  List<String> ids() {
    return files().stream().map(SheetFile::id).toList();
  }

  /** Returns the sheet of a name; empty if there is none. */
  public Optional<ChartSheet> sheet(String id) {
    return files().stream().filter(file -> file.id().equals(id)).findFirst().map(SheetFile::sheet);
  }

  private static Match fit(SheetFile file, boolean certain) {
    return new Match(file.head().chart(), file.sheet(), certain);
  }

  private List<SheetFile> files() {
    if (files.isEmpty()) {
      SheetFile.resource("charts/index.txt").lines().map(SheetFile::of).forEach(files::add);
    }
    return files;
  }
}

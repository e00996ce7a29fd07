package io.mcmetrics.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.relabel.LabelSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SeriesCatalogueTest {
  @Test
  void holdsNoSeriesTwice() {
    SeriesCatalogue catalogue = SeriesCatalogue.read();
    List<LabelSet> series = new ArrayList<>();
    for (SeriesGroup group : catalogue.collected(ScrapePlan.ofChart("88.5.3"))) {
      series.addAll(group.series());
      System.out.println(
          group.name()
              + " "
              + group.series().size()
              + " "
              + group.names().size()
              + " unc "
              + group.uncollected().size());
    }
    System.out.println(series.size() + " names " + catalogue.names().size());
    assertThat(new HashSet<>(series)).hasSameSizeAs(series);
  }
}

package io.mcmetrics.scrape;

import io.mcmetrics.document.Document;
import io.mcmetrics.source.Located;
import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry of {@code scrape_configs} in a prometheus.yml.
 *
 * @param targets the settings that decide which series it gives, as YAML: equal for equal settings
 */
public record FileScrapeJob(String name, String targets, Origin origin) implements Located {
  /** Returns the jobs of a prometheus.yml; none for a document of another kind. */
  public static List<FileScrapeJob> of(Document document) {
    List<FileScrapeJob> jobs = new ArrayList<>();
    if (document.kind().equals(Document.PROMETHEUS_YML)) {
      for (YamlMapping job : document.root().mappingsAt("scrape_configs")) {
        jobs.add(read(job));
      }
    }
    return jobs;
  }

  private static FileScrapeJob read(YamlMapping job) {
    List<Entry> entries = job.entries().stream().filter(FileScrapeJob::tellsTargets).toList();
    return new FileScrapeJob(
        job.scalarAt("job_name").map(YamlScalar::text).orElse(""),
        YamlWriter.write(new YamlMapping(entries, job.origin())),
        job.origin());
  }

  private static boolean tellsTargets(Entry entry) {
    String key = entry.key().text();
    return key.equals("static_configs")
        || key.endsWith("_sd_configs")
        || key.equals("relabel_configs")
        || key.equals("metrics_path");
  }

  /**
   * Tells whether another job gives the same series; one that shards by {@code hashmod} need not.
   */
  public boolean hasSameSeriesAs(FileScrapeJob other) {
    return name.equals(other.name)
        && targets.equals(other.targets)
        && !targets.isBlank()
        && !targets.contains("hashmod");
  }
}

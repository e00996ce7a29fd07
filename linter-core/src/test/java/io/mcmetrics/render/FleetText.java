package io.mcmetrics.render;

import io.mcmetrics.cluster.FleetOptions;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.fleet.Fleet;
import io.mcmetrics.fleet.FleetBuilder;
import io.mcmetrics.kubernetes.KeyReference;
import io.mcmetrics.need.Needs;
import io.mcmetrics.path.Infrastructure;
import io.mcmetrics.sender.ExternalLabels.Label;
import io.mcmetrics.series.ScrapePlan;
import io.mcmetrics.source.Origin;
import io.mcmetrics.storage.Bucket;
import io.mcmetrics.storage.StorageUse;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what rules may know of a fleet, without the places and in no order of documents. */
final class FleetText {
  /** Jobs are told by the scrape plan; what follows from images and presets is not sketched. */
  private static final Set<String> LEFT_OUT = Set.of("jobs", "version", "memoryLimit");

  private FleetText() {}

  /** Returns the model, one sender, endpoint or cluster a line. */
  static List<String> of(Rendering rendering) {
    Fleet fleet = FleetBuilder.build(rendering, FleetOptions.DEFAULTS, new TreeMap<>());
    List<String> lines = new ArrayList<>();
    for (RecordComponent component : Fleet.class.getRecordComponents()) {
      if (component.getType() == Needs.class || component.getName().equals("arrivals")) {
        continue; // What is asked for does not stand in the manifests of a chart, nor what arrives.
      }
      if (component.getName().equals("targetLabels")) {
        continue; // A sketch tells what is scraped by its scrape plan.
      }
      if (component.getType() == Infrastructure.class) {
        fleet.infrastructure().storage().uses().stream()
            .map(FleetText::storage)
            .forEach(lines::add);
        continue; // The rest of it is full of what sketches leave out.
      }
      Object value = value(component, fleet);
      Collection<?> items = value instanceof Collection<?> many ? many : List.of(value);
      items.stream().map(item -> component.getName() + ": " + text(item)).forEach(lines::add);
    }
    return lines.stream().sorted().distinct().toList();
  }

  private static String storage(StorageUse use) {
    String key = use.config().source().map(KeyReference::words).orElse("no key");
    String bucket = use.bucket().map(Bucket::words).orElse("no bucket");
    return "storage: %s, %s, %s".formatted(use.component().words(), key, bucket);
  }

  private static String text(Object value) {
    if (value instanceof Map<?, ?> map) {
      return text(map.keySet());
    }
    if (value instanceof Collection<?> items) {
      Stream<String> texts = items.stream().filter(item -> !isOfHelm(item)).map(FleetText::text);
      // Helm sorts the keys of mappings.
      boolean keyed = items.stream().anyMatch(Label.class::isInstance);
      return (keyed ? texts.sorted() : texts).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Optional<?> perhaps) {
      return perhaps.map(FleetText::text).orElse("nothing");
    }
    if (value instanceof String lines && lines.contains("\n")) {
      return lines.lines().sorted().collect(Collectors.joining("; ")); // Helm sorts keys.
    }
    return value instanceof Record fields ? fields(fields) : String.valueOf(value);
  }

  /** Labels that tell who made an object, and of what version of a chart. */
  private static boolean isOfHelm(Object item) {
    return item instanceof Label label
        && (label.name().startsWith("app.kubernetes.io/")
            || label.name().startsWith("helm.sh/")
            || label.name().equals("chart")
            || label.name().equals("heritage"));
  }

  private static String fields(Record fields) {
    List<String> texts = new ArrayList<>();
    for (RecordComponent component : fields.getClass().getRecordComponents()) {
      if (component.getType() != Origin.class
          && component.getType() != Sight.class
          && component.getType() != ScrapePlan.class
          && !LEFT_OUT.contains(component.getName())) {
        texts.add(component.getName() + "=" + text(value(component, fields)));
      }
    }
    return fields.getClass().getSimpleName() + texts;
  }

  private static Object value(RecordComponent component, Object of) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}

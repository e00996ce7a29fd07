package io.mcmetrics.alloy;

import io.mcmetrics.source.Origin;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The components {@code prometheus.remote_write} of a text, each as a mapping with the fields of a
 * Prometheus resource, so that it is read as any other sender: {@code spec} with {@code
 * remoteWrite} and {@code externalLabels}. The keys of Alloy are those of prometheus.yml, in blocks
 * of a singular name (Alloy 1.19,
 * docs/sources/reference/components/prometheus/prometheus.remote_write.md).
 */
public final class AlloySenders {
  static final String REMOTE_WRITE = "prometheus.remote_write";

  /** The key of components by which samples or their targets may be changed or left out. */
  public static final String RELABELLED_BY = "relabelledBy";

  /** The key that says that something on the way may set a label that names the cluster. */
  public static final String MAY_NAME_CLUSTER = "mayNameCluster";

  /** The key that says that nothing in the text forwards to the component. */
  public static final String UNUSED = "unused";

  /** The key of the first thing in the text that is not in the language. */
  public static final String FAULT = "fault";

  /** The key of the labels that components give to series or their targets. */
  public static final String LABELS = "labels";

  /** The beginning of the name of a component that changes or drops samples. */
  public static final String RELABEL = "prometheus.relabel";

  private final AlloyText text;
  private final AlloyFlow flow;
  private final List<AlloyBlock> senders = new ArrayList<>();

  private final Optional<Origin> fault;

  private AlloySenders(AlloyText text) {
    this.text = text;
    this.fault = AlloyParser.faultIn(text);
    AlloyBlock whole = AlloyParser.parse(text);
    this.flow = AlloyFlow.of(whole);
    collect(whole);
  }

  /** Returns one mapping for each sender; its name is the label of the component. */
  public static List<YamlMapping> of(AlloyText text) {
    AlloySenders found = new AlloySenders(text);
    return found.senders.stream().map(found::sender).toList();
  }

  private void collect(AlloyBlock block) {
    for (AlloyBlock inner : block.blocks()) {
      if (inner.name().equals(REMOTE_WRITE)) {
        senders.add(inner);
      } else {
        collect(inner);
      }
    }
  }

  private YamlMapping sender(AlloyBlock component) {
    List<Entry> spec = new ArrayList<>();
    component.mapping().entry("external_labels").stream()
        .map(entry -> new Entry(named("externalLabels", entry.key()), entry.value()))
        .forEach(spec::add);
    List<Yaml> writes =
        component.named("endpoint").stream().<Yaml>map(AlloySenders::endpoint).toList();
    YamlScalar place = YamlScalar.plain("remoteWrite", component.origin());
    spec.add(new Entry(place, new YamlSequence(writes, component.origin())));
    List<Entry> root = new ArrayList<>();
    root.add(entry("name", component, YamlScalar.plain(component.label(), component.origin())));
    root.add(entry("spec", component, new YamlMapping(spec, component.origin())));
    List<AlloyBlock> leading = flow.leadingTo(component);
    root.add(
        entry(
            RELABELLED_BY, component, new YamlSequence(relabelling(leading), component.origin())));
    if (!text.text().contains(REMOTE_WRITE + "." + component.label() + ".receiver")) {
      root.add(entry(UNUSED, component, YamlScalar.plain("true", component.origin())));
    }
    AlloyLabelling labelling = new AlloyLabelling(leading);
    if (labelling.mayNameCluster()) {
      root.add(entry(MAY_NAME_CLUSTER, component, YamlScalar.plain("true", component.origin())));
    }
    List<Yaml> set = labelling.labels();
    root.add(entry(LABELS, component, new YamlSequence(set, component.origin())));
    fault.ifPresent(
        at -> root.add(new Entry(YamlScalar.plain(FAULT, at), YamlScalar.plain("", at))));
    return new YamlMapping(root, component.origin());
  }

  private static List<Yaml> relabelling(List<AlloyBlock> components) {
    List<Yaml> found = new ArrayList<>();
    for (AlloyBlock component : components) {
      if (AlloyLabelling.isRelabelling(component)) {
        found.add(YamlScalar.plain(AlloyFlow.idOf(component), component.origin()));
      } else {
        found.addAll(relabelling(component.blocks()));
      }
    }
    return found;
  }

  private static Entry entry(String key, AlloyBlock component, Yaml value) {
    return new Entry(YamlScalar.plain(key, component.origin()), value);
  }

  private static YamlMapping endpoint(AlloyBlock endpoint) {
    List<Entry> write = new ArrayList<>(fields(endpoint));
    List<Yaml> rules =
        endpoint.named("write_relabel_config").stream()
            .<Yaml>map(rule -> new YamlMapping(fields(rule), rule.origin()))
            .toList();
    if (!rules.isEmpty()) {
      YamlScalar key = YamlScalar.plain("writeRelabelConfigs", rules.get(0).origin());
      write.add(new Entry(key, new YamlSequence(rules, key.origin())));
    }
    for (AlloyBlock block : endpoint.blocks()) {
      if (!block.name().equals("write_relabel_config")) {
        YamlScalar key = YamlScalar.plain(camelCase(block.name()), block.origin());
        write.add(new Entry(key, new YamlMapping(fields(block), block.origin())));
      }
    }
    return new YamlMapping(write, endpoint.origin());
  }

  private static List<Entry> fields(AlloyBlock block) {
    return block.attributes().stream()
        .map(field -> new Entry(named(camelCase(field.key().text()), field.key()), field.value()))
        .toList();
  }

  private static YamlScalar named(String key, YamlScalar written) {
    return YamlScalar.plain(key, written.origin());
  }

  /** The key of a resource for a key of a file; that of the protocol has another name as well. */
  private static String camelCase(String key) {
    if (key.equals("protobuf_message")) {
      return "messageVersion";
    }
    String words =
        Stream.of(key.split("_"))
            .filter(word -> !word.isEmpty())
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .reduce("", String::concat);
    return words.isEmpty()
        ? key
        : words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
  }
}

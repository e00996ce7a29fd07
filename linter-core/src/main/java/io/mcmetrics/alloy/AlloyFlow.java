package io.mcmetrics.alloy;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the components of a text lead to each other: one names the {@code receiver} or {@code input}
 * of what it sends to, and the other exports, such as {@code output} and {@code targets}, of what
 * it takes from (Alloy 1.19, docs/sources/get-started/component_controller.md).
 */
final class AlloyFlow {
  /** The exports by which a component is sent to. */
  private static final Set<String> TAKING = Set.of("receiver", "input");

  private static final Pattern REFERENCE =
      Pattern.compile("(?<![\\w.])([a-z_][\\w.]*)\\.(\\w+)(?![\\w.])");

  /** Blocks that components stand in, or by which others come from elsewhere. */
  private static final Pattern OPEN = Pattern.compile("declare|foreach|remotecfg|import\\..*");

  private final Map<String, AlloyBlock> components = new LinkedHashMap<>();
  private final Map<String, List<String>> before = new LinkedHashMap<>();
  private final boolean isOpen;

  private AlloyFlow(List<AlloyBlock> blocks) {
    this.isOpen = blocks.stream().anyMatch(block -> OPEN.matcher(block.name()).matches());
    blocks.forEach(block -> components.put(idOf(block), block));
    blocks.forEach(this::join);
  }

  /** Returns the flow between the blocks of a text. */
  static AlloyFlow of(AlloyBlock text) {
    return new AlloyFlow(text.blocks());
  }

  static String idOf(AlloyBlock component) {
    return component.label().isEmpty()
        ? component.name()
        : component.name() + "." + component.label();
  }

  private void join(AlloyBlock component) {
    for (String text : textsOf(component)) {
      Matcher reference = REFERENCE.matcher(text);
      while (reference.find()) {
        String export = reference.group(2);
        Optional<String> other = component(reference.group(1));
        if (other.isPresent()) {
          boolean isSentTo = TAKING.contains(export);
          String from = isSentTo ? idOf(component) : other.get();
          String to = isSentTo ? other.get() : idOf(component);
          before.computeIfAbsent(to, id -> new ArrayList<>()).add(from);
        }
      }
    }
  }

  /** Returns the component that a reference begins with: fields of an export may follow. */
  private Optional<String> component(String reference) {
    String id = reference;
    while (!components.containsKey(id)) {
      int dot = id.lastIndexOf('.');
      if (dot < 0) {
        return Optional.empty();
      }
      id = id.substring(0, dot);
    }
    return Optional.of(id);
  }

  /**
   * Returns the components by which samples or targets may come to one, itself not among them; all
   * others of the text if some are defined elsewhere or in other blocks.
   */
  List<AlloyBlock> leadingTo(AlloyBlock sender) {
    Map<String, AlloyBlock> found = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(idOf(sender)));
    if (isOpen || !components.containsValue(sender)) {
      found.putAll(components);
    } else {
      while (!open.isEmpty()) {
        for (String id : before.getOrDefault(open.pop(), List.of())) {
          if (found.put(id, components.get(id)) == null) {
            open.push(id);
          }
        }
      }
    }
    found.remove(idOf(sender));
    return List.copyOf(found.values());
  }

  /** Returns all names and values that stand in a block and those inside it. */
  static List<String> textsOf(AlloyBlock block) {
    List<String> texts = new ArrayList<>();
    collect(block.mapping(), texts);
    block.blocks().forEach(inner -> texts.addAll(textsOf(inner)));
    return texts;
  }

  private static void collect(Yaml node, List<String> texts) {
    if (node instanceof YamlScalar scalar) {
      texts.add(scalar.text());
    } else if (node instanceof YamlSequence list) {
      list.items().forEach(item -> collect(item, texts));
    } else if (node instanceof YamlMapping mapping) {
      for (Entry entry : mapping.entries()) {
        texts.add(entry.key().text());
        collect(entry.value(), texts);
      }
    }
  }
}

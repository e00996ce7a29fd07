package io.mcmetrics.kustomize.resource;

import io.mcmetrics.document.YamlEdits;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The path to fields in {@code replacements}, such as {@code spec.containers.[name=x].image}. A
 * star is any key or item, a number an item, a dash a new item at the end.
 */
public final class FieldPath {
  private static final String EVERY = "*";
  private static final String ONE_MORE = "-";

  private final List<String> parts;

  private FieldPath(List<String> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * Returns the path that a text writes; a dot inside a key is escaped or in brackets, and one at
   * the start means nothing (kustomize 5.5 to 5.8, api/internal/utils/pathsplitter.go and
   * kyaml/utils).
   */
  public static FieldPath parse(String text) {
    List<String> parts = new ArrayList<>();
    boolean open = false;
    for (String part : (text.startsWith(".") ? text.substring(1) : text).split("\\.", -1)) {
      int last = parts.size() - 1;
      boolean escaped = last >= 0 && parts.get(last).endsWith("\\");
      if (escaped) {
        String before = parts.get(last);
        parts.set(last, before.substring(0, before.length() - 1) + "." + part);
      } else if (open) {
        parts.set(last, parts.get(last) + "." + part);
      } else {
        parts.add(part);
      }
      String now = parts.get(parts.size() - 1);
      boolean closes = open && now.endsWith("]");
      open = now.startsWith("[") && !now.endsWith("]");
      if (closes && now.indexOf('=') < 0) {
        parts.set(parts.size() - 1, now.substring(1, now.length() - 1));
      }
    }
    return new FieldPath(parts);
  }

  /** Returns the path of a source, in which empty parts mean nothing. */
  public static FieldPath ofSource(String text) {
    return new FieldPath(
        parse(text).parts.stream().map(String::strip).filter(part -> !part.isEmpty()).toList());
  }

  /** Returns the number of its parts. */
  public int size() {
    return parts.size();
  }

  /** Returns the path of its first parts. */
  public FieldPath first(int count) {
    return new FieldPath(parts.subList(0, count));
  }

  /** Returns the path of its parts after the first ones. */
  public FieldPath after(int count) {
    return new FieldPath(parts.subList(count, parts.size()));
  }

  /** Tells whether one of the first parts stands for every key or item. */
  public boolean isPattern(int count) {
    return parts.subList(0, count).contains(EVERY);
  }

  /** Returns the nodes that it leads to. */
  public List<Yaml> find(Yaml root) {
    List<Yaml> found = new ArrayList<>();
    edited(
        root,
        0,
        Optional.empty(),
        node -> {
          found.add(node);
          return node;
        });
    return found;
  }

  /**
   * Returns a tree with a change to all nodes that the path leads to.
   *
   * @param made the value to create where there is none, if any
   */
  public Yaml edited(Yaml root, Optional<Yaml> made, UnaryOperator<Yaml> leaf) {
    return edited(root, 0, made, leaf);
  }

  private Yaml edited(Yaml node, int depth, Optional<Yaml> made, UnaryOperator<Yaml> leaf) {
    if (depth == parts.size()) {
      return leaf.apply(node);
    }
    String part = parts.get(depth);
    if (node instanceof YamlMapping mapping) {
      return inMapping(mapping, part, depth, made, leaf);
    }
    return node instanceof YamlSequence list ? inList(list, part, depth, made, leaf) : node;
  }

  private Yaml inMapping(
      YamlMapping mapping, String part, int depth, Optional<Yaml> made, UnaryOperator<Yaml> leaf) {
    YamlMapping changed = mapping;
    boolean found = false;
    for (Entry entry : mapping.entries()) {
      if (entry.key().text().equals(part) || part.equals(EVERY)) {
        found = true;
        Yaml now = edited(entry.value(), depth + 1, made, leaf);
        changed =
            now == entry.value() ? changed : YamlEdits.put(changed, new Entry(entry.key(), now));
      }
    }
    if (found || made.isEmpty() || part.startsWith("[")) {
      return changed;
    }
    Yaml value = edited(missing(depth, made.get()), depth + 1, made, leaf);
    return YamlEdits.put(changed, new Entry(YamlScalar.plain(part, value.origin()), value));
  }

  private Yaml missing(int depth, Yaml made) {
    if (depth == parts.size() - 1) {
      return made;
    }
    String next = parts.get(depth + 1);
    boolean list = next.startsWith("[") || next.equals(ONE_MORE) || isIndex(next);
    return list ? new YamlSequence(List.of(), made.origin()) : YamlMapping.empty(made.origin());
  }

  private Yaml inList(
      YamlSequence list, String part, int depth, Optional<Yaml> made, UnaryOperator<Yaml> leaf) {
    List<Yaml> items = new ArrayList<>(list.items());
    boolean found = false;
    boolean changed = false;
    for (int i = 0; i < items.size(); i++) {
      if (isMeant(part, i, items.get(i))) {
        found = true;
        Yaml now = edited(items.get(i), depth + 1, made, leaf);
        changed |= now != items.get(i);
        items.set(i, now);
      }
    }
    if (!found && made.isPresent() && !part.equals(EVERY)) {
      items.add(edited(newItem(part, depth, made.get()), depth + 1, made, leaf));
      changed = true;
    }
    return changed ? new YamlSequence(items, list.origin()) : list;
  }

  private Yaml newItem(String part, int depth, Yaml made) {
    int equals = part.indexOf('=');
    if (!part.startsWith("[") || equals < 2) {
      return missing(depth, made);
    }
    YamlScalar key = YamlScalar.plain(part.substring(1, equals), made.origin());
    YamlScalar value =
        YamlScalar.plain(part.substring(equals + 1, part.length() - 1), made.origin());
    return new YamlMapping(List.of(new Entry(key, value)), made.origin());
  }

  private static boolean isMeant(String part, int index, Yaml item) {
    if (part.equals(EVERY)) {
      return true;
    }
    if (isIndex(part)) {
      return Integer.parseInt(part) == index;
    }
    int equals = part.indexOf('=');
    if (!part.startsWith("[") || equals < 0) {
      return false;
    }
    String key = part.substring(1, equals);
    String value = part.substring(equals + 1, part.length() - 1);
    Optional<YamlScalar> text =
        key.isEmpty()
            ? Optional.of(item).filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast)
            : item.scalarAt(key);
    return text.filter(found -> matches(value, found.text())).isPresent();
  }

  private static boolean matches(String pattern, String text) {
    return pattern.equals(text)
        || NamePattern.parse(".*(" + pattern + ").*").filter(p -> p.matches(text)).isPresent();
  }

  private static boolean isIndex(String part) {
    return !part.isEmpty() && part.length() < 9 && part.chars().allMatch(Character::isDigit);
  }
}

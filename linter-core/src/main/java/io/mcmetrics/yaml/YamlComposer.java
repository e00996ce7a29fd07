package io.mcmetrics.yaml;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * A composer of trees from the events of SnakeYAML Engine. It keeps the place of every alias,
 * limits the number of nodes that aliases add up to, and ends a block where its last child ends,
 * since the end mark of SnakeYAML Engine is on the next token, after blank lines and comments.
 */
final class YamlComposer {
  /** The deepest nesting that is read; Kubernetes objects stay below 40 levels. */
  static final int MAX_DEPTH = 500;

  /** The largest number of nodes that the aliases of one text may add up to. */
  static final int MAX_ALIASED_NODES = 200_000;

  private final Iterator<Event> events;
  private final String text;
  private final Offsets offsets;
  private final YamlReader.Placement placement;
  private final boolean keepsMergeKeys;
  private final List<Yaml> documents = new ArrayList<>();
  private final List<Problem> duplicateKeys = new ArrayList<>();
  private final Map<String, Yaml> anchors = new HashMap<>();
  private int aliasedNodes;

  /** The offset at which the node composed last ends. */
  private int lastEnd;

  YamlComposer(
      Iterator<Event> events,
      String text,
      Offsets offsets,
      YamlReader.Placement placement,
      boolean keepsMergeKeys) {
    this.events = events;
    this.text = text;
    this.offsets = offsets;
    this.placement = placement;
    this.keepsMergeKeys = keepsMergeKeys;
  }

  void readAll() {
    while (events.hasNext()) {
      Event event = events.next();
      if (event.getEventId() == Event.ID.DocumentStart) {
        anchors.clear();
        documents.add(node(events.next(), 0));
      }
    }
  }

  YamlFile result(List<Problem> syntax) {
    return new YamlFile(documents, syntax, duplicateKeys);
  }

  private Yaml node(Event event, int depth) {
    if (depth > MAX_DEPTH) {
      throw new UnreadableText(origin(event), "nested deeper than " + MAX_DEPTH + " levels");
    }
    if (event instanceof AliasEvent alias) {
      return aliased(alias);
    }
    Yaml node =
        switch (event.getEventId()) {
          case SequenceStart -> sequence((CollectionStartEvent) event, depth);
          case MappingStart -> mapping((CollectionStartEvent) event, depth);
          case Scalar -> scalar((ScalarEvent) event);
          default -> throw new UnreadableText(origin(event), "not YAML: " + event.getEventId());
        };
    // Registered when complete: an alias inside its own anchor is an endless tree.
    Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
    anchor.ifPresent(name -> anchors.put(name.getValue(), node));
    return node;
  }

  private Yaml aliased(AliasEvent event) {
    Origin here = origin(event);
    Yaml target = anchors.get(event.getAlias().getValue());
    if (target == null) {
      throw new UnreadableText(
          here, "not YAML: the alias `*" + event.getAlias() + "` has no anchor");
    }
    aliasedNodes += target.size();
    if (aliasedNodes > MAX_ALIASED_NODES) {
      throw new UnreadableText(here, "aliases add up to more than " + MAX_ALIASED_NODES + " nodes");
    }
    return target.through(How.ALIAS, here.span());
  }

  private YamlScalar scalar(ScalarEvent event) {
    Style style = style(event.getScalarStyle());
    return new YamlScalar(value(event, style), style, origin(event));
  }

  /**
   * Returns the text of a scalar. As in Go's YAML library, a block at the end of a text without a
   * line break at its end has none either.
   */
  private String value(ScalarEvent event, Style style) {
    String value = event.getValue();
    boolean block = style == Style.LITERAL || style == Style.FOLDED;
    return block && value.endsWith("\n") && !text.endsWith("\n") && endOf(event) >= text.length()
        ? value.substring(0, value.length() - 1)
        : value;
  }

  private static Style style(ScalarStyle style) {
    return switch (style) {
      case PLAIN -> Style.PLAIN;
      case LITERAL -> Style.LITERAL;
      case FOLDED -> Style.FOLDED;
      default -> Style.QUOTED;
    };
  }

  private Yaml sequence(CollectionStartEvent start, int depth) {
    List<Yaml> items = new ArrayList<>();
    int end = endOf(start);
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event, depth + 1));
      end = lastEnd;
      event = events.next();
    }
    lastEnd = start.isFlow() ? endOf(event) : end;
    return new YamlSequence(items, place(startOf(start), lastEnd));
  }

  private Yaml mapping(CollectionStartEvent start, int depth) {
    List<Entry> entries = new ArrayList<>();
    int end = endOf(start);
    boolean merges = false;
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      YamlScalar key = key(node(event, depth + 1));
      Yaml value = node(events.next(), depth + 1);
      end = lastEnd;
      merges |= !keepsMergeKeys && YamlMerge.isMergeKey(key);
      reportDuplicate(entries, key);
      entries.add(new Entry(key, value));
      event = events.next();
    }
    lastEnd = start.isFlow() ? endOf(event) : end;
    int begin = startOf(start);
    Origin origin = place(begin, lastEnd);
    if (start.isFlow() && text.startsWith("{{", begin)) {
      // `{{ .Values.x }}` without quotes is a flow mapping to YAML, and a template to its author.
      return new YamlScalar(text.substring(begin, lastEnd), Style.TEMPLATE, origin);
    }
    return new YamlMapping(merges ? YamlMerge.merge(entries) : entries, origin);
  }

  private YamlScalar key(Yaml node) {
    return node instanceof YamlScalar scalar
        ? scalar
        : new YamlScalar(node.origin().span().text(), Style.TEMPLATE, node.origin());
  }

  private void reportDuplicate(List<Entry> entries, YamlScalar key) {
    if (YamlMerge.isMergeKey(key)) {
      return;
    }
    for (Entry entry : entries) {
      if (entry.key().text().equals(key.text())) {
        duplicateKeys.add(
            Problem.at(key, "`%s` stands twice in one mapping; the last one counts", key.text())
                .see(entry.key(), "first here"));
        return;
      }
    }
  }

  private Origin origin(Event event) {
    int start = startOf(event);
    lastEnd = trimmed(start, endOf(event));
    return place(start, lastEnd);
  }

  private Origin place(int start, int end) {
    return placement.place(start, Math.max(start, end));
  }

  private int startOf(Event event) {
    return offset(event.getStartMark());
  }

  private int endOf(Event event) {
    return offset(event.getEndMark());
  }

  private int offset(Optional<Mark> mark) {
    return Math.min(text.length(), mark.map(m -> offsets.ofCodePoint(m.getIndex())).orElse(0));
  }

  /** Returns the end of a range without the white space that SnakeYAML Engine includes. */
  private int trimmed(int start, int end) {
    int trimmed = end;
    while (trimmed > start && Character.isWhitespace(text.charAt(trimmed - 1))) {
      trimmed--;
    }
    return trimmed;
  }

  /** A text that SnakeYAML Engine can read and the linter does not. */
  static final class UnreadableText extends RuntimeException {
    private static final long serialVersionUID = 1;
    final transient Origin at;
    final String words;

    UnreadableText(Origin at, String message) {
      super(message);
      this.at = at;
      this.words = message;
    }
  }
}

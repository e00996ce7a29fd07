package io.mcmetrics.patch;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.patch.MergeWalk.Result;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A merge of lists item by item, as in kyaml's {@code walkAssociativeSequence}: the items of the
 * patch come first, in the patch's order, then the rest of the base.
 *
 * <p>Mistakes of kyaml are repeated here on purpose: an item without its key empties the list; an
 * item with {@code $patch: replace} replaces nothing; a port is lost if the patch states its
 * protocol and the base does not.
 */
final class MergeList {
  private final MergeWalk walk;
  private final MergeSchema.Field items;
  private final List<String> keys;

  MergeList(MergeWalk walk, MergeSchema.Field list) {
    this.walk = walk;
    this.items = MergeSchema.object(list.type());
    this.keys = list.keys().isEmpty() ? List.of("") : list.keys();
  }

  /** Merges two lists, one of which may be missing. */
  @SuppressWarnings("ReferenceEquality") // What comes from the patch is its own base.
  Result merge(@Nullable YamlSequence base, @Nullable YamlSequence patch, Span at) {
    List<Yaml> patched = patch == null ? List.of() : new ArrayList<>(patch.items());
    if (base == null) {
      return patch == null ? Result.GONE : own(patch, patched, null, at);
    }
    PatchDirective directive = PatchDirective.of(patched);
    if (directive == PatchDirective.DELETE) {
      return Result.GONE;
    }
    if (patch != null) {
      PatchDirective.strip(patched);
      if (base == patch) {
        return new Result(merged(base, patched, patched), true);
      }
      if (directive == PatchDirective.REPLACE) {
        return own(patch, patched, base, at);
      }
    }
    return new Result(merged(base, new ArrayList<>(base.items()), patched), true);
  }

  private Result own(YamlSequence patch, List<Yaml> patched, @Nullable YamlSequence base, Span at) {
    return new Result(walk.carried(merged(patch, patched, patched), base, at), false);
  }

  /** Merges items; with the same list twice, the items of the patch are merged with themselves. */
  private YamlSequence merged(YamlSequence list, List<Yaml> base, List<Yaml> patch) {
    List<List<String>> identities = MergeKeys.identities(keys, patch, base);
    if (identities.isEmpty()) {
      return sequence(list, base);
    }
    List<Yaml> named = new ArrayList<>();
    MergeKeys.Identity last = MergeKeys.identity(keys, identities, identities.get(0));
    for (List<String> values : identities) {
      last = MergeKeys.identity(keys, identities, values);
      MergeKeys.Identity exact = last.narrowed();
      Yaml old = MergeItems.find(base, exact.keys(), exact.values()).orElse(null);
      Yaml set = MergeItems.find(patch, exact.keys(), exact.values()).orElse(null);
      Result result = walk.walk(items, old, set, list.origin().span());
      Yaml value = result.value();
      if (value == null || MergeItems.isNothing(value)) {
        MergeItems.remove(base, last.keys(), last.values());
        strip(patch, set);
        continue;
      }
      Yaml whole = withKeys(value, last);
      if (old != null && result.isInPlace()) {
        MergeItems.replace(base, old, whole);
      }
      MergeItems.set(named, whole, last.keys(), last.values());
      strip(patch, set);
    }
    for (Yaml item : base) {
      append(named, item, last.keys());
    }
    return sequence(list, named);
  }

  /**
   * Removes the directive from an item of the patch once it is applied: kyaml may reach the item
   * again.
   */
  private static void strip(List<Yaml> patch, @Nullable Yaml item) {
    if (item instanceof YamlMapping mapping && PatchDirective.isReadable(mapping)) {
      MergeItems.replace(patch, item, PatchDirective.strip(mapping));
    }
  }

  private static YamlSequence sequence(YamlSequence list, List<Yaml> items) {
    return MergeItems.areSame(items, list.items()) ? list : new YamlSequence(items, list.origin());
  }

  private static Yaml withKeys(Yaml value, MergeKeys.Identity identity) {
    if (!(value instanceof YamlMapping mapping)) {
      return value;
    }
    List<Entry> entries = new ArrayList<>(mapping.entries());
    for (int i = 0; i < identity.keys().size(); i++) {
      String key = identity.keys().get(i);
      if (mapping.get(key).isEmpty() && !identity.values().get(i).isEmpty()) {
        YamlScalar name = YamlScalar.plain(key, mapping.origin());
        entries.add(new Entry(name, YamlScalar.plain(identity.values().get(i), mapping.origin())));
      }
    }
    return entries.size() == mapping.entries().size()
        ? mapping
        : new YamlMapping(entries, mapping.origin());
  }

  /** Adds an item of the base, or replaces the merged item with the same keys by it. */
  private static void append(List<Yaml> named, Yaml item, List<String> keys) {
    if (keys.get(0).isEmpty()) {
      MergeItems.set(named, item, keys, List.of(MergeItems.text(item, "")));
      return;
    }
    if (!(item instanceof YamlMapping)) {
      throw new PatchRefusal(
          Problem.at(
              item, "an item without `%s` stands in a list that is merged by it", keys.get(0)));
    }
    List<String> values = new ArrayList<>();
    for (String key : keys) {
      if (item.at(key).isPresent()) {
        values.add(MergeItems.text(item, key));
      } else {
        named.add(item);
      }
    }
    if (keys.size() > 1) {
      MergeItems.remove(named, keys, values);
    }
    MergeItems.set(named, item, keys, values);
  }
}

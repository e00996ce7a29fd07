package io.mcmetrics.patch;

import io.mcmetrics.finding.Problem;
import io.mcmetrics.source.Origin.Hop;
import io.mcmetrics.source.Origin.How;
import io.mcmetrics.source.Origin.Removal;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A merge of a patch into a base, as in the walker of kyaml's {@code merge2}.
 *
 * <p>The walker changes nodes in place, with unexpected results: the list of a node looks different
 * afterwards depending on whether the node was changed or replaced. Results therefore say which it
 * was. A node that comes from the patch as a whole is merged with itself, as in kyaml: this removes
 * its nulls and directives.
 */
public final class MergeWalk {
  private final How how;

  /** Makes a walk that adds a step of some kind to the origin of what comes from the patch. */
  public MergeWalk(How how) {
    this.how = how;
  }

  /**
   * The result for one node.
   *
   * @param value null if it is removed
   * @param isInPlace whether it is the node of the base, changed or not, and no other one in its
   *     place
   */
  public record Result(@Nullable Yaml value, boolean isInPlace) {
    static final Result GONE = new Result(null, false);
  }

  /**
   * Merges two nodes, either of which may be missing.
   *
   * @param place where the value would be in the base
   */
  public Result walk(
      MergeSchema.Field field, @Nullable Yaml base, @Nullable Yaml patch, Span place) {
    if (isMissing(base) && isMissing(patch)) {
      return nothing(base, patch);
    }
    Yaml presentBase = isMissing(base) ? null : base;
    Yaml presentPatch = isMissing(patch) ? null : patch;
    refuseMixed(presentBase, presentPatch);
    if (presentBase != null && patch != null && presentPatch == null) {
      return Result.GONE;
    }
    Span at = base == null ? place : base.origin().span();
    Yaml first = presentBase == null ? presentPatch : presentBase;
    if (first instanceof YamlMapping) {
      return mapping(field.type(), (YamlMapping) presentBase, (YamlMapping) presentPatch, at);
    }
    if (first instanceof YamlSequence && field.isMergedList()) {
      return new MergeList(this, field)
          .merge((YamlSequence) presentBase, (YamlSequence) presentPatch, at);
    }
    return presentPatch == null || presentPatch == presentBase
        ? new Result(presentBase, true)
        : new Result(carried(presentPatch, base, at), false);
  }

  /** Returns a node of the patch with the step to its place, or over the node that it replaces. */
  Yaml carried(Yaml patch, @Nullable Yaml base, Span place) {
    return patch.through(base == null ? new Hop(how, place) : Hop.over(how, base));
  }

  private static Result nothing(@Nullable Yaml base, @Nullable Yaml patch) {
    // kyaml keeps a null that is spelled out, and loses one that is not.
    boolean kept = patch == null && base instanceof YamlScalar scalar && !scalar.text().isEmpty();
    return kept ? new Result(base, true) : Result.GONE;
  }

  private static boolean isMissing(@Nullable Yaml node) {
    return node == null || node.isNull();
  }

  private static void refuseMixed(@Nullable Yaml base, @Nullable Yaml patch) {
    if (base != null && patch != null && !noun(base).equals(noun(patch))) {
      throw new PatchRefusal(
          Problem.at(patch, "a %s cannot be merged into a %s", noun(patch), noun(base))
              .see(base, "the %s", noun(base)));
    }
  }

  private static String noun(Yaml node) {
    if (node instanceof YamlMapping) {
      return "mapping";
    }
    return node instanceof YamlSequence ? "list" : "scalar";
  }

  @SuppressWarnings("ReferenceEquality") // What comes from the patch is its own base.
  private Result mapping(
      MergeSchema type, @Nullable YamlMapping base, @Nullable YamlMapping patch, Span at) {
    if (patch == null) {
      return base == null ? Result.GONE : new Result(fields(typeOf(type, base), base, null), true);
    }
    if (base == null) {
      return adopted(type, patch, at);
    }
    PatchDirective directive = PatchDirective.of(patch);
    if (directive == PatchDirective.DELETE) {
      return Result.GONE;
    }
    MergeSchema known = typeOf(typeOf(type, base), patch);
    YamlMapping stripped = PatchDirective.strip(patch);
    if (base == patch) {
      return new Result(fields(known, stripped, stripped), true);
    }
    return directive == PatchDirective.REPLACE
        ? new Result(carried(fields(known, stripped, stripped), base, at), false)
        : new Result(fields(known, base, stripped), true);
  }

  private Result adopted(MergeSchema type, YamlMapping patch, Span at) {
    YamlMapping stripped = patch;
    // Where there is nothing to merge with, kyaml lets a directive that it cannot read stand.
    if (PatchDirective.isReadable(patch)) {
      if (PatchDirective.of(patch) == PatchDirective.DELETE) {
        return Result.GONE;
      }
      stripped = PatchDirective.strip(patch);
    }
    return new Result(fields(typeOf(type, patch), stripped, stripped).through(how, at), false);
  }

  private static MergeSchema typeOf(MergeSchema known, YamlMapping node) {
    return known.isUnknown() ? BuiltInKinds.schemaOf(node) : known;
  }

  @SuppressWarnings("ReferenceEquality") // What comes from the patch is its own base.
  private YamlMapping fields(MergeSchema type, YamlMapping base, @Nullable YamlMapping patch) {
    Map<String, Entry> bases = base.byKey();
    Map<String, Entry> patches = patch == null ? Map.of() : patch.byKey();
    Map<String, Entry> merged = new LinkedHashMap<>(bases);
    TreeSet<String> names = new TreeSet<>(bases.keySet());
    names.addAll(patches.keySet());
    List<Removal> removals = new ArrayList<>();
    boolean changed = false;
    for (String name : names) {
      Entry old = bases.get(name);
      Entry set = patches.get(name);
      Yaml oldValue = old == null ? null : old.value();
      Yaml newValue = set == null ? null : set.value();
      Span place = base.origin().span();
      Result result = walk(type.field(name), oldValue, newValue, place);
      changed |= result.value() != oldValue;
      if (result.value() == null) {
        merged.remove(name);
        if (oldValue != null && newValue != null && newValue != oldValue) {
          removals.add(new Removal(name, newValue.through(Hop.over(how, oldValue))));
        }
      } else if (result.value() != oldValue) {
        merged.put(name, new Entry(key(old, set, result, place), result.value()));
      }
    }
    return changed
        ? new YamlMapping(List.copyOf(merged.values()), base.origin().without(removals))
        : base;
  }

  /** Returns the key of the value: that of the patch, unless the value is that of the base. */
  private YamlScalar key(@Nullable Entry old, @Nullable Entry set, Result result, Span place) {
    if (set == null || (old != null && result.isInPlace())) {
      return Objects.requireNonNull(old).key();
    }
    return set.key().through(how, old == null ? place : old.key().origin().span());
  }
}

package io.mcmetrics.gitops;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.HeldKeys;
import io.mcmetrics.finding.Confidence;
import io.mcmetrics.finding.Problem;
import io.mcmetrics.source.Located;
import io.mcmetrics.yaml.Yaml;
import java.util.Optional;

/**
 * The references of Flux resources to ConfigMaps and Secrets. Kustomize does not know them: it
 * leaves them alone when it appends a hash to the name of what it generates. And they do not reach
 * into other namespaces.
 */
final class FluxReferences {
  private FluxReferences() {}

  /**
   * Returns the problem of a reference by a name without the hash that the ConfigMap or Secret has.
   * Something outside of the tree may have the plain name, so that is likely at most.
   */
  static Optional<Problem> hashed(Yaml reference, Document found, Document from, String where) {
    String written = reference.textAt("name");
    String name = found.name().known().orElse(written);
    if (name.equals(written) || !name.startsWith(written + "-")) {
      return Optional.empty();
    }
    Located at = reference.scalarAt("name").<Located>map(n -> n).orElse(reference);
    return Optional.of(
        Problem.at(
                at,
                "no %s is called `%s`: kustomize names it `%s`, and does not change that name in %s of a Flux %s, so Flux does not find it and applies nothing",
                found.kind(),
                written,
                name,
                where,
                from.kind())
            .see(found.at("metadata", "name").<Located>map(n -> n).orElse(found), "generated here")
            .atMost(Confidence.LIKELY));
  }

  /**
   * Returns the problem of an entry of {@code valuesFrom} whose key is not in what it names. That
   * the entry is {@code optional} makes no difference (helm-controller, docs/spec/v2).
   */
  static Optional<Problem> keyless(Yaml reference, String key, Document holder) {
    if (!HeldKeys.areWithout(holder, key)) {
      return Optional.empty();
    }
    Located at = reference.scalarAt("valuesKey").<Located>map(n -> n).orElse(reference);
    return Optional.of(
        Problem.at(
                at,
                "the %s `%s` has no key `%s`: Flux does not find the values, and the release fails",
                holder.kind(),
                holder.name().known().orElse(""),
                key)
            .see(holder.at("data").<Located>map(n -> n).orElse(holder), "its keys"));
  }

  /** Returns the problem of a reference to what is in another namespace only. */
  static Problem elsewhere(Yaml reference, Document other, Document from) {
    Located at = reference.scalarAt("name").<Located>map(n -> n).orElse(reference);
    return Problem.at(
            at,
            "the %s `%s` is in the namespace `%s`, and a Flux %s reads those in its own, `%s`: it is not found, and nothing is applied",
            other.kind(),
            reference.textAt("name"),
            other.namespace().known().orElse(""),
            from.kind(),
            from.namespace().known().orElse(""))
        .see(
            other.at("metadata", "namespace").<Located>map(n -> n).orElse(other),
            "in this namespace")
        .atMost(Confidence.LIKELY);
  }
}

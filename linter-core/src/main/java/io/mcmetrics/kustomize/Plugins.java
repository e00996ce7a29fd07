package io.mcmetrics.kustomize;

import io.mcmetrics.document.Document;
import io.mcmetrics.document.Document.Sight;
import io.mcmetrics.document.Manifests;
import io.mcmetrics.document.TreeFiles;
import io.mcmetrics.document.Unit;
import io.mcmetrics.finding.Gap;
import io.mcmetrics.kustomize.resource.Kustomization;
import io.mcmetrics.kustomize.resource.KustomizationFiles;
import io.mcmetrics.kustomize.resource.KustomizeRefusal;
import io.mcmetrics.kustomize.resource.Resource;
import io.mcmetrics.kustomize.transform.Transformers;
import io.mcmetrics.patch.JsonEquality;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The plugins of one kustomization. Those built into kustomize are applied; any other one, which is
 * a program, is a gap.
 */
final class Plugins {
  private final Kustomization kustomization;
  private final TreeFiles files;
  private final KustomizeBuild build;
  private final Unit unit;

  Plugins(Kustomization kustomization, TreeFiles files, KustomizeBuild build, Unit unit) {
    this.kustomization = kustomization;
    this.files = files;
    this.build = build;
    this.unit = unit;
  }

  /** Adds the resources that the generators make. */
  void generate(List<Resource> resources, boolean whole) {
    for (Plugin plugin : listed("generators")) {
      fragment(plugin).ifPresent(fragment -> build.generate(fragment, unit, resources, whole));
    }
  }

  /**
   * Returns resources with the changes of the transformers; known in part if one of them is not
   * supported.
   */
  List<Resource> transformed(List<Resource> given) {
    List<Resource> resources = given;
    for (Plugin plugin : listed("transformers")) {
      resources = transformed(plugin, resources);
    }
    return resources;
  }

  /** Reports the validators that change something, which kustomize does not allow. */
  void validate(List<Resource> resources) {
    for (Plugin plugin : listed("validators")) {
      if (!areEqual(transformed(plugin, resources), resources)) {
        refuses(plugin, "changes something");
      }
    }
  }

  private List<Resource> transformed(Plugin plugin, List<Resource> resources) {
    Optional<Kustomization> fragment = fragment(plugin);
    return fragment.isPresent()
        ? Transformers.apply(fragment.get(), files, plugin::fieldSpecs, resources, false)
        : resources.stream().map(Resource::partial).toList();
  }

  private static boolean areEqual(List<Resource> some, List<Resource> others) {
    boolean equal = some.size() == others.size();
    for (int i = 0; equal && i < some.size(); i++) {
      equal = JsonEquality.areEqual(some.get(i).root(), others.get(i).root());
    }
    return equal;
  }

  /** Returns the plugins in the order of kustomize, in which inline ones come first. */
  private List<Plugin> listed(String key) {
    List<Plugin> inline = new ArrayList<>();
    List<Plugin> included = new ArrayList<>();
    for (YamlScalar item : kustomization.scalars(key).toList()) {
      List<Plugin> plugins = Kustomization.isInline(item) ? inline : included;
      List<Resource> resources = configured(item);
      if (resources.isEmpty()) {
        // What was meant here is not known, and so is no plugin of kustomize's own.
        YamlMapping nothing = YamlMapping.empty(item.origin());
        resources = List.of(Resource.of(new Document(unit, "", nothing, Sight.CLEAR)));
      }
      String role = key.substring(0, key.length() - 1);
      resources.forEach(resource -> plugins.add(new Plugin(role, item, resource)));
    }
    inline.addAll(included);
    return inline;
  }

  private List<Resource> configured(YamlScalar item) {
    return Kustomization.isInline(item)
        ? Manifests.of(YamlReader.readEmbedded(item).documents(), unit, Sight.CLEAR).stream()
            .map(Resource::of)
            .toList()
        : build.resource(kustomization, item, unit).resources();
  }

  /** Returns a plugin as a kustomization; empty, with a gap, if it is not supported. */
  private Optional<Kustomization> fragment(Plugin plugin) {
    Optional<Kustomization> fragment = plugin.in(kustomization);
    if (plugin.isRefused()) {
      refuses(plugin, "is none of kustomize's own, or lacks `fieldSpecs`");
    } else if (fragment.isEmpty() && !plugin.isMissing()) {
      String effect =
          plugin.role().equals("validator")
              ? "it may refuse this overlay"
              : "what it adds or changes is not known";
      files.addGap(Gap.at(plugin.listed(), "the " + plugin.description() + " is not run", effect));
    }
    fragment.ifPresent(known -> new KustomizationFiles(known, files).recordUses(plugin.file()));
    return fragment;
  }

  private void refuses(Plugin plugin, String why) {
    KustomizeRefusal.report(files, plugin.listed(), "the " + plugin.description() + " " + why);
  }
}

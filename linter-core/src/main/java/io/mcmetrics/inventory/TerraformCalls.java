package io.mcmetrics.inventory;

import io.mcmetrics.inventory.TerraformModule.Argument;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.TreePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The modules of the tree that a module of Terraform calls by a path, with what it gives them. */
final class TerraformCalls {
  private static final String MODULE = "module/";

  private final Map<String, List<SourceFile>> files;

  /** Takes the files of Terraform by their directories. */
  TerraformCalls(Map<String, List<SourceFile>> files) {
    this.files = Map.copyOf(files);
  }

  /** Returns the modules that one calls, in the order of its blocks. */
  List<TerraformModule> of(TerraformModule caller, String directory) {
    Map<String, Map<String, String>> given = new LinkedHashMap<>();
    for (Argument argument : caller.arguments()) {
      if (argument.block().startsWith(MODULE)) {
        Map<String, String> own = given.computeIfAbsent(argument.block(), block -> new HashMap<>());
        caller.text(argument.expression()).ifPresent(text -> own.put(argument.name(), text));
      }
    }
    List<TerraformModule> called = new ArrayList<>();
    for (Map<String, String> own : given.values()) {
      String source = own.getOrDefault("source", "");
      if (source.startsWith(".")) {
        TreePath.resolve(directory, source)
            .filter(files::containsKey)
            .map(path -> new TerraformModule(files.getOrDefault(path, List.of()), own))
            .ifPresent(called::add);
      }
    }
    return called;
  }
}

package io.mcmetrics.storage;

import io.mcmetrics.document.Document;
import io.mcmetrics.kubernetes.CommandLine;
import io.mcmetrics.kubernetes.KeyReference;
import io.mcmetrics.kubernetes.VolumeFile;
import io.mcmetrics.source.Origin;
import io.mcmetrics.storage.StorageConfig.Configured;
import io.mcmetrics.storage.StorageConfig.Hidden;
import io.mcmetrics.storage.StorageConfig.Unused;
import io.mcmetrics.thanos.Component;
import io.mcmetrics.thanos.MountedFileContents;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlFile;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the configuration of object storage of a component, from its flags, or from a file or a
 * variable that they name (thanos, pkg/extkingpin/flags.go; efficientgo/tools, extkingpin).
 */
final class StorageReader {
  private static final String FILE = "objstore.config-file";
  private static final String CONTENT = "objstore.config";

  /** A text that is one variable, which the kubelet replaces. */
  private static final Pattern VARIABLE = Pattern.compile("\\$\\((\\w+)\\)");

  private final Component component;
  private final CommandLine flags;
  private final MountedFileContents files;
  private final List<Document> makers;

  StorageReader(Component component, MountedFileContents files, List<Document> makers) {
    this.component = component;
    this.flags = component.commandLine();
    this.files = files;
    this.makers = makers;
  }

  StorageConfig read(StorageRole role) {
    Value<String> file = flags.last(FILE);
    Value<String> content = flags.last(CONTENT);
    if (flags.has(FILE) && !file.isKnown("")) {
      return file instanceof Known<String> path
          ? fromFile(path)
          : new Hidden("where its configuration stands is not known", Optional.empty(), at(FILE));
    }
    if (flags.has(CONTENT) && !content.isKnown("")) {
      return fromContent(content);
    }
    if (!flags.isWhole() || !component.workload().sight().whole()) {
      return new Hidden("its flags are not all known", Optional.empty(), component.origin());
    }
    return role == StorageRole.WRITES
        ? new Unused("it uploads nothing: no object storage is written down", component.origin())
        : new Hidden(
            "no object storage is written down, without which it does not start",
            Optional.empty(),
            component.origin());
  }

  private Origin at(String flag) {
    return flags.placeOf(flag).orElse(component.origin());
  }

  private StorageConfig fromFile(Known<String> path) {
    Optional<KeyReference> key = files.key(component, path.value());
    if (key.isPresent()) {
      return fromKey(key.get(), path.origin());
    }
    Optional<VolumeFile> mounted =
        VolumeFile.at(path.value(), component.workload(), component.container());
    boolean isSeen = component.workload().sight().whole() && !component.workload().sight().sketch();
    String reason =
        mounted.isEmpty() && isSeen
            ? "no volume of the container has `%s`"
            : "what makes the file `%s` is not in the tree";
    return new Hidden(reason.formatted(path.value()), Optional.empty(), path.origin());
  }

  private StorageConfig fromContent(Value<String> content) {
    String text = content.written();
    Matcher variable = VARIABLE.matcher(text.strip());
    if (variable.matches()) {
      String name = variable.group(1);
      return component
          .container()
          .reference(name)
          .map(key -> fromKey(key, content.origin()))
          .orElseGet(
              () ->
                  new Hidden(
                      "nothing in the tree sets its variable `" + name + "`",
                      Optional.empty(),
                      content.origin()));
    }
    YamlFile file = YamlReader.readEmbedded(new YamlScalar(text, Style.QUOTED, content.origin()));
    return bucket(file.documents())
        .<StorageConfig>map(bucket -> new Configured(bucket, Optional.empty(), content.origin()))
        .orElseGet(
            () ->
                new Hidden(
                    "what is given as `--" + CONTENT + "` cannot be read",
                    Optional.empty(),
                    content.origin()));
  }

  private static Optional<Bucket> bucket(List<Yaml> documents) {
    return documents.stream().findFirst().flatMap(BucketReader::read);
  }

  private StorageConfig fromKey(KeyReference key, Origin flag) {
    Optional<Bucket> bucket = files.content(component, key).flatMap(BucketReader::read);
    if (bucket.isPresent()) {
      return new Configured(bucket.get(), Optional.of(key), flag);
    }
    return new Hidden(reason(key), Optional.of(key), flag);
  }

  private static String withArticle(String kind) {
    return (kind.matches("[AEIO].*") ? "an " : "a ") + kind;
  }

  private String reason(KeyReference key) {
    if (!(key.name() instanceof Known<String> name)) {
      return "the name of the " + key.kind() + " that holds its configuration is not known";
    }
    Optional<Document> holder = files.holder(component, key);
    if (holder.isEmpty()) {
      String made =
          maker(name.value())
              .map(kind -> ", but " + withArticle(kind) + " to make it of")
              .orElse("");
      return "%s `%s` is not in the tree%s".formatted(key.kind(), name.value(), made);
    }
    boolean hasKey =
        key.key() instanceof Known<String> known
            && (holder.get().at("data", known.value()).isPresent()
                || holder.get().at("stringData", known.value()).isPresent());
    if (!hasKey && !holder.get().sight().whole()) {
      return "what is in " + key.words() + " is not in the tree";
    }
    return hasKey
        ? key.words() + " is encrypted, filled in elsewhere or no configuration of a bucket"
        : key.words() + " is not there";
  }

  private Optional<String> maker(String secret) {
    return makers.stream()
        .filter(document -> SecretSource.secretOf(document).filter(secret::equals).isPresent())
        .filter(document -> files.isNear(document, component))
        .map(Document::kind)
        .findFirst();
  }
}

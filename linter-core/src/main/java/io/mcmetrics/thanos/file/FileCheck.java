package io.mcmetrics.thanos.file;

import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlSequence;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a file as the loader of Thanos does that reads it (thanos 0.42.5, thanos-io/objstore of
 * August 2025). {@code testdata/oracles/thanos} asks the loaders themselves.
 */
public final class FileCheck {
  /** Files whose {@code config} is read once more, by what {@code type} says. */
  private static final Map<FileKind, String> TYPED =
      Map.of(
          FileKind.BUCKET, "bucket",
          FileKind.TRACING, "tracing",
          FileKind.INDEX_CACHE, "index-cache",
          FileKind.BUCKET_CACHE, "bucket-cache",
          FileKind.RESPONSE_CACHE, "response-cache");

  /** What is said of a type that there is not. */
  private static final Map<FileKind, String> NO_SUCH_TYPE =
      Map.of(
          FileKind.BUCKET, "bucket with type %s is not supported",
          FileKind.TRACING, "tracing with type %s is not supported",
          FileKind.INDEX_CACHE, "index cache with type %s is not supported",
          FileKind.BUCKET_CACHE, "unsupported cache type: %s",
          FileKind.RESPONSE_CACHE, "response cache with type %s is not supported");

  /** Of these, the inner block may have no keys that are not known either. */
  private static final Set<String> STRICT =
      Set.of(
          "bucket.S3",
          "bucket.GCS",
          "bucket.AZURE",
          "bucket.SWIFT",
          "bucket.OBS",
          "response-cache.MEMCACHED",
          "response-cache.REDIS");

  private static final Set<String> VERSION_3 = Set.of("index-cache.REDIS", "bucket-cache.REDIS");

  private FileCheck() {}

  /** Returns what the loader of a kind of files objects to in one. */
  public static List<FileFault> faults(FileKind kind, Yaml file) {
    Faults out = new Faults();
    if (TYPED.containsKey(kind)) {
      checkTyped(kind, file, out);
      return out.all();
    }
    switch (kind) {
      case LIMITS -> {
        read("limits", true, file, out);
        ClientMeaning.checkLimits(block(file), out);
      }
      case HASHRINGS -> HashringCheck.check(file, Optional.empty(), out);
      case ENDPOINTS -> {
        if (file instanceof YamlSequence) {
          out.add(
              "unable to load config initially: a list is the form of --store.sd-files; here it is a"
                  + " mapping with `endpoints`",
              file);
          return out.all();
        }
        TypeCheck.ofVersion3(out).check(TypeCheck.root("endpoints"), file);
        ClientMeaning.checkEndpoints(block(file), out);
      }
      case SELECTOR_RELABELLING, RECEIVE_RELABELLING, ALERT_RELABELLING ->
          RelabelFileCheck.check(kind, file, out);
      case DOWNSTREAM_TRIPPER -> {
        read("downstream-tripper", true, file, out);
        ClientMeaning.checkTlsPair(block(file).block("tls_config"), out);
      }
      case QUERY_CLIENTS -> {
        TypeCheck.strict(out).check("[]" + TypeCheck.root("query-clients"), file);
        ClientMeaning.checkClients(file, out);
      }
      case ALERTMANAGERS -> {
        read("alertmanagers", true, file, out);
        file.at("alertmanagers").ifPresent(list -> ClientMeaning.checkClients(list, out));
      }
      case WEB -> {
        read("web", true, file, out);
        WebMeaning.check(block(file), out);
      }
      default -> throw new IllegalArgumentException(kind.toString());
    }
    return out.all();
  }

  /** Returns what a receiver objects to in hashrings, by its own algorithm, if that is known. */
  public static List<FileFault> hashringFaults(Yaml file, Optional<String> algorithm) {
    Faults out = new Faults();
    HashringCheck.check(file, algorithm, out);
    return out.all();
  }

  private static void read(String name, boolean isStrict, Yaml file, Faults out) {
    (isStrict ? TypeCheck.strict(out) : TypeCheck.lenient(out)).check(TypeCheck.root(name), file);
  }

  private static Block block(Yaml file) {
    return new Block(
        file instanceof YamlMapping mapping ? mapping.merged() : YamlMapping.empty(file.origin()));
  }

  private static void checkTyped(FileKind kind, Yaml file, Faults out) {
    String name = TYPED.getOrDefault(kind, "");
    read(name, true, file, out);
    Block outer = block(file);
    if (!(file instanceof YamlMapping) || outer.text("type").isEmpty()) {
      return;
    }
    String written = outer.text("type").get();
    String inner = name + "." + written.toUpperCase(Locale.ROOT);
    if (TypeCheck.root(inner).equals("any")) {
      String message = NO_SUCH_TYPE.getOrDefault(kind, "%s").formatted(written);
      out.add(message, outer.mapping().get("type").orElse(file));
      return;
    }
    Yaml config =
        outer
            .mapping()
            .get("config")
            .filter(node -> !node.isNull())
            .orElseGet(() -> YamlMapping.empty(file.origin()));
    if (config instanceof YamlScalar scalar && scalar.isUnknown()) {
      return;
    }
    if (VERSION_3.contains(inner)) {
      TypeCheck.ofVersion3(out).check(TypeCheck.root(inner), config);
    } else {
      read(inner, STRICT.contains(inner), config, out);
    }
    Block settings = block(config);
    if (kind == FileKind.BUCKET) {
      BucketMeaning.check(inner, settings, out);
    } else if (kind == FileKind.TRACING) {
      TracingMeaning.check(inner, settings, out);
    } else {
      CacheMeaning.check(inner, outer, settings, out);
    }
  }
}

package io.mcmetrics.gitops.envsubst;

import io.mcmetrics.document.Yaml11Scalars;
import io.mcmetrics.yaml.Yaml;
import io.mcmetrics.yaml.YamlFile;
import io.mcmetrics.yaml.YamlMapping;
import io.mcmetrics.yaml.YamlMapping.Entry;
import io.mcmetrics.yaml.YamlReader;
import io.mcmetrics.yaml.YamlScalar;
import io.mcmetrics.yaml.YamlScalar.Style;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What becomes of one scalar when Flux substitutes variables in the YAML of a resource. What is put
 * in is YAML: it may be a number, a null or a mapping, end at a comment, or fail to parse.
 *
 * @param text the text as Flux sees it
 * @param content the result; empty if the document is not YAML any more
 */
public record SubstitutedScalar(VariableText text, Optional<Yaml> content) {
  /**
   * Returns the result for a value.
   *
   * @param values the value of a variable; empty if it is not known
   * @throws SubstitutionRefusal if Flux cannot parse a variable
   */
  public static SubstitutedScalar ofValue(
      YamlScalar scalar, Function<String, Optional<String>> values) throws SubstitutionRefusal {
    VariableText text = VariableText.parse(EmittedScalar.asValue(scalar.text()));
    return new SubstitutedScalar(text, entry(text, scalar, values).map(Entry::value));
  }

  /**
   * Returns the result for a key, which is a scalar.
   *
   * @param values the value of a variable; empty if it is not known
   * @throws SubstitutionRefusal if Flux cannot parse a variable
   */
  public static SubstitutedScalar ofKey(
      YamlScalar scalar, Function<String, Optional<String>> values) throws SubstitutionRefusal {
    VariableText text = VariableText.parse(EmittedScalar.asKey(scalar.text()));
    return new SubstitutedScalar(text, entry(text, scalar, values).map(Entry::key));
  }

  private static Optional<Entry> entry(
      VariableText text, YamlScalar scalar, Function<String, Optional<String>> values) {
    YamlScalar document = new YamlScalar(text.filled(values), Style.QUOTED, scalar.origin());
    YamlFile read = YamlReader.readEmbedded(document);
    List<Yaml> documents = read.documents();
    boolean isOne =
        read.syntaxErrors().isEmpty()
            && documents.size() == 1
            && documents.get(0) instanceof YamlMapping mapping
            && mapping.entries().size() == 1;
    return isOne
        ? Optional.of(Yaml11Scalars.resolved((YamlMapping) documents.get(0)).entries().get(0))
        : Optional.empty();
  }
}

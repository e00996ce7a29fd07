package io.mcmetrics.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.route.Endpoint.PathMatch;
import io.mcmetrics.route.Endpoint.Route;
import io.mcmetrics.route.Rewrite;
import io.mcmetrics.route.Rewrite.Kind;
import io.mcmetrics.source.Origin;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.source.Span;
import io.mcmetrics.yaml.Value;
import io.mcmetrics.yaml.Value.Known;
import org.junit.jupiter.api.Test;

final class PathRewritingTest {
  private static final Origin PLACE = Origin.written(Span.startOf(SourceFile.of("a.yaml", "")));

  private static String behind(String path, PathMatch match, Kind kind, String target) {
    Value<String> nothing = new Value.Absent<>(PLACE);
    Rewrite rewrite = new Rewrite(kind, nothing, new Known<>(target, PLACE), PLACE);
    Route route =
        new Route(
            nothing, new Known<>(path, PLACE), match, nothing, nothing, nothing, rewrite, PLACE);
    Value<String> behind = PathRewriting.of(route, "/a/api/v1/receive");
    return behind instanceof Known<String> known ? known.value() : "?";
  }

  @Test
  void leavesAsItIsWhatNobodyRewrites() {
    assertThat(behind("/", PathMatch.PREFIX, Kind.NONE, "")).isEqualTo("/a/api/v1/receive");
  }

  @Test
  void replacesAllOrAPrefix() {
    assertThat(behind("/a", PathMatch.PREFIX, Kind.WHOLE, "/b")).isEqualTo("/b");
    assertThat(behind("/a", PathMatch.PREFIX, Kind.PREFIX, "/")).isEqualTo("/api/v1/receive");
    assertThat(behind("/a/", PathMatch.PREFIX, Kind.PREFIX, "/b/")).isEqualTo("/b/api/v1/receive");
    assertThat(behind("/a/api/v1/receive", PathMatch.PREFIX, Kind.PREFIX, "/")).isEqualTo("/");
  }

  @Test
  void putsTextInThePlaceOfTextWhereNginxDoes() {
    assertThat(behind("/a/", PathMatch.CONTROLLER, Kind.PREFIX, "/b"))
        .isEqualTo("/bapi/v1/receive");
  }

  @Test
  void fillsInTheGroupsOfAnExpression() {
    assertThat(behind("/a(/|$)(.*)", PathMatch.REGEX, Kind.PATTERN, "/$2"))
        .isEqualTo("/api/v1/receive");
    assertThat(behind("/", PathMatch.REGEX, Kind.PATTERN, "/")).isEqualTo("/");
    assertThat(behind("/a(x)?/.*", PathMatch.REGEX, Kind.PATTERN, "/$1$7")).isEqualTo("/");
    assertThat(behind("/other", PathMatch.REGEX, Kind.PATTERN, "/")).isEqualTo("/a/api/v1/receive");
  }

  @Test
  void doesNotKnowWhatDependsOnMoreThanThePath() {
    assertThat(behind("/a", PathMatch.REGEX, Kind.PATTERN, "/$host")).isEqualTo("?");
    assertThat(behind("/a(", PathMatch.REGEX, Kind.PATTERN, "/")).isEqualTo("?");
    assertThat(behind("/a.*", PathMatch.REGEX, Kind.PREFIX, "/b")).isEqualTo("?");
    assertThat(behind("/a", PathMatch.PREFIX, Kind.UNTOLD, "/b")).isEqualTo("?");
  }

  private static String replaced(String expression, String target) {
    Value<String> nothing = new Value.Absent<>(PLACE);
    Rewrite rewrite = Rewrite.of(new Known<>(expression, PLACE), new Known<>(target, PLACE));
    Route route =
        new Route(nothing, nothing, PathMatch.PREFIX, nothing, nothing, nothing, rewrite, PLACE);
    return PathRewriting.of(route, "/a/api/v1/receive").known().orElse("?");
  }

  @Test
  void replacesWhatAnExpressionOfItsOwnMatches() {
    assertThat(replaced("^/a/(.*)", "/$1")).isEqualTo("/api/v1/receive");
    assertThat(replaced("^/a/(.*)", "/b/${1}")).isEqualTo("/b/api/v1/receive");
    assertThat(replaced("^/a", "")).isEqualTo("/api/v1/receive");
    assertThat(replaced("^/b/(.*)", "/$1")).isEqualTo("/a/api/v1/receive");
  }

  @Test
  void knowsNotWhatSeveralMatchesComeTo() {
    assertThat(replaced("a", "b")).isEqualTo("?");
    assertThat(replaced("^/a/(.*)", "/$1x")).isEqualTo("?");
    assertThat(replaced("(", "/")).isEqualTo("?");
  }

  @Test
  void takesAwayATextAndPutsOneBefore() {
    assertThat(behind("/", PathMatch.PREFIX, Kind.STRIPPED, "/a")).isEqualTo("/api/v1/receive");
    assertThat(behind("/", PathMatch.PREFIX, Kind.STRIPPED, "/a/a")).isEqualTo("/pi/v1/receive");
    assertThat(behind("/", PathMatch.PREFIX, Kind.STRIPPED, "/b")).isEqualTo("/a/api/v1/receive");
    assertThat(behind("/", PathMatch.PREFIX, Kind.ADDED, "/b")).isEqualTo("/b/a/api/v1/receive");
  }
}

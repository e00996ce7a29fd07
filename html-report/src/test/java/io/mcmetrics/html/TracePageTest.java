package io.mcmetrics.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.finding.Stage;
import io.mcmetrics.report.Language;
import io.mcmetrics.report.trace.TraceSample;
import io.mcmetrics.trace.CheckStatus;
import io.mcmetrics.trace.HopStatus;
import io.mcmetrics.trace.ReachesGrafana;
import io.mcmetrics.trace.Trace;
import io.mcmetrics.trace.TracedCheck;
import io.mcmetrics.trace.TracedCluster;
import io.mcmetrics.trace.TracedHop;
import io.mcmetrics.trace.TracedSender;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class TracePageTest {
  private static final String FOUR = TracePage.of(TraceSample.four(), Language.EN);
  private static final String STRANGE = TracePage.of(TraceSample.strange(), Language.EN);

  /** What stands between the tags of scripts that run, and of styles. */
  private static final Pattern INLINE =
      Pattern.compile("<(?:script|style)>(.*?)</(?:script|style)>", Pattern.DOTALL);

  private static final Pattern POLICY =
      Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"");

  @Test
  void thePolicyLetsPassWhatThePageCarriesAndNothingElse() throws GeneralSecurityException {
    Matcher policy = POLICY.matcher(FOUR);
    assertThat(policy.find()).isTrue();
    String allowed = policy.group(1).replace("&#39;", "'");

    List<String> hashes = new ArrayList<>();
    for (Matcher inline = INLINE.matcher(FOUR); inline.find(); ) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(inline.group(1).getBytes(UTF_8));
      hashes.add("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }
    assertThat(hashes).hasSize(3);
    assertThat(allowed)
        .isEqualTo(
            "default-src 'none'; script-src %s %s; style-src %s; base-uri 'none'; form-action 'none'"
                .formatted(hashes.get(1), hashes.get(2), hashes.get(0)));
  }

  @Test
  void asksForNothing() {
    String page = INLINE.matcher(STRANGE).replaceAll("");

    assertThat(page).doesNotContain(" src=\"", "<link", "<iframe", " style=", "@import");
    assertThat(page).doesNotContainPattern("href=\"[^#]").doesNotContainPattern(" on\\w+=\"");
    assertThat(PageScript.ours(List.of("trace.css")).text()).doesNotContain("url(", "@import");
  }

  @Test
  void whatFilesSayEndsNoScriptAndStartsNoElement() {
    assertThat(STRANGE).doesNotContain("<img").contains("&lt;/script&gt;&lt;img src=x");
    assertThat(STRANGE.split("</script", -1)).hasSize(4);
    assertThat(STRANGE).contains("\\u003c/script\\u003e\\u003cimg src=x");
  }

  @Test
  void showsNoSecret() {
    assertThat(FOUR).doesNotContain("hunter2pw", "s3cr3t-t0k3n");
    assertThat(FOUR).contains("https://***@receive.example.org", "token=&quot;***&quot;");
  }

  @Test
  void tellsAllOfItInATableForThoseWhoRunNoScripts() {
    assertThat(FOUR).contains("href=\"#cluster-2\">서울-edge</a>", "1 of 422", "id=\"hop-0\"");
    assertThat(rows(FOUR)).isEqualTo(4);
    assertThat(rows(STRANGE)).as("a row a way, and one for what sends nothing").isEqualTo(7);
  }

  @Test
  void showsTheLinesWithWhatIsMeantMarked() {
    assertThat(FOUR)
        .contains("overlays/cluster-02-edge/values-edge.yaml:4</code>")
        .contains("writeRelabelConfigs: [<mark>{action: keep, regex: up}</mark>]")
        .contains("in place of values at <code>base/kube-prometheus-stack/values.yaml:4:16</code>");
  }

  @Test
  void namesTheRulesAndWhatTheySay() {
    assertThat(FOUR)
        .contains("<code>over-restrictive-keep</code>", "lets 1 of 422 metrics through")
        .contains("<code>ingress-host-mismatch</code>");
  }

  @Test
  void listsTheBreakThatHitsMostClustersFirst() {
    String page = TracePage.of(TraceSample.many(100), Language.EN);

    assertThat(page.indexOf("only 1 of 422 metrics")).isLessThan(page.indexOf("no Ingress has"));
    assertThat(page).containsPattern("cluster-007-edge</a>, <a[^>]*>cluster-040-edge</a>, ");
  }

  @Test
  void unfoldsWhatWasLookedAtAndGivesItAColourOfItsOwn() {
    List<TracedCheck> checks =
        List.of(
            new TracedCheck("a", "it holds", CheckStatus.IN_ORDER, "", Optional.empty(), List.of()),
            new TracedCheck(
                "b",
                "`x` holds",
                CheckStatus.NOT_LOOKED_AT,
                "`y` is not read",
                Optional.empty(),
                List.of()));
    TracedHop hop =
        new TracedHop(Stage.ROUTE, HopStatus.OK, "it leads on", List.of(), List.of(), checks);
    TracedSender sender =
        new TracedSender(
            "m/k",
            "agent",
            "1",
            new TreeMap<>(),
            "https://x",
            1,
            1,
            ReachesGrafana.AS_FAR_AS_SEEN,
            List.of(hop));
    TracedCluster cluster =
        new TracedCluster(TraceSample.four().clusters().get(0).cluster(), List.of(sender));
    String page = TracePage.of(new Trace(List.of(cluster), List.of()), Language.EN);

    assertThat(page)
        .contains("What was looked at: 1 of 2", "reach as-far-as-seen", "ok as far as seen")
        .contains("<code>x</code> holds", "<code>y</code> is not read");
    assertThat(page.indexOf("not looked at")).isLessThan(page.indexOf(">in order<"));
  }

  @Test
  void saysSoIfNothingIsBroken() {
    Trace whole = new Trace(TraceSample.four().clusters().subList(0, 1), List.of());

    assertThat(TracePage.of(whole, Language.EN)).contains("No hop is broken.");
    assertThat(TracePage.of(new Trace(List.of(), List.of()), Language.EN)).contains("<table>");
  }

  @Test
  void speaksKorean() {
    String page = TracePage.of(TraceSample.four(), Language.KO);

    assertThat(page).contains("<html lang=\"ko\">", "메트릭이 Grafana까지 도착하나요?</h1>", "422개 중 1개");
    assertThat(page).contains("<span lang=\"en\">only 1 of 422 metrics passes");
  }

  @Test
  void isTheSameEachTime() {
    assertThat(TracePage.of(TraceSample.four(), Language.EN)).isEqualTo(FOUR);
  }

  private static int rows(String page) {
    return page.split("<tr data-cluster", -1).length - 1;
  }
}

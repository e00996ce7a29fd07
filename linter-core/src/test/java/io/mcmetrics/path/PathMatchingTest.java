package io.mcmetrics.path;

import static io.mcmetrics.path.RouteMatch.Coverage.NO;
import static io.mcmetrics.path.RouteMatch.Coverage.UNKNOWN;
import static io.mcmetrics.path.RouteMatch.Coverage.YES;
import static io.mcmetrics.route.Endpoint.Controller.INGRESS_NGINX;
import static io.mcmetrics.route.Endpoint.Controller.OTHER;
import static io.mcmetrics.route.Endpoint.PathMatch.CONTROLLER;
import static io.mcmetrics.route.Endpoint.PathMatch.EXACT;
import static io.mcmetrics.route.Endpoint.PathMatch.PREFIX;
import static io.mcmetrics.route.Endpoint.PathMatch.REGEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.path.RouteMatch.Coverage;
import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.route.Endpoint.PathMatch;
import org.junit.jupiter.api.Test;

final class PathMatchingTest {
  private static Coverage covers(String path, PathMatch match, Controller controller) {
    return PathMatching.covers(path, match, controller, "/api/v1/receive");
  }

  @Test
  void takesPrefixesElementByElement() {
    assertThat(covers("/", PREFIX, OTHER)).isEqualTo(YES);
    assertThat(covers("/api/", PREFIX, OTHER)).isEqualTo(YES);
    assertThat(covers("/api/v1/receive", PREFIX, OTHER)).isEqualTo(YES);
    assertThat(covers("/api/v1/rec", PREFIX, OTHER)).isEqualTo(NO);
    assertThat(covers("/api/v1/receive/x", PREFIX, OTHER)).isEqualTo(NO);
  }

  @Test
  void takesExactPathsAsTheyAre() {
    assertThat(covers("/api/v1/receive", EXACT, OTHER)).isEqualTo(YES);
    assertThat(covers("/", EXACT, OTHER)).isEqualTo(NO);
  }

  @Test
  void findsExpressionsAtTheBeginningForIngressNginx() {
    assertThat(covers("/api/v[0-9]+/", REGEX, INGRESS_NGINX)).isEqualTo(YES);
    assertThat(covers("/API/v1", REGEX, INGRESS_NGINX)).isEqualTo(YES);
    assertThat(covers("/v1/receive", REGEX, INGRESS_NGINX)).isEqualTo(NO);
  }

  @Test
  void leavesOpenHowOthersTakeExpressions() {
    assertThat(covers("/api/.*", REGEX, OTHER)).isEqualTo(YES);
    assertThat(covers("/api/v1", REGEX, OTHER)).isEqualTo(UNKNOWN);
    assertThat(covers("/other/.*", REGEX, OTHER)).isEqualTo(NO);
    assertThat(covers("/(?<!a)b", REGEX, OTHER)).isEqualTo(UNKNOWN);
  }

  @Test
  void leavesToUnknownControllersWhatOnlyTheyCanTell() {
    assertThat(covers("/api/v1/rec", CONTROLLER, INGRESS_NGINX)).isEqualTo(YES);
    assertThat(covers("/api/v1/rec", CONTROLLER, Controller.UNKNOWN)).isEqualTo(UNKNOWN);
    assertThat(covers("/api/*", CONTROLLER, Controller.UNKNOWN)).isEqualTo(UNKNOWN);
    assertThat(covers("/api/(.*)", CONTROLLER, INGRESS_NGINX)).isEqualTo(NO);
    assertThat(covers("/other", CONTROLLER, Controller.UNKNOWN)).isEqualTo(NO);
  }
}

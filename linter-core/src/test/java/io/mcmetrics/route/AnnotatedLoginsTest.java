package io.mcmetrics.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcmetrics.route.Endpoint.Controller;
import io.mcmetrics.source.SourceFile;
import io.mcmetrics.yaml.NamedValue;
import io.mcmetrics.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AnnotatedLoginsTest {
  private static List<String> asked(Controller controller, String annotations) {
    List<NamedValue> all =
        NamedValue.in(
            YamlReader.read(SourceFile.of("a.yaml", "annotations: " + annotations))
                .documents()
                .get(0)
                .mappingAt("annotations"));
    return new AnnotatedLogins(all, controller)
        .all().stream().map(login -> login.asker() + " " + login.way()).toList();
  }

  @Test
  void eachControllerReadsItsOwn() {
    String all =
        "{nginx.org/basic-auth-secret: s, haproxy-ingress.github.io/auth-secret: s,"
            + " nginx.ingress.kubernetes.io/auth-url: https://id.example.org}";
    assertThat(asked(Controller.INGRESS_NGINX, all)).containsExactly("nginx SERVICE");
    assertThat(asked(Controller.NGINX_INC, all)).containsExactly("nginx PASSWORD");
    assertThat(asked(Controller.OTHER, all)).containsExactly("HAProxy PASSWORD");
    assertThat(asked(Controller.NGINX, all)).isEmpty();
  }

  @Test
  void nothingIsAskedWithoutTheSecretOrWithAWayOut() {
    String nginx = "nginx.ingress.kubernetes.io/";
    assertThat(asked(Controller.INGRESS_NGINX, "{" + nginx + "auth-type: basic}")).isEmpty();
    assertThat(
            asked(
                Controller.INGRESS_NGINX,
                "{%sauth-tls-secret: s, %sauth-tls-verify-client: optional}"
                    .formatted(nginx, nginx)))
        .isEmpty();
    assertThat(asked(Controller.OTHER, "{alb.ingress.kubernetes.io/auth-type: oidc}"))
        .containsExactly("the load balancer SIGN_IN");
    assertThat(
            asked(
                Controller.OTHER,
                "{alb.ingress.kubernetes.io/auth-type: oidc,"
                    + " alb.ingress.kubernetes.io/auth-on-unauthenticated-request: allow}"))
        .isEmpty();
  }
}

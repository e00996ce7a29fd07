package io.mcmetrics.route;

import io.mcmetrics.route.Login.Way;
import io.mcmetrics.source.Origin;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The logins that a block of an nginx configuration asks for; a block inherits what it does not set
 * itself (nginx.org, ngx_http_auth_basic_module, ngx_http_auth_request_module and
 * ngx_http_ssl_module).
 */
record NginxLogins(Optional<Login> password, Optional<Login> service, Optional<Login> certificate) {
  static final NginxLogins NONE =
      new NginxLogins(Optional.empty(), Optional.empty(), Optional.empty());

  private static final String ASKER = "nginx";

  /** Returns those of a block inside of one with these. */
  NginxLogins within(NginxConfig block, Function<NginxConfig, Origin> placeOf) {
    // With `satisfy any`, an address or another way may be enough.
    if (block.setting("satisfy").filter("any"::equals).isPresent()) {
      return NONE;
    }
    return new NginxLogins(
        set(block, "auth_basic", Way.PASSWORD, placeOf, password),
        set(block, "auth_request", Way.SERVICE, placeOf, service),
        certificate(block, placeOf));
  }

  private Optional<Login> certificate(NginxConfig block, Function<NginxConfig, Origin> placeOf) {
    return statement(block, "ssl_verify_client")
        .map(
            verify ->
                verify.argument().equals("on")
                    ? Optional.of(new Login(Way.CERTIFICATE, ASKER, placeOf.apply(verify)))
                    : Optional.<Login>empty())
        .orElse(certificate);
  }

  private static Optional<Login> set(
      NginxConfig block,
      String directive,
      Way way,
      Function<NginxConfig, Origin> placeOf,
      Optional<Login> inherited) {
    return statement(block, directive)
        .map(
            found ->
                found.argument().equals("off") || found.argument().contains("$")
                    ? Optional.<Login>empty()
                    : Optional.of(new Login(way, ASKER, placeOf.apply(found))))
        .orElse(inherited);
  }

  private static Optional<NginxConfig> statement(NginxConfig block, String directive) {
    return block.block().stream().filter(one -> one.name().equals(directive)).findFirst();
  }

  List<Login> all() {
    return Stream.of(password, service, certificate).flatMap(Optional::stream).toList();
  }
}

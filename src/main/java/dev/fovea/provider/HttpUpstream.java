package dev.fovea.provider;

import dev.fovea.provider.dialect.Dialect;
import dev.fovea.provider.dialect.UpstreamCall;
import dev.fovea.vision.Outcome;
import dev.fovea.vision.PreparedRequest;
import dev.fovea.vision.ReplySink;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;

/** A provider that is reached over HTTP. */
final class HttpUpstream implements Upstream {
  private final HttpClients clients;
  private final Provider provider;
  private final Dialect dialect;
  private final UpstreamLimits limits;

  HttpUpstream(HttpClients clients, Provider provider, Dialect dialect, UpstreamLimits limits) {
    this.clients = clients;
    this.provider = provider;
    this.dialect = dialect;
    this.limits = limits;
  }

  @Override
  public Outcome relay(PreparedRequest request, Target target, ReplySink sink) {
    UpstreamCall call = dialect.encode(request, target, sink.streaming());
    return new UpstreamExchange(clients, options(call), dialect, provider, limits, request, sink)
        .run(call);
  }

  private RequestOptions options(UpstreamCall call) {
    URI base = provider.baseUrl();
    boolean tls = base.getScheme().equals("https");
    int port = base.getPort() >= 0 ? base.getPort() : tls ? 443 : 80;
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setSsl(tls)
            .setHost(base.getHost())
            .setPort(port)
            .setURI(path(base, call))
            .setConnectTimeout(limits.connect().toMillis())
            .putHeader("content-type", "application/json")
            .putHeader("content-length", Long.toString(call.length()));
    provider.headers().forEach(options::putHeader);
    return options;
  }

  /** Some hosts want a query with every path, such as an API version. */
  private static String path(URI base, UpstreamCall call) {
    String query = base.getRawQuery() == null ? "" : "?" + base.getRawQuery();
    return base.getRawPath() + call.path() + query;
  }
}

package dev.fovea.media.fetch;

import dev.fovea.config.Settings;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverChannelStrategy;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Looks names up: the hosts file, then DNS, without search domains and without a cache, so that
 * what is checked and dialled is one answer. Safe for use by many threads.
 */
final class Names implements AutoCloseable {
  /** An answer that takes longer is asked for again, of the next server where there is one. */
  private static final long QUERY_MILLIS = 2000;

  private final EventLoopGroup loop;
  private final DnsNameResolver resolver;

  Names(Settings settings) {
    this.loop =
        new MultiThreadIoEventLoopGroup(
            1,
            Thread.ofPlatform().name("fetch-names").daemon().factory(),
            NioIoHandler.newFactory());
    var builder =
        new DnsNameResolverBuilder(loop.next())
            .datagramChannelType(NioDatagramChannel.class)
            .socketChannelType(NioSocketChannel.class)
            // A port of its own for each look-up makes an answer hard to forge.
            .datagramChannelStrategy(DnsNameResolverChannelStrategy.ChannelPerResolution)
            .resolvedAddressTypes(ResolvedAddressTypes.IPV4_PREFERRED)
            .completeOncePreferredResolved(false)
            .searchDomains(List.of())
            .ndots(1)
            .queryTimeoutMillis(QUERY_MILLIS)
            .resolveCache(NoopDnsCache.INSTANCE)
            .cnameCache(NoopDnsCnameCache.INSTANCE)
            .authoritativeDnsServerCache(NoopAuthoritativeDnsServerCache.INSTANCE);
    settings
        .get(FetchSettings.DNS)
        .map(SequentialDnsServerAddressStreamProvider::new)
        .ifPresent(builder::nameServerProvider);
    this.resolver = builder.build();
  }

  /**
   * Every address of the host, of version 4 first; a literal is not looked up. Fails when there is
   * none.
   */
  CompletableFuture<List<InetAddress>> addresses(UrlHost host) {
    return switch (host) {
      case UrlHost.Literal(InetAddress address) ->
          CompletableFuture.completedFuture(List.of(address));
      case UrlHost.Name(String name) -> lookUp(name);
    };
  }

  private CompletableFuture<List<InetAddress>> lookUp(String name) {
    var found = new CompletableFuture<List<InetAddress>>();
    Future<List<InetAddress>> answer = resolver.resolveAll(name);
    answer.addListener(_ -> {
      if (answer.isSuccess()) {
        found.complete(List.copyOf(answer.getNow()));
      } else {
        found.completeExceptionally(answer.cause());
      }
    });
    return found;
  }

  @Override
  public void close() {
    resolver.close();
    var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}

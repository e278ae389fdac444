package dev.fovea.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Optional;

/**
 * Lands the bytes of a large body in the array that they are for, straight from the socket's
 * buffer.
 *
 * <p>Vert.x copies what it reads into a buffer of its own before it hands it on; a picture of a
 * megabyte would be copied twice, and a megabyte thrown away. What has landed goes on as a view of
 * the array, in its place among everything else, so that pauses, ends and failures stay Vert.x'
 * business. One for one connection; confined to its event loop.
 */
final class BodyTap extends ChannelInboundHandlerAdapter {
  private static final byte[] NOWHERE = new byte[0];

  private byte[] body = NOWHERE;
  private long passed;

  BodyTap() {}

  /** Puts a tap before what reads the connection. */
  static void fit(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      ChannelHandlerContext reader = base.channelHandlerContext();
      reader.pipeline().addBefore(reader.name(), BodyTap.class.getName(), new BodyTap());
    }
  }

  /** The connection's tap. */
  static Optional<BodyTap> of(HttpConnection connection) {
    return connection instanceof ConnectionBase base
        ? Optional.ofNullable(base.channelHandlerContext().pipeline().get(BodyTap.class))
        : Optional.empty();
  }

  /**
   * From now on, what comes of the body being read lands in its array, each byte in its place.
   *
   * @param body of the length that was announced
   */
  void into(byte[] body) {
    this.body = body;
  }

  /** Nothing lands in this array any more; the connection's next body may have its own already. */
  void close(byte[] body) {
    if (this.body == body) {
      this.body = NOWHERE;
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest) {
      passed = 0;
      body = NOWHERE;
    }
    context.fireChannelRead(message instanceof HttpContent content ? passed(content) : message);
  }

  private HttpContent passed(HttpContent content) {
    long start = passed;
    int length = content.content().readableBytes();
    passed += length;
    if (length == 0 || body.length < passed) {
      return content;
    }
    content.content().getBytes(content.content().readerIndex(), body, (int) start, length);
    HttpContent landed = content.replace(Unpooled.wrappedBuffer(body, (int) start, length));
    landed.setDecoderResult(content.decoderResult());
    content.release();
    return landed;
  }
}

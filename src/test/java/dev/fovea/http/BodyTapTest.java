package dev.fovea.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes after the tap was opened lies in the body's array, each byte in its place. */
final class BodyTapTest {
  private final BodyTap tap = new BodyTap();
  private final EmbeddedChannel channel = new EmbeddedChannel(tap);
  private final byte[] body = new byte[6];

  @AfterEach
  void end() {
    channel.finishAndReleaseAll();
  }

  @Test
  void piecesLandOneAfterAnother() {
    request();
    tap.into(body);

    assertLanded(pass(piece(1, 2)), 0, 2);
    assertLanded(pass(piece(3, 4, 5)), 2, 3);
    HttpContent last = pass(new DefaultLastHttpContent(bytes(6)));
    assertLanded(last, 5, 1);
    assertThat(last).isInstanceOf(LastHttpContent.class);
    assertThat(body).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void whatWasPassedBeforeKeepsItsPlace() {
    request();
    HttpContent early = pass(piece(1, 2));
    tap.into(body);
    HttpContent late = pass(piece(3, 4));

    assertThat(early.content().hasArray() && early.content().array() == body).isFalse();
    assertLanded(late, 2, 2);
    assertThat(body).containsExactly(0, 0, 3, 4, 0, 0);
  }

  @Test
  void socketBuffersAreLetGo() {
    request();
    tap.into(body);
    HttpContent piece = piece(1, 2);
    pass(piece);

    assertThat(piece.refCnt()).isZero();
  }

  @Test
  void moreThanWasAnnouncedDoesNotLand() {
    request();
    tap.into(body);
    HttpContent passed = pass(piece(1, 2, 3, 4, 5, 6, 7));

    assertThat(passed.content().readableBytes()).isEqualTo(7);
    assertThat(body).containsOnly(0);
  }

  @Test
  void aClosedTapLeavesTheArrayAlone() {
    request();
    tap.into(body);
    tap.close(body);
    pass(piece(1, 2));

    assertThat(body).containsOnly(0);
  }

  @Test
  void aBodyThatIsDoneWithDoesNotCloseTheTapOfTheNext() {
    request();
    byte[] before = new byte[6];
    tap.into(before);
    request();
    tap.into(body);
    tap.close(before);
    pass(piece(1, 2));

    assertThat(body).startsWith(1, 2);
    assertThat(before).containsOnly(0);
  }

  private void request() {
    channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/"));
    channel.readInbound();
  }

  private HttpContent pass(HttpContent content) {
    channel.writeInbound(content);
    return channel.readInbound();
  }

  private void assertLanded(HttpContent passed, int start, int length) {
    ByteBuf view = passed.content();
    assertThat(view.array()).isSameAs(body);
    assertThat(view.arrayOffset() + view.readerIndex()).isEqualTo(start);
    assertThat(view.readableBytes()).isEqualTo(length);
  }

  private static HttpContent piece(int... values) {
    return new DefaultHttpContent(bytes(values));
  }

  /** As the socket is read: pooled and direct. */
  private static ByteBuf bytes(int... values) {
    ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(values.length);
    Arrays.stream(values).forEach(buffer::writeByte);
    return buffer;
  }
}

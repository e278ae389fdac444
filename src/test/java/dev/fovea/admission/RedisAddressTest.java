package dev.fovea.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RedisAddressTest {
  @Test
  void anAddressShowsNoPassword() {
    RedisAddress address = RedisAddress.parse("redis://user:hidden@redis.internal/2");
    assertThat(address.toString()).isEqualTo("redis.internal:6379");
    assertThat(RedisAddress.parse("rediss://host:7000").toString()).isEqualTo("host:7000");
    for (String wrong : List.of("redis.internal:6379", "http://host", "redis:///2", "redis://")) {
      assertThatThrownBy(() -> RedisAddress.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}

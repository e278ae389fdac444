package dev.fovea.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BodyMemoryTest {
  private final List<String> admitted = new ArrayList<>();
  private final BodyMemory memory = new BodyMemory(100);

  @Test
  void whoComesFirstIsAdmittedFirstEvenIfALaterOneWouldFit() {
    BodyMemory.Lease first = ask("first", 80);
    ask("second", 50);
    ask("third", 10);
    assertThat(admitted).containsExactly("first");
    first.close();
    assertThat(admitted).containsExactly("first", "second", "third");
  }

  @Test
  void whatIsNotNeededIsForTheNext() {
    BodyMemory.Lease first = ask("first", 100);
    ask("second", 60);
    first.shrink(40);
    assertThat(admitted).containsExactly("first", "second");
  }

  @Test
  void whoStopsWaitingIsNotAdmittedAndHoldsNobodyBack() {
    ask("first", 60);
    BodyMemory.Lease second = ask("second", 90);
    ask("third", 40);
    second.close();
    assertThat(admitted).containsExactly("first", "third");
  }

  @Test
  void closingTwiceFreesOnce() {
    BodyMemory.Lease first = ask("first", 60);
    ask("second", 40);
    first.close();
    first.close();
    ask("third", 60);
    ask("fourth", 1);
    assertThat(admitted).containsExactly("first", "second", "third");
  }

  @Test
  void aBodyLargerThanAllThereIsWaitsForAllThereIs() {
    BodyMemory.Lease small = ask("small", 1);
    ask("huge", 1_000_000);
    assertThat(admitted).containsExactly("small");
    small.close();
    assertThat(admitted).containsExactly("small", "huge");
  }

  @Test
  void neverIsMoreHeldThanThereIs() {
    var random = new Random(5);
    long[] held = new long[1];
    List<Runnable> ends = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      if (random.nextBoolean() || ends.isEmpty()) {
        long bytes = random.nextLong(1, 101);
        boolean[] in = new boolean[1];
        BodyMemory.Lease lease =
            memory.ask(
                bytes,
                () -> {
                  in[0] = true;
                  held[0] += bytes;
                });
        ends.add(() -> {
          held[0] -= in[0] ? bytes : 0;
          lease.close();
        });
      } else {
        ends.remove(random.nextInt(ends.size())).run();
      }
      assertThat(held[0]).isBetween(0L, 100L);
    }
    ends.forEach(Runnable::run);
    admitted.clear();
    ask("all", 100);
    assertThat(admitted).containsExactly("all");
  }

  private BodyMemory.Lease ask(String name, long bytes) {
    return memory.ask(bytes, () -> admitted.add(name));
  }
}

package dev.fovea.telemetry;

import dev.fovea.config.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes lines from a thread of its own, many at a time, so that no request waits for the log. When
 * lines come faster than they can be written, the newest are dropped and counted. Safe for use by
 * many threads.
 */
public final class Log implements AutoCloseable {
  private static final int WAITING_MAX = 8192;
  private static final int BATCH = 512;

  private static final long PAUSE_MILLIS = 200;

  /** A line is rarely alone: those that follow it soon share its write. */
  private static final long GATHER_NANOS = 10_000_000;

  private final LogFormat format;
  private final OutputStream out;
  private final BlockingQueue<LogLine> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final AtomicLong dropped = new AtomicLong();
  private final Thread writer;
  private volatile boolean open = true;

  public Log(Settings settings, OutputStream out) {
    this.format = settings.get(TelemetrySettings.FORMAT);
    this.out = out;
    this.writer = Thread.ofPlatform().name("log").daemon().start(this::writeAll);
  }

  /**
   * Adds a line; never waits.
   *
   * @param level as in {@code INFO}
   * @param fields texts and numbers, in order
   */
  public void add(String level, String message, Map<String, Object> fields) {
    if (!waiting.offer(new LogLine(Instant.now(), level, message, fields))) {
      dropped.incrementAndGet();
    }
  }

  /** Writes what is waiting and ends. */
  @Override
  public void close() {
    open = false;
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeAll() {
    List<LogLine> batch = new ArrayList<>(BATCH);
    try {
      while (open || !waiting.isEmpty()) {
        LogLine first = waiting.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          LockSupport.parkNanos(GATHER_NANOS);
          batch.add(first);
          waiting.drainTo(batch, BATCH - 1);
          write(batch);
          batch.clear();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** No line may end the thread that writes them all. */
  private byte[] bytes(LogLine line) {
    try {
      return line.bytes(format);
    } catch (RuntimeException unwritable) {
      return new LogLine(line.at(), line.level(), "a line that cannot be written", Map.of())
          .bytes(format);
    }
  }

  private void write(List<LogLine> batch) {
    var bytes = new ByteArrayOutputStream(batch.size() * LogLine.BYTES_USUAL);
    batch.forEach(line -> bytes.writeBytes(bytes(line)));
    long lost = dropped.getAndSet(0);
    if (lost > 0) {
      var note = new LogLine(Instant.now(), "WARNING", "log lines dropped", Map.of("count", lost));
      bytes.writeBytes(note.bytes(format));
    }
    try {
      bytes.writeTo(out);
      out.flush();
    } catch (IOException nobodyReads) {
      dropped.addAndGet(batch.size());
    }
  }
}

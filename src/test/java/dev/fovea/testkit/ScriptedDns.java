package dev.fovea.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * A DNS server on loopback that answers by script, each answer for zero seconds, and knows what it
 * was asked. Whatever has no script does not exist.
 */
public final class ScriptedDns implements AutoCloseable {
  private static final int A = 1;
  private static final int CNAME = 5;
  private static final int AAAA = 28;
  private static final int PACKET = 4096;
  private static final short POINTER_TO_QUESTION = (short) 0xC00C;

  private final DatagramSocket socket;
  private final Map<String, List<Script>> scripts = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile List<Script> rest = List.of();

  private record Script(List<InetAddress> addresses, Optional<String> alias, boolean silent) {}

  private ScriptedDns(DatagramSocket socket) {
    this.socket = socket;
  }

  public static ScriptedDns start() {
    try {
      var dns =
          new ScriptedDns(
              new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
      Thread.ofVirtual().name("dns").start(dns::serve);
      return dns;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the setting wants it. */
  public String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /** Answers with these addresses, of either version. */
  public ScriptedDns answers(String name, String... addresses) {
    return script(name, found(addresses));
  }

  /** Answers so the next time, and after that as it is told by the next call. */
  public ScriptedDns thenAnswers(String name, String... addresses) {
    return then(name, found(addresses));
  }

  /** Answers so for every name that has no script. */
  public ScriptedDns otherwise(String... addresses) {
    rest = List.of(found(addresses));
    return this;
  }

  /** Says that the name is another one's, and nothing more. */
  public ScriptedDns alias(String name, String other) {
    return script(name, new Script(List.of(), Optional.of(other), false));
  }

  /** Never answers. */
  public ScriptedDns silent(String name) {
    return script(name, new Script(List.of(), Optional.empty(), true));
  }

  /** How often the addresses of version 4 of a name were asked for. */
  public long asked(String name) {
    return asked.stream().filter(name::equals).count();
  }

  /** Every name whose addresses were asked for. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  private ScriptedDns script(String name, Script script) {
    scripts.remove(name);
    return then(name, script);
  }

  private ScriptedDns then(String name, Script script) {
    scripts.computeIfAbsent(name, _ -> new CopyOnWriteArrayList<>()).add(script);
    return this;
  }

  private static Script found(String... addresses) {
    return new Script(
        Stream.of(addresses).map(InetAddress::ofLiteral).toList(), Optional.empty(), false);
  }

  private void serve() {
    byte[] space = new byte[PACKET];
    while (!socket.isClosed()) {
      try {
        var question = new DatagramPacket(space, space.length);
        socket.receive(question);
        Optional<byte[]> answer = answer(Arrays.copyOf(space, question.getLength()));
        if (answer.isPresent()) {
          byte[] bytes = answer.get();
          socket.send(new DatagramPacket(bytes, bytes.length, question.getSocketAddress()));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private Optional<byte[]> answer(byte[] question) {
    String name = name(question);
    int end = 12 + name.length() + 2;
    int type = ByteBuffer.wrap(question).getShort(end);
    if (type == A) {
      asked.add(name);
    }
    List<Script> known = scripts.getOrDefault(name, rest);
    // Both types belong to one look-up; version 4 counts which.
    int turn = (int) Math.max(0, Math.min(asked(name), known.size()) - 1);
    Optional<Script> script = known.isEmpty() ? Optional.empty() : Optional.of(known.get(turn));
    if (script.map(Script::silent).orElse(false)) {
      return Optional.empty();
    }
    return Optional.of(write(question, end + 4, type, script));
  }

  private static byte[] write(byte[] question, int end, int type, Optional<Script> script) {
    List<byte[]> records = script.map(known -> records(known, type)).orElse(List.of());
    int length = records.stream().mapToInt(record -> record.length).sum();
    ByteBuffer answer = ByteBuffer.allocate(end + length);
    answer.put(question, 0, 2);
    answer.putShort((short) (script.isPresent() ? 0x8180 : 0x8183)); // no error, or no such name
    answer.putShort((short) 1).putShort((short) records.size()).putInt(0);
    answer.put(question, 12, end - 12);
    records.forEach(answer::put);
    return answer.array();
  }

  private static List<byte[]> records(Script script, int type) {
    if (script.alias.isPresent()) {
      return List.of(record(CNAME, labels(script.alias.get())));
    }
    int bytes = type == AAAA ? 16 : 4;
    return script.addresses.stream()
        .map(InetAddress::getAddress)
        .filter(address -> address.length == bytes)
        .map(address -> record(type, address))
        .toList();
  }

  private static byte[] record(int type, byte[] data) {
    return ByteBuffer.allocate(12 + data.length)
        .putShort(POINTER_TO_QUESTION)
        .putShort((short) type)
        .putShort((short) 1)
        .putInt(0)
        .putShort((short) data.length)
        .put(data)
        .array();
  }

  private static byte[] labels(String name) {
    ByteBuffer labels = ByteBuffer.allocate(name.length() + 2);
    for (String label : name.split("\\.", -1)) {
      labels.put((byte) label.length()).put(label.getBytes(US_ASCII));
    }
    return labels.put((byte) 0).array();
  }

  private static String name(byte[] question) {
    var name = new StringBuilder();
    for (int at = 12; question[at] != 0; at += question[at] + 1) {
      name.append(name.isEmpty() ? "" : ".")
          .append(new String(question, at + 1, question[at], US_ASCII));
    }
    return name.toString().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    socket.close();
  }
}

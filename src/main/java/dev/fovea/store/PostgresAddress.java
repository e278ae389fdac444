package dev.fovea.store;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address as PostgreSQL's own programs take it: {@code
 * postgresql://user:password@host:port/database?sslmode=require}. Several hosts stand with commas
 * between them; a JDBC URL of the same form is taken, too. What follows the question mark goes to
 * the driver, under its own names or these of PostgreSQL.
 *
 * @param hosts with their ports, if any
 * @param database its name; empty for that of the user
 * @param properties what the driver is told: user, password and the rest
 */
record PostgresAddress(String hosts, String database, Map<String, String> properties) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
              + "(?<hosts>[^/?@]*)(?:/(?<database>[^?]*))?(?:\\?(?<parameters>.*))?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern SCHEME =
      Pattern.compile("(?:jdbc:)?postgres(?:ql)?:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Map<String, String> DRIVERS_NAMES =
      Map.of(
          "application_name", "ApplicationName",
          "connect_timeout", "connectTimeout",
          "target_session_attrs", "targetServerType");

  private static final Map<String, String> DRIVERS_VALUES =
      Map.of("read-write", "primary", "read-only", "secondary");

  /** Whether a text looks like one, well-formed or not. */
  static boolean matches(String text) {
    return SCHEME.matcher(text).matches();
  }

  /**
   * @throws StoreException without the text, which may hold a password
   */
  static PostgresAddress parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw malformed();
    }
    try {
      Map<String, String> properties = parameters(Optional.ofNullable(parts.group("parameters")));
      part(parts, "user").ifPresent(user -> properties.put("user", user));
      part(parts, "password").ifPresent(password -> properties.put("password", password));
      String hosts = part(parts, "hosts").orElse("localhost");
      return new PostgresAddress(
          hosts.toLowerCase(Locale.ROOT), part(parts, "database").orElse(""), properties);
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static Optional<String> part(Matcher parts, String name) {
    return Optional.ofNullable(parts.group(name))
        .filter(text -> !text.isEmpty())
        .map(PostgresAddress::decoded);
  }

  private static Map<String, String> parameters(Optional<String> text) {
    Map<String, String> parameters = new TreeMap<>();
    for (String each : text.filter(all -> !all.isEmpty()).orElse("").split("&", -1)) {
      int equals = each.indexOf('=');
      if (equals > 0) {
        String name = decoded(each.substring(0, equals));
        String value = decoded(each.substring(equals + 1));
        boolean translated = DRIVERS_NAMES.containsKey(name);
        parameters.put(
            DRIVERS_NAMES.getOrDefault(name, name),
            translated ? DRIVERS_VALUES.getOrDefault(value, value) : value);
      }
    }
    return parameters;
  }

  /** A plus sign stands for itself, as in a password. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static StoreException malformed() {
    return new StoreException(
        "The setting 'database' is no address of PostgreSQL. It looks like"
            + " postgresql://user:password@host:5432/database; characters of the password that"
            + " mean something in a URL are written as in %40.");
  }

  /** For the driver; nothing in it is secret. */
  String url() {
    return "jdbc:postgresql://"
        + hosts
        + "/"
        + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** For people. */
  String shown() {
    return "postgresql://" + hosts + "/" + database;
  }

  @Override
  public String toString() {
    return shown();
  }
}

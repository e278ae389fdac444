package dev.fovea.account;

import dev.fovea.vision.MediaPolicy;
import dev.fovea.vision.MediaPolicy.Downscale;
import dev.fovea.vision.MediaPolicy.Fetch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The columns of a key that hold wishes; null where there is none. */
final class PolicyColumns {
  static final String NAMES = "media_downscale, media_long_side, media_fetch, media_report";

  /** A null that is selected needs a type in some databases. */
  static final String PLACES =
      "cast(? as text), cast(? as integer), cast(? as text), cast(? as integer)";

  private PolicyColumns() {}

  static MediaPolicy read(ResultSet row) throws SQLException {
    Optional<Integer> longSide = number(row, "media_long_side");
    return new MediaPolicy(
        Optional.ofNullable(row.getString("media_downscale")).flatMap(Downscale::of),
        longSide.map(OptionalInt::of).orElse(OptionalInt.empty()),
        Optional.ofNullable(row.getString("media_fetch")).flatMap(Fetch::of),
        number(row, "media_report").map(flag -> flag != 0));
  }

  /** The values for {@link #PLACES}. */
  static List<@Nullable Object> values(MediaPolicy policy) {
    return Arrays.asList(
        policy.downscale().map(Downscale::word).orElse(null),
        policy.longSide().isPresent() ? policy.longSide().getAsInt() : null,
        policy.fetch().map(Fetch::word).orElse(null),
        policy.report().map(report -> report ? 1 : 0).orElse(null));
  }

  private static Optional<Integer> number(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? Optional.empty() : Optional.of(number);
  }
}

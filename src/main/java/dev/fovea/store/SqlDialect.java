package dev.fovea.store;

/** In what the SQL of the databases differs; all else is the same. */
public enum SqlDialect {
  /** One writer at a time: whoever has begun to write has locked everything. */
  SQLITE,

  POSTGRESQL;

  /** The end of a select whose rows nobody else may change until the transaction ends. */
  public String forUpdate() {
    return this == POSTGRESQL ? " for update" : "";
  }
}

/**
 * The database: where it lies, its migrations, its connections.
 *
 * <p>SQLite in the data folder, or PostgreSQL for servers that share it. The SQL of all rooms keeps
 * to what both have (text, bigint, standard joins, {@code insert … select … where not exists},
 * {@code on conflict}); what differs is in {@link dev.fovea.store.BulkInsert} and {@link
 * dev.fovea.store.ByIds}.
 */
@NullMarked
package dev.fovea.store;

import org.jspecify.annotations.NullMarked;

/**
 * The database: where it lies, its migrations, its connections.
 *
 * <p>SQLite in the data folder. The SQL of all rooms keeps to what SQLite and PostgreSQL share
 * (text, bigint, standard joins, {@code insert … select … where not exists}), so that PostgreSQL is
 * another URL and a driver on the class path; today no driver for it is brought along.
 */
@NullMarked
package dev.fovea.store;

import org.jspecify.annotations.NullMarked;

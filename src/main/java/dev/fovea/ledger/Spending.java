package dev.fovea.ledger;

/**
 * What a key with a budget spends in one month.
 *
 * @param month by UTC, as in {@code 2026-11}
 */
record Spending(String keyId, String month) {}

# Turns what was noted into tables of medians and ratios.

END {
  updates = median("pgbench", "postgres")
  print "| hold and post, durable, pairs/s | one account | " number(many) " accounts | must reach | aim | reached |"
  print "|---|---|---|---|---|---|"
  pairs("SQLite", "sqlite", 1, 10000, 30000, "10,000", "30,000")
  pairs("PostgreSQL", "postgres", updates, 3, 3, "3 × pgbench", "–")
  printf "| pgbench: updates/s of one row | %s | – | – | – | – |\n", number(updates)
  print ""
  print "| small requests | model without price | default account | prepaid account | prepaid/default | must reach | aim | reached |"
  print "|---|---|---|---|---|---|---|---|"
  crowd()
  alone()
}

function pairs(title, store, unit, must, aim, must_shown, aim_shown,    one, other) {
  one = median("pairs-1", store)
  other = median("pairs-" many, store)
  printf "| %s | %s | %s | %s | %s | %s |\n", title, number(one), number(other), must_shown, aim_shown,
    reached((one < other ? one : other) / unit, must, aim, aim_shown)
}

# Where there is no aim, there is none to reach.
function reached(value, must, aim, aim_shown) {
  return aim_shown == "–" && value >= must ? "must" : verdict(value, must, aim)
}

function crowd(    ratio) {
  ratio = median("crowd", "prepaid") / median("crowd", "default")
  printf "| 64 connections, requests/s | %s | %s | %s | %.2f | 0.70 | 0.90 | %s |\n",
    number(median("crowd", "free")), number(median("crowd", "default")),
    number(median("crowd", "prepaid")), ratio, verdict(ratio, 0.7, 0.9)
}

function alone(    unlimited, prepaid) {
  unlimited = median("alone-latency", "default")
  prepaid = median("alone-latency", "prepaid")
  printf "| 1 connection, median latency, µs | %d | %d | %d | %.2f | 3,000 added | – | %s |\n",
    median("alone-latency", "free"), unlimited, prepaid, prepaid / unlimited,
    reached(unlimited - prepaid, -3000, -3000, "–")
}

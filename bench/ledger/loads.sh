# Who is driven, and how it is counted: the ledger alone on each database, pgbench, requests.

callers=256
many=1000

compile_loads() {
  "${java%java}javac" -d "$run/classes" -cp "$app/fovea.jar$separator$app/lib/*" bench/ledger/*.java \
    >"$run/java.log" 2>&1 || die "The loads do not compile; see $run/java.log."
}

run_java() {
  "$java" "${flags[@]}" -cp "$run/classes$separator$app/fovea.jar$separator$app/lib/*" "$@" 2>>"$run/java.log"
}

# All in turn, warm, so that what else the machine does meets all of them.
measure_ledgers() {
  local database=postgresql://fovea@127.0.0.1:$postgres_port/fovea accounts
  for _ in $(seq "$rounds"); do
    for accounts in 1 "$many"; do
      measure_pairs sqlite "$accounts"
      measure_pairs postgres "$accounts" "$database"
    done
    measure_pgbench
  done
}

# An optional third argument is the address of a database to use instead of a file.
measure_pairs() {
  local store=$1 accounts=$2 rate
  say "Measuring: $store, accounts: $accounts"
  rate=$(run_java Pairs "$run/books-$store" "$accounts" "$callers" "$warm_seconds" "$round_seconds" ${3+"$3"}) ||
    die "The ledger fails on $store; see $run/java.log."
  note "pairs-$accounts" "$store" "$rate"
}

# Updates of one row: each waits for the lock of the one before it, and that for the disk.
measure_pgbench() {
  local rate
  say "Measuring: pgbench"
  rate=$("$postgres_bin/pgbench" "${postgres[@]}" -n -f "$run/one.sql" -c 16 -j 2 -M prepared \
    -T "$round_seconds" postgres 2>"$run/pgbench.log" | sed -n 's/^tps = \([0-9.]*\).*/\1/p')
  [ -n "$rate" ] || die "pgbench gives no result; see $run/pgbench.log."
  note pgbench postgres "$rate"
}

draw_questions() {
  local url='https://pictures.example/receipt.jpg'
  question free "$url" >"$run/questions/free"
  question priced "$url" >"$run/questions/priced"
}

# Instead of the relay's. payer-load: which question, how many connections.
describe() {
  answer=plain
  case $1 in
    free-*) question=free ;;
    *) question=priced ;;
  esac
  case $1 in
    *-crowd) connections=64 ;;
    *-alone) connections=1 ;;
  esac
}

# Requests a second and the median latency in microseconds, by who pays.
measure_relay() {
  local load=$1 payer payers=(free default prepaid) warm=$warm_seconds
  say "Measuring: requests, $load"
  # The first load is what the JVM learns the whole way from.
  [ "$load" != crowd ] || warm=$((warm_seconds * 3))
  for payer in "${payers[@]}"; do
    pay_as "$payer" "$load" "$warm"
  done
  for _ in $(seq "$rounds"); do
    for payer in "${payers[@]}"; do
      pay_as "$payer" "$load" "$round_seconds"
      note "$load" "$payer" "$(awk "BEGIN { printf \"%.1f\", $requests * 1000000 / $micros }")"
      note "$load-latency" "$payer" "$latency"
    done
  done
}

pay_as() {
  if [ "$1" = prepaid ]; then
    key=$prepaid_key drive fovea "$1-$2" "$3"
  else
    drive fovea "$1-$2" "$3"
  fi
}

# The tables of a run, and the machine that it was made on.

report() {
  hardware
  echo "$("$java" -version 2>&1 | sed -n '2s/^\(.*\) Runtime Environment \([^ (]*\).*/\1 \2/p'), PostgreSQL $("$postgres_bin/postgres" -V | sed 's/^[^0-9]*\([0-9.]*\).*/\1/'), $(nginx -v 2>&1 | sed 's/.*: //'). Everything shares the cores and the"
  echo "disk; the machine's load before the run was $load_before, which is to be under 0.5 for numbers to quote."
  echo
  awk -v many="$many" -f bench/shared.awk -f bench/ledger/table.awk "$run/results"
  echo
  echo "Medians of $rounds rounds of $round_seconds s each, all in turn, each warm. Pairs are those of $callers callers at once; pgbench has 16"
  echo "connections. The lower of the two numbers of a database is what has to reach."
}

# The table of a run, and the machine that it was made on.

report() {
  machine
  echo
  awk -f bench/shared.awk -f bench/relay/table.awk "$run/results"
  echo
  echo "Requests a second are medians of $rounds rounds of $round_seconds s each, the servers in turn, each warm; an event is one of"
  echo "the $events of an answer. Latency is the median at one connection, less the upstream's own ($(value latency direct) µs). Memory is"
  echo "that of fresh processes, nginx' workers included. The start is \`./run serve\` until \`/readyz\` answers, the"
  echo "median of $starts."
}

machine() {
  hardware
  echo "$("$java" -version 2>&1 | sed -n '2s/^\(.*\) Runtime Environment \([^ (]*\).*/\1 \2/p'), $(nginx -v 2>&1 | sed 's/.*: //'), wrk $(wrk -v 2>&1 | sed -n '1s/^wrk \(.*\) \[.*/\1/p'). Client, servers and upstream share"
  echo "the cores; the machine's load before the run was $load_before, which is to be under 0.5 for numbers to quote."
}

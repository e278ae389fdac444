# The table of a run, and the machine that it was made on.

report() {
  machine
  echo
  awk -f bench/relay/table.awk "$run/results"
  echo
  echo "Requests a second are medians of $rounds rounds of $round_seconds s each, the servers in turn, each warm; an event is one of"
  echo "the $events of an answer. Latency is the median at one connection, less the upstream's own ($(value latency direct) µs). Memory is"
  echo "that of fresh processes, nginx' workers included. The start is \`./run serve\` until \`/readyz\` answers, the"
  echo "median of $starts."
}

value() { awk -v load="$1" -v server="$2" '$1 == load && $2 == server { print $3 }' "$run/results" | median; }

machine() {
  local model cores memory jdk commit
  model=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)
  cores=$(getconf _NPROCESSORS_ONLN)
  memory=$(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)
  jdk=$("$java" -version 2>&1 | sed -n '2s/^\(.*\) Runtime Environment \([^ (]*\).*/\1 \2/p')
  commit=$(git rev-parse --short HEAD 2>/dev/null || echo unknown)
  echo "$(date -u +%Y-%m-%d), commit $commit: ${model:-$(uname -m)}, $cores cores, $memory GiB, Linux $(uname -r),"
  echo "$jdk, $(nginx -v 2>&1 | sed 's/.*: //'), wrk $(wrk -v 2>&1 | sed -n '1s/^wrk \(.*\) \[.*/\1/p'). Client, servers and upstream share"
  echo "the cores; the machine's load before the run was $load_before, which is to be under 0.5 for numbers to quote."
}

# Replaces what stands between the page's markers.
put_into_page() {
  local table=$1 page=$2 fresh=$run/page.md
  grep -q '^<!-- bench relay -->$' "$page" && grep -q '^<!-- /bench relay -->$' "$page" ||
    die "$page has lost its markers, <!-- bench relay --> and <!-- /bench relay -->."
  awk -v table="$table" '
    $0 == "<!-- /bench relay -->" { inside = 0 }
    !inside { print }
    $0 == "<!-- bench relay -->" {
      inside = 1
      while ((getline line < table) > 0) print line
    }' "$page" >"$fresh"
  cp "$fresh" "$page"
}

# What every run stands on: its options, a folder that ends with it, clocks, the machine, the page of results.

# What stands behind the name of a story. Its rounds are set before; be_quick makes them short.
read_options() {
  local option
  write=no
  for option in "$@"; do
    case $option in
      --quick) be_quick ;;
      --write) write=yes ;;
      -h | --help)
        usage
        exit 0
        ;;
      *)
        usage >&2
        exit 2
        ;;
    esac
  done
}

begin_run() {
  run=$(mktemp -d "${TMPDIR:-/tmp}/fovea-bench.XXXXXX")
  chmod 755 "$run" # started by root, nginx reads its files as somebody else
  pids=()
  trap end_run EXIT
  trap 'exit 130' INT TERM
  # A setting in the caller's environment would be measured, too.
  unset ${!FOVEA_@}
  load_before=$(cut -d ' ' -f 1 /proc/loadavg)
}

end_run() {
  local code=$? pid
  for pid in ${pids[@]+"${pids[@]}"}; do
    kill "$pid" 2>/dev/null || true
  done
  wait 2>/dev/null || true
  if [ $code -eq 0 ]; then
    rm -rf "$run"
  else
    echo "The bench ended early; what was said is in $run." >&2
  fi
}

now_micros() { echo "${EPOCHREALTIME/[.,]/}"; }

# The middle of the numbers on standard input.
median() {
  sort -n | awk '{ value[NR] = $1 } END { print NR % 2 ? value[(NR + 1) / 2] : (value[NR / 2] + value[NR / 2 + 1]) / 2 }'
}

# The middle of what was noted for a load and whoever bore it.
value() { awk -v load="$1" -v server="$2" '$1 == load && $2 == server { print $3 }' "$run/results" | median; }

note() { echo "$*" >>"$run/results"; }

# The day, the commit and the machine, on one line.
hardware() {
  local model memory
  model=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)
  memory=$(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)
  echo "$(date -u +%Y-%m-%d), commit $(git rev-parse --short HEAD 2>/dev/null || echo unknown): ${model:-$(uname -m)}, $(getconf _NPROCESSORS_ONLN) cores, $memory GiB, Linux $(uname -r),"
}

# Prints the report of a story, and puts it into the page where that is wanted.
tell() {
  report >"$run/report.md"
  cat "$run/report.md"
  if [ "$write" = yes ]; then
    put_into_page "$run/report.md" docs/operating/performance.md "$1"
  fi
}

# Replaces what stands between a page's markers of that name.
put_into_page() {
  local table=$1 page=$2 name=$3 fresh=$run/page.md
  grep -q "^<!-- bench $name -->$" "$page" && grep -q "^<!-- /bench $name -->$" "$page" ||
    die "$page has lost its markers, <!-- bench $name --> and <!-- /bench $name -->."
  awk -v table="$table" -v name="$name" '
    $0 == "<!-- /bench " name " -->" { inside = 0 }
    !inside { print }
    $0 == "<!-- bench " name " -->" {
      inside = 1
      while ((getline line < table) > 0) print line
    }' "$page" >"$fresh"
  cp "$fresh" "$page"
}

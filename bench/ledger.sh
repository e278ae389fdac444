# ./run bench ledger: the story of one run. Sourced by bin/bench, in the root of the repository.

rounds=3
warm_seconds=5
round_seconds=4
write=no
for option in "$@"; do
  case $option in
    --quick) rounds=1 warm_seconds=3 round_seconds=3 ;;
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

# The upstream, Fovea and how they are driven are those of the relay's bench, with a price.
source bench/shared.sh
source bench/relay/tools.sh
source bench/relay/servers.sh
source bench/relay/loads.sh
source bench/ledger/tools.sh
source bench/ledger/servers.sh
source bench/ledger/loads.sh
source bench/ledger/report.sh

require_tools
build_if_stale
begin_run
require_disk
compile_loads

start_postgres
measure_ledgers
stop "$postgres_pid"

draw_payloads
draw_questions
start_upstream
open_account
start_fovea
measure_relay crowd
measure_relay alone
stop "$fovea_pid"
check_charges

report >"$run/report.md"
cat "$run/report.md"
if [ "$write" = yes ]; then
  put_into_page "$run/report.md" docs/operating/performance.md ledger
fi

# ./run bench ledger: the story of one run. Sourced by bin/bench, in the root of the repository.
source bench/shared.sh

rounds=3
warm_seconds=5
round_seconds=4
be_quick() { rounds=1 warm_seconds=3 round_seconds=3; }
read_options "$@"

# The upstream, Fovea and how they are driven are those of the relay's bench, with a price.
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

tell ledger

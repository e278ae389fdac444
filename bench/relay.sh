# ./run bench relay: the story of one run. Sourced by bin/bench, in the root of the repository.
source bench/shared.sh

rounds=3
warm_seconds=4
warm_windows=24
round_seconds=4
starts=5
be_quick() { warm_windows=3 round_seconds=2 starts=3; }
read_options "$@"

source bench/relay/tools.sh
source bench/relay/servers.sh
source bench/relay/loads.sh
source bench/relay/report.sh

require_tools
build_if_stale
begin_run
maven -q -f bench/pom.xml compile >"$run/bare.build" 2>&1 || die "The bare relay does not build; see $run/bare.build."

draw_payloads
start_upstream
start_nginx
start_bare
measure_starts
start_fovea

measure_memory
check_answers
for load in small medium large events latency; do
  measure "$load"
done

tell relay

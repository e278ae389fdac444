# ./run bench media: the story of one run. Sourced by bin/bench, in the root of the repository.
source bench/shared.sh

rounds=3
warm_seconds=8
round_seconds=4
be_quick() { rounds=1 warm_seconds=3 round_seconds=2; }
read_options "$@"

source bench/media/tools.sh
source bench/media/loads.sh
source bench/media/report.sh

require_tools
build_if_stale
begin_run
draw_pictures
for picture in photo screen large small; do
  measure "$picture"
done

tell media

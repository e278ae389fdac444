# ./run bench media: the story of one run. Sourced by bin/bench, in the root of the repository.

rounds=3
warm_seconds=8
round_seconds=4
write=no
for option in "$@"; do
  case $option in
    --quick) rounds=1 warm_seconds=3 round_seconds=2 ;;
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

source bench/shared.sh
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

report >"$run/report.md"
cat "$run/report.md"
if [ "$write" = yes ]; then
  put_into_page "$run/report.md" docs/operating/performance.md media
fi

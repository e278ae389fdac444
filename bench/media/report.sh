# The table of a run, and the machine that it was made on.

report() {
  hardware
  echo "$("$java" -version 2>&1 | sed -n '2s/^\(.*\) Runtime Environment \([^ (]*\).*/\1 \2/p'), sharp $(sharp_version), $(vips --version | sed 's/-.*//'). The machine's load before the run was $load_before,"
  echo "which is to be under 0.5 for numbers to quote."
  echo
  awk -f bench/shared.awk -f bench/media/table.awk "$run/results"
  echo
  echo "Medians of $rounds rounds of $round_seconds s each, the tools in turn, each warm and on one and the same core; photographs as"
  echo "JPEG of quality 90, the screenshot as PNG. Fovea's is a worker with the default settings, the way to it and"
  echo "back counted; its memory is the worker's. sharp has no HEVC. vipsthumbnail is one process for all pictures of a round."
}

sharp_version() {
  sed -n 's/^ *"version": "\(.*\)",/\1/p' target/bench/node_modules/sharp/package.json
}

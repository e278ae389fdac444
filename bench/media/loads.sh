# The pictures that are measured, and who makes them: Fovea's worker, sharp, vipsthumbnail.

# Drawn once, kept in target/bench: to write the HEIC takes a minute.
draw_pictures() {
  pictures=$root/target/bench/pictures
  [ ! -f "$pictures/.drawn" ] || return 0
  say "Drawing the pictures"
  mkdir -p "$pictures"
  "$java" -Djava.awt.headless=true bench/media/Draw.java "$pictures" >"$run/draw.log" 2>&1 ||
    die "The pictures cannot be drawn; see $run/draw.log."
  vips copy "$pictures/large.png" "$pictures/large.heic[Q=50]" >>"$run/draw.log" 2>&1 ||
    die "vips writes no HEIC here; see $run/draw.log."
  vips copy "$pictures/small.png" "$pictures/small.webp[Q=80]" >>"$run/draw.log" 2>&1 ||
    die "vips writes no WebP here; see $run/draw.log."
  touch "$pictures/.drawn"
}

# Sets the file of a picture, its format, the size that Fovea is asked for, and what is written.
describe() {
  case $1 in
    photo) file=photo.jpg format=jpeg size=1568x1176 written=jpeg ;;
    screen) file=screen.png format=png size=1568x882 written=png ;;
    large) file=large.heic format=heic size=1568x1045 written=jpeg ;;
    small) file=small.webp format=webp size=1152x896 written=jpeg ;;
  esac
}

# On one processor, the last: the first has the machine's own work.
pinned() { taskset -c "$(($(getconf _NPROCESSORS_ONLN) - 1))" "$@"; }

run_fovea() {
  pinned "$java" "${flags[@]}" -cp "$app/fovea.jar:$app/lib/*" bench/media/Fovea.java \
    "$pictures/$file" "$format" "$size" "$warm_seconds" "$round_seconds" 2>>"$run/fovea.log"
}

run_sharp() {
  NODE_PATH=$root/target/bench/node_modules pinned node bench/media/sharp.cjs \
    "$pictures/$file" "$written" 1568 1 "$round_seconds" 2>>"$run/sharp.log"
}

# A program that ends has no rate: it makes as many copies as take about a round, and the time that
# it takes to start is less than a hundredth of it.
run_vips() {
  local suffix=.jpg[Q=90] count copies=() began ended memory
  [ "$written" != png ] || suffix=.png
  began=$(now_micros)
  vips_makes "$suffix" 1 >/dev/null || return 1
  count=$((round_seconds * 1000000 / ($(now_micros) - began) + 1))
  began=$(now_micros)
  memory=$(vips_makes "$suffix" "$count") || return 1
  ended=$(now_micros)
  echo "$(awk "BEGIN { printf \"%.2f\", $count * 1000000 / ($ended - $began) }") $memory"
}

# Prints the most memory that it needed, in KiB.
vips_makes() {
  local suffix=$1 count=$2 i copies=()
  for i in $(seq "$count"); do
    ln -f "$pictures/$file" "$run/$i-$file"
    copies+=("$run/$i-$file")
  done
  pinned /usr/bin/time -f %M -o "$run/vips.memory" vipsthumbnail --vips-concurrency=1 \
    --vips-cache-max=0 --size '1568x1568>' -o "%s.out$suffix" "${copies[@]}" 2>>"$run/vips.log" || return 1
  rm -f "$run"/*.out.*
  cat "$run/vips.memory"
}

# All tools in turn, so that what else the machine does meets all of them.
measure() {
  local picture=$1 tool result rate memory
  say "Measuring: $picture"
  describe "$picture"
  for _ in $(seq "$rounds"); do
    for tool in fovea sharp vips; do
      # sharp's own libraries are without HEVC.
      [ "$picture-$tool" != large-sharp ] || continue
      result=$("run_$tool") || die "$tool fails at $file; see $run."
      read -r rate memory _ <<<"$result"
      note "$picture" "$tool" "$rate"
      note "$picture-memory" "$tool" "$memory"
    done
  done
}

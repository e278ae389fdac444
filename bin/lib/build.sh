# Builds the program when it has to be; sourced by java.sh.

maven() {
  require_maven
  mvn -B -ntp "$@"
}

# A folder is newer when a file in it came or went. The tests are no part of the program.
is_stale() {
  [ ! -f "$built" ] || [ -n "$(find src/main bin/lib pom.xml -newer "$built" -print -quit)" ]
}

build_if_stale() {
  is_stale || return 0
  lock
  trap unlock EXIT
  if is_stale; then
    require_maven
    build
  fi
  trap - EXIT
  unlock
}

# What Maven says goes to a file; a person at a terminal sees its last line, a pipe sees nothing,
# and everybody sees the errors.
build() {
  local log=$root/target/build.log began
  began=$(date +%s)
  touch target/.began
  mvn -B package -Dmaven.test.skip=true >"$log" 2>&1 &
  progress $! "$log" "Building Fovea"
  if ! wait $!; then
    grep -E '^\[(ERROR|WARNING)\] (.*\.java:|Tests|Failed)|BUILD FAILURE' "$log" | head -n 40 >&2 || tail -n 20 "$log" >&2
    grep -q "Could not transfer" "$log" && die "The build needs the network once: libraries could not be fetched. Once it is" \
      "built, Fovea runs without. All of Maven's output is in target/build.log."
    die "The build failed; all of its output is in target/build.log."
  fi
  rehearse
  # As old as the beginning: what was edited meanwhile is built next time.
  touch -r target/.began "$built"
  say "Built in $(($(date +%s) - began)) s."
}

# Lets the JVM watch one short run and write down what it learned. Without it Fovea works as well
# and only starts slower, so that nothing is said when it fails.
rehearse() {
  rm -f "$cache"
  "$java" "${flags[@]}" "${with_cache[@]}" "-XX:AOTCacheOutput=$cache" -Xlog:disable -cp "$app/fovea.jar" \
    dev.fovea.Main rehearse >"$root/target/rehearsal.log" 2>&1 </dev/null &
  progress $! "$root/target/rehearsal.log" "Rehearsing the start"
  wait $! || rm -f "$cache"
}

progress() {
  local pid=$1 log=$2 what=$3 began line
  [ -t 2 ] || return 0
  began=$(date +%s)
  while kill -0 "$pid" 2>/dev/null; do
    line=$(tail -n 1 "$log" 2>/dev/null | tr -d '\r' | sed 's/^\[[A-Z]*\] *//; s#http[^ ]*/##; s/^-*$//' | cut -c 1-60)
    printf '\r\033[K%s … %d s  %s' "$what" "$(($(date +%s) - began))" "$line" >&2
    sleep 0.5
  done
  printf '\r\033[K' >&2
}

# Two tasks at once must not build into one folder. The lock of a process that died is no lock.
lock() {
  mkdir -p target
  local holder
  until (set -o noclobber && echo $$ >target/.building) 2>/dev/null; do
    holder=$(cat target/.building 2>/dev/null || true)
    if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
      rm -f target/.building
    else
      sleep 0.2
    fi
  done
}

unlock() { rm -f "$root/target/.building"; }

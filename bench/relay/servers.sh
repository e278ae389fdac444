# The four servers of a run: the upstream, nginx before it, the bare relay before it, Fovea before it.

key=sk-bench-0123456789abcdef

start_upstream() {
  upstream_port=$(free_port)
  start_by_nginx upstream "$upstream_port"
  upstream_pid=$!
  pids+=("$upstream_pid")
  await "$upstream_pid" "$upstream_port" /ready
}

start_nginx() {
  nginx_port=$(free_port)
  start_by_nginx proxy "$nginx_port"
  nginx_pid=$!
  pids+=("$nginx_pid")
  await "$nginx_pid" "$nginx_port" /ready
}

start_by_nginx() {
  local name=$1 port=$2 folder=$run/$1
  mkdir -p "$folder"
  sed "s#@port@#$port#; s#@upstream@#$upstream_port#; s#@answers@#$run/answers#" \
    "bench/relay/$name.conf" >"$folder/nginx.conf"
  nginx -p "$folder" -c "$folder/nginx.conf" -e "$folder/error.log" >/dev/null 2>&1 &
}

start_bare() {
  bare_port=$(free_port)
  "$java" "${flags[@]}" -cp "bench/target/classes$separator$app/lib/*" dev.fovea.bench.BareRelay \
    "$bare_port" "$upstream_port" >"$run/bare.log" 2>&1 &
  bare_pid=$!
  pids+=("$bare_pid")
  await "$bare_pid" "$bare_port" /ready
}

# As a person starts it, with keys, the catalogue and a log.
start_fovea() {
  [ -f "$run/fovea.yaml" ] || write_settings
  FOVEA_BOOTSTRAP_KEY=$key FOVEA_LOG_FORMAT=json bash bin/serve \
    --port "$fovea_port" --data "$run/data" --config "$run/fovea.yaml" \
    >"$run/fovea.out" 2>"$run/fovea.log" &
  fovea_pid=$!
  pids+=("$fovea_pid")
  await "$fovea_pid" "$fovea_port" /readyz
}

# One provider for each of the upstream's answers, one model for each provider.
write_settings() {
  fovea_port=$(free_port)
  local answer
  {
    echo "engines: {discover: false}"
    echo "media: {fetch: pass-through}"
    echo "providers:"
    for answer in plain body events; do
      echo "  $answer: {dialect: openai, base_url: 'http://127.0.0.1:$upstream_port/$answer/v1', api_key: sk-upstream}"
    done
    echo "models:"
    for answer in plain body events; do
      echo "  bench/$answer: {input: [text, image], targets: [{provider: $answer, model: eye}]}"
    done
  } >"$run/fovea.yaml"
}

# The first start makes the database; the ones after it are timed, from the command to ready.
measure_starts() {
  local began
  start_fovea
  stop "$fovea_pid"
  for _ in $(seq "$starts"); do
    began=$(now_micros)
    start_fovea
    note start fovea $((($(now_micros) - began) / 1000))
    stop "$fovea_pid"
  done
}

# Memory in KiB of a process and its children: what is resident, and the most that ever was.
resident() { memory VmRSS "$1"; }
resident_most() { memory VmHWM "$1"; }
memory() {
  local child children
  read -r -a children <"/proc/$2/task/$2/children" || true
  for child in "$2" ${children[@]+"${children[@]}"}; do
    sed -n "s/^$1:[^0-9]*\([0-9]*\).*/\1/p" "/proc/$child/status"
  done | awk '{ sum += $1 } END { print sum }'
}

# What the run stands on: tools, free ports, servers that end with it.

require_tools() {
  local tool missing=()
  for tool in nginx wrk; do
    command -v "$tool" >/dev/null || missing+=("$tool")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    echo "The bench needs ${missing[*]}:  sudo apt-get install -y ${missing[*]}" >&2
    exit 2
  fi
  if [ ! -r /proc/self/status ]; then
    echo "The bench reads memory from /proc: it runs on Linux." >&2
    exit 2
  fi
}

# Ends one process that this run started.
stop() {
  local pid kept=()
  kill "$1"
  wait "$1" 2>/dev/null || true
  for pid in "${pids[@]}"; do
    [ "$pid" = "$1" ] || kept+=("$pid")
  done
  pids=(${kept[@]+"${kept[@]}"})
}

# A port of loopback on which nobody listens, below those that the system gives to clients.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
}

# Succeeds when GET of a path is answered with 200.
answers() {
  local status
  {
    exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
    printf 'GET %s HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n' "$2" >&3
    read -r status <&3 || return 1
    exec 3>&-
  } 2>/dev/null
  [[ $status == *" 200 "* ]]
}

# Waits at most 30 s for a process to answer.
await() {
  local pid=$1 port=$2 path=$3 deadline=$((SECONDS + 30))
  until answers "$port" "$path"; do
    kill -0 "$pid" 2>/dev/null || die "A server ended at once; see $run."
    [ $SECONDS -lt $deadline ] || die "A server does not answer on port $port; see $run."
    sleep 0.005
  done
}

# What the servers are driven with, and how it is counted.

events=300

# The upstream's answers, and the questions: with a URL, with a data URI of 1.3 MB and of 13 MB.
draw_payloads() {
  mkdir "$run/answers" "$run/questions"
  local usage='"usage":{"prompt_tokens":812,"completion_tokens":300,"total_tokens":1112}'
  local head='"id":"chatcmpl-bench","created":1760000000,"model":"eye"'
  printf '{%s,"object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":"A receipt from a grocery store, dated 3 May, for 23.90 in total."},"finish_reason":"stop"}],%s}' \
    "$head" "$usage" >"$run/answers/chat.json"
  draw_events "$head" "$usage" >"$run/answers/chat.events"

  local url='https://pictures.example/receipt.jpg'
  question plain "$url" >"$run/questions/small"
  question body "$(picture 1000000)" >"$run/questions/medium"
  unseen <"$run/questions/medium" >"$run/questions/unseen"
  question body "$(picture 10000000)" >"$run/questions/large"
  question events "$url" true >"$run/questions/events"
}

# Events of 256 bytes each, the last with a finish and the usage.
draw_events() {
  awk -v events="$events" -v head="$1" -v usage="$2" 'BEGIN {
    for (i = 1; i <= events; i++) {
      last = i == events
      tail = last ? "{}" : "{\"content\":\"word" i " \"}"
      line = "data: {" head ",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":" \
        tail ",\"finish_reason\":" (last ? "\"stop\"}]," usage : "null}]")
      printf "%-253s}\n\n", line
    }
  }'
}

question() {
  printf '{"model":"bench/%s","stream":%s,"max_tokens":300,"messages":[{"role":"user","content":[{"type":"text","text":"What is in this picture?"},{"type":"image_url","image_url":{"url":"%s"}}]}]}' \
    "$1" "${3:-false}" "$2"
}

# The same payload in a field that nobody knows: it is carried, and no picture is looked for in it.
unseen() {
  sed 's/,{"type":"image_url","image_url":{"url":\("[^"]*"\)}}\]}\]}$/]}],"unseen":\1}/'
}

# A PNG file of so many bytes, 4096 × 3072, whole as far as anybody looks who does not decode it.
picture() {
  local noise=$(($1 - 57))
  printf 'data:image/png;base64,'
  {
    printf '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x10\0\0\0\x0c\0\x08\x02\0\0\0\0\0\0\0'
    printf "$(printf '\\x%02x\\x%02x\\x%02x\\x%02x' $((noise >> 24)) $((noise >> 16 & 255)) $((noise >> 8 & 255)) $((noise & 255)))IDAT"
    head -c "$noise" /dev/urandom
    printf '\0\0\0\0\0\0\0\0IEND\xae\x42\x60\x82'
  } | base64 -w 0
}

# load: what is asked of the upstream, which question, how many connections.
describe() {
  case $1 in
    small) answer=plain question=small connections=32 ;;
    medium) answer=body question=medium connections=8 ;;
    large) answer=body question=large connections=8 ;;
    events) answer=events question=events connections=32 ;;
    latency) answer=plain question=small connections=1 ;;
  esac
}

address() {
  case $1 in
    direct) echo "http://127.0.0.1:$upstream_port/$2/v1/chat/completions" ;;
    nginx) echo "http://127.0.0.1:$nginx_port/$2/v1/chat/completions" ;;
    bare) echo "http://127.0.0.1:$bare_port/$2/v1/chat/completions" ;;
    fovea | unseen) echo "http://127.0.0.1:$fovea_port/v1/chat/completions" ;;
  esac
}

# Sets requests, micros and latency, the median one, in microseconds.
drive() {
  local server=$1 load=$2 seconds=$3 answer question connections failed
  describe "$load"
  [ "$server" != unseen ] || question=unseen
  read -r requests micros latency failed < <(
    wrk -t 1 -c "$connections" -d "${seconds}s" --timeout 30s -s bench/relay/wrk.lua \
      "$(address "$server" "$answer")" -- "$run/questions/$question" "$key" |
      sed -n 's/^result //p'
  ) || die "wrk gave no result: $load, $server."
  [ "$failed" -eq 0 ] || die "$failed of $requests requests failed: $load, $server; see $run."
}

# A JVM compiles what is hot while it serves, on the same cores: the first load takes it the better
# part of a minute. It is warm when three windows on end were no faster than the best before them.
warm_up() {
  local server=$1 load=$2 rate best=0 flat=0
  for _ in $(seq "$warm_windows"); do
    drive "$server" "$load" "$warm_seconds"
    rate=$((requests * 1000000000 / micros))
    if [ $((rate * 100)) -gt $((best * 103)) ]; then flat=0; else flat=$((flat + 1)); fi
    if [ "$rate" -gt "$best" ]; then best=$rate; fi
    if [ "$flat" -eq 3 ]; then return; fi
  done
}

# All servers in turn, warm, so that what else the machine does meets all of them.
measure() {
  local load=$1 servers=(nginx bare fovea) server
  case $load in
    latency) servers+=(direct) ;;
    medium) servers+=(unseen) ;; # Fovea again, with nothing for the media's pipeline to do
  esac
  say "Measuring: $load"
  for server in "${servers[@]}"; do
    case $server in
      bare | fovea | unseen) warm_up "$server" "$load" ;;
      *) drive "$server" "$load" "$warm_seconds" ;;
    esac
  done
  for _ in $(seq "$rounds"); do
    for server in "${servers[@]}"; do
      drive "$server" "$load" "$round_seconds"
      case $load in
        latency) note "$load" "$server" "$latency" ;;
        events) note "$load" "$server" $((requests * events * 1000000 / micros)) ;;
        *) note "$load" "$server" "$(awk "BEGIN { printf \"%.1f\", $requests * 1000000 / $micros }")" ;;
      esac
    done
  done
}

# Of servers that have served nothing yet: after a first request, and the most with 8 × 13 MB in
# flight.
measure_memory() {
  local server pid
  say "Measuring: memory"
  for server in nginx bare fovea; do
    pid=${server}_pid
    pid=${!pid}
    ask "$(address "$server" plain)" "$run/questions/small" >/dev/null
    sleep 1
    note idle "$server" "$(resident "$pid")"
    drive "$server" large "$((round_seconds + 1))"
    note peak "$server" "$(resident_most "$pid")"
  done
}

# Every server gives the answers it should, so that nobody is quick at failing.
check_answers() {
  local server load answer question connections got
  for server in nginx bare fovea; do
    for load in small medium events; do
      describe "$load"
      got=$(ask "$(address "$server" "$answer")" "$run/questions/$question")
      case $load in
        events) [ "$(grep -c '"content":"word' <<<"$got")" -eq $((events - 1)) ] && [[ $got == *"data: [DONE]"* ]] ;;
        *) [[ $got == "HTTP/1.1 200 "*"23.90"* ]] ;;
      esac || die "$server gives a wrong answer to $load: ${got:0:400}"
    done
  done
}

# The whole answer, head included, without the sizes of its chunks: one may stand inside an event.
ask() {
  local rest=${1#http://} port path
  port=${rest%%/*} path=/${rest#*/}
  exec 3<>"/dev/tcp/127.0.0.1/${port#*:}"
  {
    printf 'POST %s HTTP/1.1\r\nHost: bench\r\nConnection: close\r\nAuthorization: Bearer %s\r\n' "$path" "$key"
    printf 'Content-Type: application/json\r\nContent-Length: %s\r\n\r\n' "$(wc -c <"$2")"
    cat "$2"
  } >&3
  tr -d '\0' <&3 | sed -e ':whole' -e 'N;$!b whole' -e 's/\r\n[0-9a-f][0-9a-f]*\r\n//g'
  exec 3>&-
}

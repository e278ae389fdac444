# Turns lines of "load server value" into a table of medians and ratios.

END {
  print "| | nginx | bare | Fovea | Fovea/bare | Fovea/nginx | must reach | aim | reached |"
  print "|---|---|---|---|---|---|---|---|---|"
  speed("small JSON, 32 connections, requests/s", "small", "bare", 0.50, 0.65)
  speed("1.3 MB data URI, 8 connections, requests/s", "medium", "bare", 0.75, 0.95)
  untouched()
  speed("13 MB data URI, 8 connections, requests/s", "large", "bare", 0.75, 0.95)
  speed("SSE of 300 chunks, 32 connections, events/s", "events", "nginx", 0.50, 1.00)
  latency()
  size("peak RSS at 8 × 13 MB in flight, MiB", "peak", 600, 350)
  size("idle RSS after the first request, MiB", "idle", 250, 120)
  start = median("start", "fovea") / 1000
  printf "| start to ready, second start, s | – | – | %.2f | – | – | 1.5 | 0.5 | %s |\n",
    start, verdict(-start, -1.5, -0.5)
}

function speed(title, load, base, must, aim,    ratio) {
  ratio = median(load, "fovea") / median(load, base)
  printf "| %s | %s | %s | %s | %.2f | %.2f | %.2f of %s | %.2f of %s | %s |\n", title,
    number(median(load, "nginx")), number(median(load, "bare")), number(median(load, "fovea")),
    median(load, "fovea") / median(load, "bare"), median(load, "fovea") / median(load, "nginx"),
    must, base, aim, base, verdict(ratio, must, aim)
}

function untouched(    ratio) {
  ratio = median("medium", "fovea") / median("medium", "unseen")
  printf "| the same, to Fovea with nothing to look at (%s) | – | – | %s | – | – | 0.90 of that | 1.00 of that, here %.2f | %s |\n",
    number(median("medium", "unseen")), number(median("medium", "fovea")), ratio, verdict(ratio, 0.90, 1.00)
}

function latency(    direct) {
  direct = median("latency", "direct")
  printf "| added latency, 1 connection, µs | %d | %d | %d | %.2f | %.2f | – | – | – |\n",
    median("latency", "nginx") - direct, median("latency", "bare") - direct,
    median("latency", "fovea") - direct,
    (median("latency", "fovea") - direct) / (median("latency", "bare") - direct),
    (median("latency", "fovea") - direct) / (median("latency", "nginx") - direct)
}

function size(title, load, must, aim,    mebibytes) {
  mebibytes = median(load, "fovea") / 1024
  printf "| %s | %d | %d | %d | %.2f | %.2f | %d | %d | %s |\n", title,
    median(load, "nginx") / 1024, median(load, "bare") / 1024, mebibytes,
    median(load, "fovea") / median(load, "bare"), median(load, "fovea") / median(load, "nginx"),
    must, aim, verdict(-mebibytes, -must, -aim)
}

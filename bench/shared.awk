# Reads lines of "load server value"; what the tables of all benches are made with.

{ count[$1, $2]++; seen[$1, $2, count[$1, $2]] = $3 + 0 }

function verdict(value, must, aim) {
  return value >= aim ? "aim" : value >= must ? "must" : "**no**"
}

function number(value) {
  return value < 1000 ? sprintf("%.1f", value) : grouped(sprintf("%d", value))
}

function grouped(digits) {
  return length(digits) <= 3 ? digits : \
    grouped(substr(digits, 1, length(digits) - 3)) "," substr(digits, length(digits) - 2)
}

function median(load, server,    n, i, j, swap, sorted) {
  n = count[load, server]
  for (i = 1; i <= n; i++) {
    sorted[i] = seen[load, server, i]
    for (j = i; j > 1 && sorted[j - 1] > sorted[j]; j--) {
      swap = sorted[j]; sorted[j] = sorted[j - 1]; sorted[j - 1] = swap
    }
  }
  return n % 2 ? sorted[(n + 1) / 2] : (sorted[n / 2] + sorted[n / 2 + 1]) / 2
}

# Turns lines of "picture tool value" into a table of medians and ratios.

END {
  print "| to a long side of 1568 px, one core | Fovea | sharp | vipsthumbnail | Fovea/sharp | Fovea/vips | must reach | aim | reached |"
  print "|---|---|---|---|---|---|---|---|---|"
  row("12 MP JPEG, pictures/s", "photo", "sharp")
  row("4K screenshot PNG, pictures/s", "screen", "")
  row("24 MP HEIC, pictures/s", "large", "vips")
  row("1 MP WebP, pictures/s", "small", "")
  memory("12 MP JPEG, peak RSS, MiB", "photo-memory")
  memory("4K screenshot PNG, peak RSS, MiB", "screen-memory")
  memory("24 MP HEIC, peak RSS, MiB", "large-memory")
  memory("1 MP WebP, peak RSS, MiB", "small-memory")
}

function row(title, picture, base,    fovea, bounds, value) {
  fovea = median(picture, "fovea")
  if (base == "") {
    bounds = "– | – | –"
  } else {
    value = fovea / median(picture, base)
    bounds = "0.60 of " base " | 1.00 of " base " | " verdict(value, 0.6, 1)
  }
  printf "| %s | %.2f | %s | %s | %s | %s | %s |\n", title, fovea, shown(picture, "sharp", 1, "%.2f"),
    shown(picture, "vips", 1, "%.2f"), ratio(picture, "sharp"), ratio(picture, "vips"), bounds
}

function memory(title, picture) {
  printf "| %s | %d | %s | %s | %s | %s | – | – | – |\n", title, median(picture, "fovea") / 1024,
    shown(picture, "sharp", 1024, "%d"), shown(picture, "vips", 1024, "%d"), ratio(picture, "sharp"),
    ratio(picture, "vips")
}

function shown(picture, tool, unit, format) {
  return (picture, tool) in count ? sprintf(format, median(picture, tool) / unit) : "–"
}

function ratio(picture, tool) {
  return (picture, tool) in count ? sprintf("%.2f", median(picture, "fovea") / median(picture, tool)) : "–"
}

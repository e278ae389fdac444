# What Fovea is measured beside.

require_tools() {
  local missing=()
  command -v vipsthumbnail >/dev/null || missing+=(libvips-tools)
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  command -v taskset >/dev/null || missing+=(util-linux)
  [ -x /usr/bin/time ] || missing+=(time)
  if [ ${#missing[@]} -gt 0 ]; then
    echo "The bench needs ${missing[*]}:  sudo apt-get install -y ${missing[*]}" >&2
    exit 2
  fi
  if [ ! -d target/bench/node_modules/sharp ]; then
    echo "The bench needs sharp:  npm install --prefix target/bench sharp" >&2
    exit 2
  fi
}

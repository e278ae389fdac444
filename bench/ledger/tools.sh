# What the run needs beside the program; instead of what the relay's bench needs.

require_tools() {
  local missing=()
  command -v nginx >/dev/null || missing+=(nginx)
  command -v wrk >/dev/null || missing+=(wrk)
  command -v setpriv >/dev/null || missing+=(util-linux)
  find_postgres || missing+=(postgresql)
  if [ ${#missing[@]} -gt 0 ]; then
    echo "The bench needs ${missing[*]}:  sudo apt-get install -y ${missing[*]}" >&2
    exit 2
  fi
}

# Sets the folder of PostgreSQL's programs, the newest of them; Debian keeps it off the path.
find_postgres() {
  local folder
  postgres_bin=""
  for folder in "$(dirname "$(command -v initdb || echo /none/initdb)")" /usr/lib/postgresql/*/bin; do
    if [ -x "$folder/initdb" ] && [ -x "$folder/pgbench" ]; then
      postgres_bin=$folder
    fi
  done
  [ -n "$postgres_bin" ]
}

# In memory, a commit costs nothing.
require_disk() {
  case $(stat -f -c %T "$run" 2>/dev/null) in
    tmpfs | ramfs) die "$run is in memory: set TMPDIR to a folder on a disk." ;;
  esac
}

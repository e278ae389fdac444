# Servers that tests drive and Maven does not have; sourced by the tasks that test.

# Installs what is absent where that is possible without a question: as root, with apt-get, within five minutes. What
# stays absent is said by the tests that need it: they are skipped, and fail with CI=true.
install_tools() {
  local missing=() program
  for program in redis-server nginx faketime; do
    command -v "$program" >/dev/null || [ -x "/usr/sbin/$program" ] || missing+=("$program")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    say "Some tests are skipped, for want of: ${missing[*]}"
    return 0
  fi
  say "Installing for the tests: ${missing[*]}"
  local log=$root/target/tools.log
  mkdir -p "$root/target"
  # Debian starts a server that it has installed; these are not to run.
  RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive timeout 300 \
    sh -c 'apt-get -qq update && apt-get -qq install -y --no-install-recommends "$@"' - "${missing[@]}" \
    >"$log" 2>&1 </dev/null || say "That did not work; target/tools.log says why."
}

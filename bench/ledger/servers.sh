# A PostgreSQL of the run's own, and a Fovea whose models have a price.

# As a user who may: PostgreSQL does not run as root. No function, so that what runs in the background
# is PostgreSQL itself.
as_postgres=(env)
if [ "$(id -u)" -eq 0 ]; then
  as_postgres=(setpriv --reuid=postgres --regid=postgres --clear-groups)
fi

# With its defaults, so that a commit waits for the disk; on loopback, for this run.
start_postgres() {
  local folder=$run/postgres
  postgres_port=$(free_port)
  mkdir "$folder"
  [ "$(id -u)" -ne 0 ] || chown postgres "$folder"
  (cd "$folder" && "${as_postgres[@]}" "$postgres_bin/initdb" -D "$folder/data" -U fovea -A trust \
    -E UTF8 --no-locale) >"$run/initdb.log" 2>&1 || die "initdb fails; see $run/initdb.log."
  start_postgres_in "$folder"
  await_postgres
  "$postgres_bin/createdb" "${postgres[@]}" fovea
  "$postgres_bin/psql" "${postgres[@]}" -q -d postgres \
    -c "create table one (id int primary key, n bigint not null); insert into one values (1, 0)"
  echo "update one set n = n + 1 where id = 1" >"$run/one.sql"
}

start_postgres_in() {
  postgres=(-h 127.0.0.1 -p "$postgres_port" -U fovea)
  "${as_postgres[@]}" "$postgres_bin/postgres" -D "$1/data" -p "$postgres_port" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= >"$run/postgres.log" 2>&1 &
  postgres_pid=$!
  pids+=("$postgres_pid")
}

await_postgres() {
  local deadline=$((SECONDS + 30))
  until "$postgres_bin/pg_isready" -q "${postgres[@]}" -d postgres; do
    kill -0 "$postgres_pid" 2>/dev/null || die "PostgreSQL ended at once; see $run/postgres.log."
    [ $SECONDS -lt $deadline ] || die "PostgreSQL does not answer; see $run/postgres.log."
    sleep 0.1
  done
}

# Instead of the relay's: one provider, a model that costs nothing, one that does.
write_settings() {
  fovea_port=$(free_port)
  cat >"$run/fovea.yaml" <<TEXT
engines: {discover: false}
media: {fetch: pass-through}
providers:
  plain: {dialect: openai, base_url: 'http://127.0.0.1:$upstream_port/plain/v1', api_key: sk-upstream}
models:
  bench/free: {input: [text, image], targets: [{provider: plain, model: eye}]}
  bench/priced: {input: [text, image], price: {input: 1.0, output: 10.0}, targets: [{provider: plain, model: eye}]}
TEXT
}

# Sets the secret of a key whose account is prepaid.
open_account() { prepaid_key=$(run_java Payer "$run/data") || die "No account with credit; see $run/java.log."; }

# Nobody is quick at forgetting to charge.
check_charges() {
  local charged
  charged=$(run_java Payer "$run/data") || die "The account cannot be read; see $run/java.log."
  [ "$charged" = charged ] || die "The prepaid account was not charged; see $run."
}

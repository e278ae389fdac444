-- Requests that carried an Idempotency-Key: who has the key, and what was answered. Key and body are SHA-256
-- hashes in lower-case hex.
create table replay (
  account_id     text    not null,
  operation      text    not null,
  key_hash       text    not null,
  request_id     text    not null,
  body_hash      text    not null,
  -- The server that is at it, and its signs of life, counted.
  owner          text    not null,
  beat           bigint  not null,
  -- RUNNING, KEPT, TOO_LARGE or LOST.
  state          text    not null,
  created_millis bigint  not null,
  -- The answer, where it is kept. SQLite takes any name for a type.
  status         integer,
  content_type   text,
  headers        text,
  body           bytea,
  whole          integer,
  primary key (account_id, operation, key_hash)
);

create index replay_running on replay (owner) where state = 'RUNNING';
create index replay_age on replay (created_millis);

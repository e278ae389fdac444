-- Whom a key belongs to. Credit and limits come with later migrations; without them an account has none.
create table account (
  id             text   not null primary key,
  created_millis bigint not null
);

insert into account (id, created_millis) values ('default', 0);

-- API keys. The secret itself is never stored: hash is its SHA-256 in lower-case hex, hint what a person
-- recognises it by.
create table api_key (
  id             text   not null primary key,
  account_id     text   not null references account (id),
  name           text   not null,
  hash           text   not null unique,
  hint           text   not null,
  created_millis bigint not null,
  revoked_millis bigint
);

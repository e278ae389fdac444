-- What grants of credit were for; the money itself moves in transfer, under the id with 'grant:' in front.
create table grant_note (
  id             text   not null primary key,
  account_id     text   not null,
  amount_nano    bigint not null,
  reason         text   not null,
  created_millis bigint not null
);

create index grant_note_account on grant_note (account_id, created_millis, id);

-- Who owns what, in nano-dollars: a customer's credit, ':revenue' for what was charged, ':funding' for what was
-- granted. Every transfer takes from one what it gives to another, so all balances together are zero. A balance
-- may be below zero; held_nano is the part of it that is spoken for. The bounds are USD 9 billion: an engine that
-- would turn a sum beyond a bigint into a fraction is stopped before.
create table ledger_account (
  id           text   not null primary key,
  balance_nano bigint not null check (balance_nano between -9000000000000000000 and 9000000000000000000),
  held_nano    bigint not null check (held_nano >= 0)
);

insert into ledger_account (id, balance_nano, held_nano) values (':funding', 0, 0);
insert into ledger_account (id, balance_nano, held_nano) values (':revenue', 0, 0);

-- What moved, or is to move: debit_id loses what credit_id gains. The id of a charge is its request's. A row is
-- 'held' (held_nano of the debtor is spoken for), then 'posted' (posted_nano went over; uncollected_nano was owed,
-- but not there), 'voided' or 'expired'. month is that of the key's budget, where it has one, as in 2026-11.
create table transfer (
  id               text   not null primary key,
  debit_id         text   not null,
  credit_id        text   not null,
  state            text   not null,
  held_nano        bigint not null,
  posted_nano      bigint not null,
  uncollected_nano bigint not null,
  key_id           text,
  month            text,
  created_millis   bigint not null
);

-- Few at a time: those that wait to be resolved.
create index transfer_held on transfer (id) where state = 'held';

-- What a key with a monthly budget has spent in a month, and what is held of it.
create table key_spend (
  key_id      text   not null,
  month       text   not null,
  posted_nano bigint not null,
  held_nano   bigint not null,
  primary key (key_id, month)
);

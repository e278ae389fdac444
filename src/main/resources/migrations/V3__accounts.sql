-- Whether credit limits an account (1) or what it uses is only recorded (0), and since when it is shut.
alter table account add column prepaid integer not null default 0;
alter table account add column disabled_millis bigint;

-- What a key may do and how much; null is no limit. models: ids, or beginnings that end in *, parted by blanks.
alter table api_key add column disabled_millis bigint;
alter table api_key add column expires_millis bigint;
alter table api_key add column models text;
alter table api_key add column requests_per_minute bigint;
alter table api_key add column tokens_per_minute bigint;
alter table api_key add column images_per_minute bigint;
alter table api_key add column concurrent_requests bigint;
alter table api_key add column monthly_budget_nano bigint;

create index api_key_account on api_key (account_id);

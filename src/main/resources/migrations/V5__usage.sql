-- What each request used and cost; never what it said. Without foreign keys: a record outlives what it names, and it is
-- written thousands of times a second. The key orders by time first, so that rows are added at its end, and reports and
-- retention read a range of it.
create table usage_record (
  request_id        text    not null,
  at_millis         bigint  not null, -- when the request ended
  account_id        text    not null,
  key_id            text    not null,
  model             text    not null, -- as the catalogue names it; '' when the request named none that there is
  provider          text    not null, -- who was asked last; '' when nobody was
  upstream_model    text    not null,
  prompt_tokens     bigint  not null,
  text_tokens       bigint  not null,
  image_tokens      bigint  not null,
  video_tokens      bigint  not null,
  cached_tokens     bigint  not null,
  completion_tokens bigint  not null,
  reasoning_tokens  bigint  not null,
  estimated         integer not null, -- 0 or 1
  charge_nano       bigint  not null,
  media_nano        bigint  not null, -- the part of the charge that is for pictures and video
  uncollected_nano  bigint  not null, -- the part of the charge that nobody paid
  millis            bigint  not null,
  first_byte_millis bigint,           -- null when nothing of an answer came
  pictures          integer not null,
  media_bytes_in    bigint  not null,
  media_bytes_sent  bigint  not null,
  outcome           text    not null,
  code              text    not null, -- '' where nothing went wrong
  primary key (at_millis, request_id)
);

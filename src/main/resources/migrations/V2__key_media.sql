-- What the owner of a key wishes to be done with media; null is no wish. The words are those of media_policy.
alter table api_key add column media_downscale text;
alter table api_key add column media_long_side integer;
alter table api_key add column media_fetch text;
-- 0 or 1, which every database has.
alter table api_key add column media_report integer;

-- Puts right what was counted in a second, as far as it still counts: KEYS[1] the hash, ARGV second and difference.
local now = tonumber(redis.call('TIME')[1])
local used = redis.call('HGET', KEYS[1], ARGV[1])
if used and tonumber(ARGV[1]) >= now - 60 then
  redis.call('HSET', KEYS[1], ARGV[1], string.format('%.0f', math.max(0, tonumber(used) + tonumber(ARGV[2]))))
end
return 0

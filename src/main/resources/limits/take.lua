-- Counts what one key uses, all of it or nothing, in one step.
--   KEYS[1]   its requests under way: ids, by the millisecond at which their lease ends
--   KEYS[2..] one hash for each limit by the minute: what was used, by the second
--   ARGV      places (0: any number, -1: no place is asked for), request id, lease in milliseconds,
--             then limit and amount for each hash
-- Answers the second it counted in, what refused it (0 nothing, -1 no place, else which hash), and
-- for each hash: what counts now, and the milliseconds until none does and until there is room.
-- The clock is this server's own, so that those of the callers need not agree. A second counts while
-- it runs and for the sixty after it.
local time = redis.call('TIME')
local second = tonumber(time[1])
local now = second * 1000 + math.floor(tonumber(time[2]) / 1000)
local oldest = second - 60

local function read(key)
  local used, slots, flat = 0, {}, redis.call('HGETALL', key)
  for i = 1, #flat, 2 do
    local at, amount = tonumber(flat[i]), tonumber(flat[i + 1])
    if at > second then -- this server's clock was set back: it counts from now on
      redis.call('HDEL', key, flat[i])
      redis.call('HINCRBY', key, second, amount)
      at = second
    end
    if at < oldest then
      redis.call('HDEL', key, flat[i])
    else
      used = used + amount
      slots[#slots + 1] = { at, amount }
    end
  end
  table.sort(slots, function(a, b) return a[1] < b[1] end)
  return { used = used, slots = slots }
end

local function untilAtMost(window, most)
  local left = window.used
  for _, slot in ipairs(window.slots) do
    if left <= most then break end
    left = left - slot[2]
    if left <= most then return (slot[1] + 61) * 1000 - now end
  end
  return 0
end

local places, request, lease = tonumber(ARGV[1]), ARGV[2], tonumber(ARGV[3])
local refused = 0
if places >= 0 then
  redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
  local ends = now + lease
  for _, id in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], string.format('(%.0f', ends), '+inf')) do
    redis.call('ZADD', KEYS[1], ends, id) -- this server's clock was set back: no lease is longer than one
  end
  if places > 0 and redis.call('ZCARD', KEYS[1]) >= places then refused = -1 end
end

local windows = {}
for i = 2, #KEYS do
  local window = read(KEYS[i])
  window.limit, window.amount = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  windows[i - 1] = window
  if refused == 0 and window.amount > 0 and window.used + window.amount > window.limit then
    refused = i - 1
  end
end

if refused == 0 then
  if places >= 0 then
    redis.call('ZADD', KEYS[1], now + lease, request)
    redis.call('PEXPIRE', KEYS[1], lease)
  end
  for i, window in ipairs(windows) do
    if window.amount > 0 then
      redis.call('HINCRBY', KEYS[i + 1], second, window.amount)
      redis.call('PEXPIRE', KEYS[i + 1], 62000)
      window.used = window.used + window.amount
      window.slots[#window.slots + 1] = { second, window.amount }
    end
  end
end

local answer = { second, refused }
for _, window in ipairs(windows) do
  answer[#answer + 1] = window.used
  answer[#answer + 1] = untilAtMost(window, 0)
  answer[#answer + 1] = untilAtMost(window, window.limit - window.amount)
end
return answer

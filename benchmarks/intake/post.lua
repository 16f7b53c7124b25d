-- Posts one form after another, each with its own ending; wrk runs one copy of this in each of its threads.
-- Arguments: file with the part of the body that never changes, file with one ending a line, number of threads,
-- the value of a Cookie header or "-".

local threads = {}

function setup(thread)
   thread:set("number", #threads)
   table.insert(threads, thread)
end

local function read(path)
   local file = assert(io.open(path))
   local content = file:read("*a")
   file:close()
   return content
end

function init(args)
   constant, endings, taken, statuses, missing = read(args[1]), {}, 0, {}, 0
   local index, count = 0, tonumber(args[3])
   for line in io.lines(args[2]) do
      if index % count == number then table.insert(endings, line) end
      index = index + 1
   end
   wrk.method = "POST"
   wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
   if args[4] ~= "-" then wrk.headers["Cookie"] = args[4] end
end

function request()
   taken = taken + 1
   local ending = endings[taken]
   if not ending then missing = missing + 1 end
   return wrk.format(nil, nil, nil, constant .. "&" .. (ending or ""))
end

function response(status)
   local key = tostring(status) -- wrk hands tables between threads with keys of strings only
   statuses[key] = (statuses[key] or 0) + 1
end

local function total(name)
   local sum = 0
   for _, thread in ipairs(threads) do sum = sum + thread:get(name) end
   return sum
end

local function status_counts()
   local sums, parts = {}, {}
   for _, thread in ipairs(threads) do
      for status, count in pairs(thread:get("statuses")) do sums[status] = (sums[status] or 0) + count end
   end
   for status, count in pairs(sums) do table.insert(parts, string.format('"%s": %d', status, count)) end
   return "{" .. table.concat(parts, ", ") .. "}"
end

local function latencies(latency) -- every value in microseconds, with how often it was seen
   local parts = {}
   for index = 1, #latency do table.insert(parts, string.format('"%d": %d', latency(index))) end
   return "{" .. table.concat(parts, ", ") .. "}"
end

function done(summary, latency)
   local errors = summary.errors
   print(string.format(
      'OUTCOME {"seconds": %f, "socket_errors": %d, "timeouts": %d, "missing": %d, "statuses": %s, "latencies": %s}',
      summary.duration / 1e6, errors.connect + errors.read + errors.write, errors.timeout, total("missing"),
      status_counts(), latencies(latency)
   ))
end

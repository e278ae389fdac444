// Makes one picture over and over: node sharp.cjs FILE FORMAT LONG_SIDE WARM_SECONDS SECONDS.
// Prints pictures per second, the process' most memory in KiB, and what was made.
const fs = require('node:fs');
const sharp = require('sharp');

sharp.concurrency(1);
sharp.cache(false);

const [path, format, side, warm, seconds] = process.argv.slice(2);
const file = fs.readFileSync(path);

function make() {
  const scaled = sharp(file)
    .rotate()
    .resize({ width: +side, height: +side, fit: 'inside', withoutEnlargement: true });
  return (format === 'png' ? scaled.png() : scaled.jpeg({ quality: 90 })).toBuffer();
}

async function rate(length) {
  const start = process.hrtime.bigint();
  let count = 0;
  let passed = 0;
  while (passed < length) {
    await make();
    count++;
    passed = Number(process.hrtime.bigint() - start) / 1e9;
  }
  return count / passed;
}

(async () => {
  await rate(+warm);
  const result = await rate(+seconds);
  const made = await make();
  const memory = /VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1];
  console.log(result.toFixed(2), memory, format, made.length);
})();

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/core/histogram.ts
var growth = 1.01;
var perBucket = Math.log(growth);
var smallest = 0.01;
var last = 1650;
var bucketCount = last + 1;
var bucketOf = (duration) => duration <= smallest ? 0 : Math.min(last, Math.ceil(Math.log(duration / smallest) / perBucket));
var valueOf = (bucket) => bucket === 0 ? smallest : smallest * Math.exp((bucket - 0.5) * perBucket);
var createHistogram = () => {
  const counts = new Uint32Array(last + 1);
  let least = last;
  let most = 0;
  return {
    add: (duration) => {
      const bucket = bucketOf(duration);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      least = Math.min(least, bucket);
      most = Math.max(most, bucket);
    },
    take: () => {
      const taken = [];
      for (let bucket = least; bucket <= most; bucket++) {
        const count = counts[bucket] ?? 0;
        if (count > 0) taken.push(bucket, count);
      }
      counts.fill(0);
      [least, most] = [last, 0];
      return taken;
    }
  };
};
var mergeCounts = (parts) => {
  const sums = /* @__PURE__ */ new Map();
  for (const part of parts)
    for (let at = 0; at + 1 < part.length; at += 2) {
      const bucket = part[at] ?? 0;
      sums.set(bucket, (sums.get(bucket) ?? 0) + (part[at + 1] ?? 0));
    }
  return [...sums].sort(([a], [b]) => a - b).flat();
};
var totalOf = (counts) => counts.reduce((sum, it, at) => at % 2 === 1 ? sum + it : sum, 0);
var quantileOf = (counts, q) => {
  const rank = Math.max(1, Math.ceil(q * totalOf(counts)));
  let below = 0;
  for (let at = 0; at + 1 < counts.length; at += 2) {
    below += counts[at + 1] ?? 0;
    if (below >= rank) return valueOf(counts[at] ?? 0);
  }
  return null;
};
var meanOf = (counts) => {
  const total = totalOf(counts);
  let sum = 0;
  for (let at = 0; at + 1 < counts.length; at += 2) sum += valueOf(counts[at] ?? 0) * (counts[at + 1] ?? 0);
  return total === 0 ? null : sum / total;
};

export {
  bucketCount,
  createHistogram,
  mergeCounts,
  totalOf,
  quantileOf,
  meanOf
};

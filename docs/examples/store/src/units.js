const milliseconds = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const sizes = { B: 1, kB: 1000, MB: 1_000_000 };

const read = (text, units) => {
  const [, amount, unit] = /^(\d+)\s*([a-zA-Z]+)$/.exec(String(text)) ?? [];
  if (units[unit] === undefined) throw new Error(`"${text}" is no amount in ${Object.keys(units).join(', ')}.`);
  return Number(amount) * units[unit];
};

/** "10m" in ms. */
export const duration = (text) => read(text, milliseconds);

/** "64kB" in bytes. */
export const bytes = (text) => read(text, sizes);

/** A small seeded generator (mulberry32): the same rows for the same seed. */
export const createRandom = (seed) => {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (from, to) => from + Math.floor(next() * (to - from + 1));
  const pick = (items) => items[integer(0, items.length - 1)];
  const some = (items, count) => {
    const chosen = new Set();
    while (chosen.size < count) chosen.add(pick(items));
    return [...chosen];
  };
  return { next, integer, pick, some };
};

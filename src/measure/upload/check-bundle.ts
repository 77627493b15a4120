import { type BundleMeasurement, bundleMeasurementSchema } from '../../core/bundle/bundle-measurement.ts';
import type { BundleSizes, Sizes } from '../../core/bundle/bundle-sizes.ts';
import { bundleFile } from '../../core/raw-names.ts';
import { isPlausibleTime } from './absurd-figures.ts';
import { matchSchema } from './match-schema.ts';
import { refusal, shown } from './refuse.ts';

/** A suite's name is part of file names and of messages. The configuration allows the same. */
const suiteName = /^(?!\.{1,2}$)[\w.-]{1,64}$/;

/** A comparison with a thousand causes has 30,000. */
const mostValues = 100_000;
/** Bytes of one build: a terabyte. */
const mostBytes = 2 ** 40;
/** As chunkSizesOf has: pairs of chunks are as many as both sides multiplied. */
const mostChunks = 500;
/** Of a text that was packed, bytes: what a compressed file has around its data. */
const wrapper = 64;

/** Nothing that compresses comes out as much larger as it was. */
const isPossible = ({ stat, parsed, gzip, brotli }: Sizes): boolean =>
  [stat, parsed, gzip, brotli].every((it) => it <= mostBytes) &&
  gzip <= parsed * 1.1 + wrapper * 1000 &&
  brotli <= parsed * 1.1 + wrapper * 1000;

const faultOf = ({ entries, async, total, chunks }: BundleSizes): string | null => {
  const all = [async, total, ...entries.flatMap((it) => [it.initial, it.async]), ...chunks.map((it) => it.sizes)];
  if (!all.every(isPossible)) return 'has sizes that no build has';
  if (new Set(entries.map(({ name }) => name)).size !== entries.length) return 'has an entry twice';
  if (new Set(chunks.map(({ name }) => name)).size !== chunks.length) return 'has a chunk twice';
  if (chunks.length > mostChunks) return 'has more chunks than are told';
  return entries.some(({ initial }) => initial.parsed > total.parsed) ? 'has an entry larger than all files' : null;
};

/**
 * The comparison of bundles that a file of an upload holds. `place` is where the file stands below the run's directory. Throws an
 * UploadError.
 */
export const checkBundle = (value: unknown, name: string, place: string): BundleMeasurement => {
  const bundle = matchSchema(value, bundleMeasurementSchema, { name, what: 'a comparison of bundles', mostValues });
  if (!suiteName.test(bundle.suite) || bundleFile(bundle) !== place)
    throw refusal(name, `holds suite ${shown(bundle.suite)}, which belongs into another file`);
  if (!isPlausibleTime(bundle.startedAt)) throw refusal(name, 'has an impossible start');
  for (const side of [bundle.base, bundle.head]) {
    const fault = side === null ? null : faultOf(side.sizes);
    if (fault !== null) throw refusal(name, fault);
  }
  return bundle;
};

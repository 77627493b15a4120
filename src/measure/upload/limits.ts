const mebibyte = 2 ** 20;

/** What an upload may hold at most. Sizes in bytes. */
export interface UploadLimits {
  /** The zip itself. */
  readonly file: number;
  /** Files and directories in it, those that are not read included. */
  readonly entries: number;
  /** One file, unpacked. */
  readonly entry: number;
  /** All files together, unpacked, those that are not read included. */
  readonly total: number;
  /** Levels of a JSON file: lists in lists, mappings in mappings. */
  readonly depth: number;
  /** Values in a JSON file. */
  readonly values: number;
  /** Keys of one mapping in a JSON file: very large ones take seconds. */
  readonly keys: number;
  /** Of one text in a JSON file, in UTF-16 units. */
  readonly text: number;
}

/**
 * Three suites that answer 20,000 requests a second in three scenarios with ten routes, measured to their last look, unpack
 * to 120 MB; a usual run to 2 MB. What a run's result holds most is 6 levels deep, a block 8. The last lines of a service that
 * died, in the reason of a block, have at most 64 KiB.
 */
export const defaultLimits = {
  file: 128 * mebibyte,
  entries: 2000,
  entry: 32 * mebibyte,
  total: 256 * mebibyte,
  depth: 16,
  values: 2_000_000,
  keys: 10_000,
  text: 262_144,
} as const satisfies UploadLimits;

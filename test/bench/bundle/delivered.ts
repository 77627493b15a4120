import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { z } from 'zod';

export interface Bytes {
  readonly parsed: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** What a build of the example delivers, read from its files without Pacegate's own code. */
export interface Delivered {
  /** First load by entry. */
  readonly initial: ReadonlyMap<string, Bytes>;
  /** What `main` can ask for later: no other entry has anything that is loaded later. */
  readonly async: Bytes;
  readonly total: Bytes;
  /** Files by name, to see whether two builds are the same. */
  readonly files: readonly string[];
}

const statsSchema = z.object({
  entrypoints: z.record(z.string(), z.object({ assets: z.array(z.object({ name: z.string() })) })),
});

/** Belongs to another file and is fetched by nobody: webpack lists neither as an asset. */
const isRelated = (name: string): boolean => /\.(?:map|LICENSE\.txt)$/.test(name);
const isCode = (name: string): boolean => /\.(?:js|css)$/.test(name);
/** Servers send these as they are. */
const isPacked = (name: string): boolean => name.endsWith('.png');
const lazyEntry = 'main';

/** `dist`: the output directory with stats.json. */
export const readDelivered = (dist: string): Delivered => {
  const { entrypoints } = statsSchema.parse(JSON.parse(readFileSync(join(dist, 'stats.json'), 'utf8')));
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.[^/]+$/.test(name) && name !== 'stats.json' && !isRelated(name),
  );
  const sizes = new Map(
    files.map((name): [string, Bytes] => {
      const content = readFileSync(join(dist, name));
      const { length } = content;
      if (isPacked(name)) return [name, { parsed: length, gzip: length, brotli: length }];
      const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
      return [name, { parsed: length, gzip: gzipSync(content, { level: 9 }).length, brotli: brotli.length }];
    }),
  );
  const sum = (names: Iterable<string>): Bytes => {
    const all = [...names].flatMap((name) => sizes.get(name) ?? []);
    const of = (key: keyof Bytes): number => all.reduce((total, it) => total + it[key], 0);
    return { parsed: of('parsed'), gzip: of('gzip'), brotli: of('brotli') };
  };
  const first = new Map(
    Object.entries(entrypoints).map(([name, { assets }]) => [name, assets.map((it) => it.name).filter(isCode)]),
  );
  const early = new Set([...first.values()].flat());
  if (!first.has(lazyEntry)) throw new Error(`${dist} has no entry "${lazyEntry}": the build is not the example's.`);
  return {
    initial: new Map([...first].map(([name, names]) => [name, sum(names)])),
    async: sum(files.filter((name) => isCode(name) && !early.has(name))),
    total: sum(files),
    files: files.toSorted(),
  };
};

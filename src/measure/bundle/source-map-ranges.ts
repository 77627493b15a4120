import { decodedMappings, FlattenMap, type TraceMap } from '@jridgewell/trace-mapping';
import { z } from 'zod';
import type { MatchSource } from './source-name.ts';
import type { TextRange } from './text-range.ts';

/** Text of an emitted file that comes from one module. */
export interface OwnedRange extends TextRange {
  /** Index into the graph's modules. */
  readonly module: number;
}

const plainMap = z.object({
  version: z.literal(3),
  sources: z.array(z.string().nullable()),
  sourceRoot: z.string().nullish(),
  mappings: z.string(),
});
const mapSchema = z.union([
  plainMap,
  z.object({
    version: z.literal(3),
    sections: z.array(z.object({ offset: z.object({ line: z.int().min(0), column: z.int().min(0) }), map: plainMap })),
  }),
]);

const readMap = (json: string): TraceMap | null => {
  try {
    const value: unknown = JSON.parse(json);
    const map = mapSchema.parse(value);
    // Names and the sources' texts are not needed: they are most of a map.
    const slim = ({ version, sources, sourceRoot, mappings }: z.infer<typeof plainMap>) => ({
      version,
      sources,
      names: [],
      mappings,
      ...(sourceRoot === null || sourceRoot === undefined ? {} : { sourceRoot }),
    });
    return 'sections' in map
      ? new FlattenMap({
          version: 3,
          sections: map.sections.map((it) => ({ offset: it.offset, map: slim(it.map) })),
        })
      : new FlattenMap(slim(map));
  } catch {
    return null;
  }
};

/**
 * The ranges of `text` that come from modules, by its source map: sorted, disjoint, next to each other only where the
 * module changes. What no module owns (the bundler's own text) is in none. null: it is no source map.
 */
export const sourceMapRanges = (text: string, json: string, match: MatchSource): OwnedRange[] | null => {
  const map = readMap(json);
  if (map === null) return null;
  const owners = map.sources.map((source, index) =>
    source === null ? null : match(map.resolvedSources[index] ?? source),
  );
  const ranges: OwnedRange[] = [];
  const add = (start: number, end: number, source: number | undefined): void => {
    const module = source === undefined ? null : (owners[source] ?? null);
    if (module === null || end <= start) return;
    const last = ranges.at(-1);
    if (last !== undefined && last.module === module && last.end === start) {
      ranges[ranges.length - 1] = { module, start: last.start, end };
    } else ranges.push({ module, start, end });
  };
  let lineStart = 0;
  for (const segments of decodedMappings(map)) {
    if (lineStart >= text.length) break;
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline === -1 ? text.length : newline + 1;
    for (const [index, segment] of segments.entries()) {
      const next = segments[index + 1]?.[0];
      add(
        Math.min(lineStart + segment[0], lineEnd),
        next === undefined ? lineEnd : Math.min(lineStart + next, lineEnd),
        segment[1],
      );
    }
    lineStart = lineEnd;
  }
  return ranges;
};

import picomatch from 'picomatch';
import { BundleError } from '../../../../core/errors.ts';
import { isCode } from '../file-kind.ts';
import type { Draft, DraftChunk, DraftEdge, DraftEntry, DraftModule, EdgeKind } from '../graph/draft.ts';
import { isRaw, type Raw, rawAt, rawsAt, textAt, bytesAt } from '../raw.ts';
import { unhashedName } from '../unhashed-name.ts';
import { type NameBase, plainPath } from '../webpack/module-name.ts';
import { inputName, inputType } from './input.ts';

/** A metafile: its two members, by paths from the directory that esbuild ran in. */
export interface Metafile {
  readonly inputs: ReadonlyMap<string, Raw>;
  readonly outputs: ReadonlyMap<string, Raw>;
}

const kinds: Readonly<Record<string, EdgeKind>> = {
  'import-statement': 'static',
  'require-call': 'require',
  'require-resolve': 'require',
  'dynamic-import': 'dynamic',
  'import-rule': 'url',
  'url-token': 'url',
  'composes-from': 'other',
};

const own = (raw: Raw): readonly Raw[] => rawsAt(raw, 'imports').filter((it) => it['external'] !== true);

const targets = (output: Raw | undefined, kind: (kind: string) => boolean): string[] =>
  output === undefined
    ? []
    : own(output).flatMap((it) => (kind(textAt(it, 'kind') ?? '') ? (textAt(it, 'path') ?? []) : []));

const isDynamic = (kind: string): boolean => kind === 'dynamic-import';
const isStatic = (kind: string): boolean => kind === 'import-statement' || kind === 'require-call';
/** What a file shows or says the address of: images, fonts, copies. */
const isBeside = (kind: string): boolean => kind === 'url-token' || kind === 'file-loader' || kind === 'import-rule';

const readEdges = ({ inputs }: Metafile): DraftEdge[] =>
  [...inputs].flatMap(([from, input]) =>
    own(input).flatMap((it): DraftEdge[] => {
      const to = textAt(it, 'path');
      const request = textAt(it, 'original') ?? to ?? '';
      return to === null ? [] : [{ from, to, kind: kinds[textAt(it, 'kind') ?? ''] ?? 'other', request, active: true }];
    }),
  );

/** A computed request stands in the metafile as a pattern, and as nothing that is imported: what fits is. */
const readPatterns = ({ inputs }: Metafile): DraftEdge[] =>
  [...inputs].flatMap(([from, input]) =>
    rawsAt(input, 'imports').flatMap((it): DraftEdge[] => {
      const request = textAt(it, 'path') ?? '';
      if (it['external'] !== true || !/^\.{1,2}\/.*\*/.test(request)) return [];
      const fits = picomatch(plainPath(`${from}/../${request}`));
      return [...inputs.keys()].flatMap((to) =>
        fits(to) ? [{ from, to, kind: 'context', request, active: true }] : [],
      );
    }),
  );

/** Outputs that can be come to from these by imports of the given kind, themselves included. */
const closure = ({ outputs }: Metafile, start: Iterable<string>, kind: (kind: string) => boolean): Set<string> => {
  const seen = new Set(start);
  for (const path of seen) for (const next of targets(outputs.get(path), kind)) if (outputs.has(next)) seen.add(next);
  return seen;
};

const styleOf = (output: Raw | undefined): string[] => {
  const style = output === undefined ? null : textAt(output, 'cssBundle');
  return style === null ? [] : [style];
};

/** As people know it: the output without a hash. */
const entryName = (file: string, entryPoint: string): string => {
  const base = entryPoint.replace(/^.*[/\\]/, '').replace(/\.\w+$/, '');
  const slash = file.lastIndexOf('/') + 1;
  return file.slice(slash).startsWith(`${base}-`) || file.slice(slash).startsWith(`${base}.`)
    ? file.slice(0, slash) + base
    : unhashedName(file);
};

/** An image or a font belongs to the scripts and styles that ask for it. */
const holdersOf = ({ outputs }: Metafile, path: string): string[] =>
  isCode(path)
    ? [path]
    : [...outputs].flatMap(([holder, output]) => (targets(output, isBeside).includes(path) ? [holder] : []));

/** `import()`s as they are written, by what they ask for. */
const requestsOf = ({ inputs }: Metafile): Map<string, string[]> => {
  const requests = new Map<string, string[]>();
  for (const input of inputs.values()) {
    for (const it of own(input)) {
      const [path, original] = [textAt(it, 'path'), textAt(it, 'original')];
      if (path === null || original === null || !isDynamic(textAt(it, 'kind') ?? '')) continue;
      requests.set(path, [...(requests.get(path) ?? []), original]);
    }
  }
  return requests;
};

const readModules = (metafile: Metafile, base: NameBase): Map<string, DraftModule> => {
  const places = new Map<string, { chunks: string[]; outputs: string[]; bytes: number }>();
  for (const [path, output] of metafile.outputs) {
    const holders = holdersOf(metafile, path);
    for (const [input, part] of Object.entries(rawAt(output, 'inputs') ?? {})) {
      const place = places.get(input) ?? { chunks: [], outputs: [], bytes: 0 };
      // A module in several outputs counts once, as its largest text.
      const bytes = isRaw(part) ? bytesAt(part, 'bytesInOutput') : 0;
      places.set(input, {
        chunks: [...place.chunks, ...holders],
        outputs: [...place.outputs, path],
        bytes: Math.max(place.bytes, bytes),
      });
    }
  }
  const inputs = new Map<string, Raw>([
    ...[...places.keys()].map((path): [string, Raw] => [path, {}]),
    ...metafile.inputs,
  ]);
  return new Map(
    [...inputs].map(([path, input]): [string, DraftModule] => {
      const place = places.get(path);
      return [
        path,
        {
          name: inputName(path, base),
          type: inputType(path, input, place?.outputs ?? []),
          stat: bytesAt(input, 'bytes'),
          parsed: place?.bytes ?? null,
          chunks: place?.chunks ?? [],
          root: null,
          used: 'all',
          bailouts: [],
          id: null,
        },
      ];
    }),
  );
};

/** `fileOf`: a path of an output from the output directory; null for one outside of it. `base`: where paths start. */
export const readEsbuild = (
  metafile: Metafile,
  {
    fileOf,
    base,
    shown,
  }: { readonly fileOf: (path: string) => string | null; readonly base: NameBase; readonly shown: string },
): Draft => {
  const { outputs } = metafile;
  const asked = new Set([...outputs.values()].flatMap((it) => targets(it, isDynamic)));
  const requests = requestsOf(metafile);
  const styles = new Set([...outputs.values()].flatMap(styleOf));
  const files = (paths: Iterable<string>): string[] => [...paths].flatMap((path) => fileOf(path) ?? []);
  const chunks = new Map<string, DraftChunk>();
  const entries: DraftEntry[] = [];
  for (const [path, output] of outputs) {
    if (!isCode(path)) continue;
    const beside = targets(output, isBeside);
    const start = textAt(output, 'entryPoint');
    const isEntry = start !== null && !asked.has(path) && !styles.has(path);
    const file = fileOf(path) ?? path;
    chunks.set(path, {
      names: isEntry && start !== null ? [entryName(file, start)] : [],
      files: files([path, ...styleOf(output), ...beside]),
      origins: asked.has(path) && start !== null ? (requests.get(start) ?? []) : [],
    });
    if (!isEntry || start === null) continue;
    const initial = closure(metafile, [path], isStatic);
    const later = closure(metafile, initial, (kind) => isStatic(kind) || isDynamic(kind));
    entries.push({
      name: entryName(file, start),
      files: files([...initial, ...styleOf(output)]),
      initial: [...initial, ...styleOf(output)],
      async: [...later].filter((it) => !initial.has(it)),
      modules: [start],
    });
  }
  if (entries.length === 0)
    throw new BundleError(
      `The metafile ${shown} has no output of an entry point.`,
      'Look at the entry points and at the output of the build: esbuild lists what it wrote.',
    );
  return {
    bundler: { name: 'esbuild', version: null },
    mode: null,
    modules: readModules(metafile, base),
    edges: [...readEdges(metafile), ...readPatterns(metafile)],
    files: new Set(files([...outputs.keys()])),
    chunks,
    entries,
    notices: [],
  };
};

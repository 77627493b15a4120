import type { Cause } from '../core/bundle/bundle-growth.ts';
import type { CauseKind } from '../core/bundle/cause-kinds.ts';
import { formatDifference, formatValue } from '../core/format.ts';

/** Longest name of a module or package in a sentence, in characters. The end of a path is what tells it apart. */
const nameLength = 80;

/** A module's or package's name, cut at its front where it is long. */
export const shortName = (name: string): string => {
  const characters = Array.from(name.slice(-4 * nameLength));
  return characters.length <= nameLength && name.length <= 4 * nameLength
    ? name
    : `…${characters.slice(1 - nameLength).join('')}`;
};

/** The most modules of a chain that a sentence names. */
const longestChain = 8;

/** "src/index.js → src/App.jsx → node_modules/moment/moment.js"; of a long chain both ends. */
export const chainText = (chain: readonly string[]): string => {
  const names = chain.map(shortName);
  const half = longestChain / 2;
  const shown =
    names.length <= longestChain
      ? names
      : [...names.slice(0, half), `${names.length - longestChain} more`, ...names.slice(-half)];
  return shown.join(' → ');
};

/** "+58.1 KB", with all bytes below a thousand. */
export const signedBytes = (bytes: number): string => formatDifference(bytes, 'bytes');

/** "58.1 KB", "212 B": an amount without its sign. */
export const bytesText = (bytes: number): string => signedBytes(Math.abs(bytes)).replace('+', '');

/** "182 KB": a size. */
export const sizeText = (bytes: number): string => (bytes < 1000 ? `${bytes} B` : formatValue(bytes, 'bytes'));

/** What a cause is about: one entry's first load, or all that a build emits. */
export const partText = (entry: string | null): string => (entry === null ? 'all files' : 'first load');

type Words = (subject: string, importer: string | null) => string;

const imported =
  (how: string): Words =>
  (subject, importer) =>
    importer === null ? `${subject} is imported${how}` : `${importer} imports ${subject}${how}`;

const plain =
  (text: string): Words =>
  () =>
    text;

const what =
  (text: string): Words =>
  (subject) =>
    `${subject} ${text}`;

const words: Readonly<Record<CauseKind, Words>> = {
  'development-build': plain('it is a development build'),
  'minification-off': plain('minification is off'),
  'concatenation-off': plain('modules are no longer concatenated'),
  'inline-source-map': plain('source maps are inside the files'),
  'older-target': plain('it is built for older browsers'),
  'split-chunks': plain('the code is split in another way'),
  'diffuse-growth': plain('nearly every module grew'),
  'static-import': imported(''),
  'lost-dynamic-import': imported(' at once, no longer on demand'),
  barrel: imported(' through an index file'),
  'commonjs-library': imported(' as a whole (CommonJS)'),
  'require-of-module': (subject, importer) =>
    importer === null
      ? `${subject} is required, not imported`
      : `${importer} requires ${subject} instead of importing it`,
  'two-formats': what('is there in two formats'),
  'duplicate-version': what('is there in two versions'),
  context: what('brings a whole folder'),
  'side-effects': what('is kept for its side effects'),
  bailout: what('can no longer be tree-shaken'),
  polyfills: what('adds polyfills'),
  data: what('is data inside the code'),
  'asset-inlined': what('is inlined'),
  'near-duplicate': (subject, importer) =>
    `${importer === null ? `${subject} is new` : `${importer} imports ${subject}`}, beside a package that does much the same`,
  'new-dependency': (subject, importer) =>
    importer === null ? `${subject} is new` : `${importer} imports ${subject}, which is new`,
  'dependency-grew': what('grew'),
  'module-grew': what('grew'),
  'entry-isolation': imported(', so that entries share what they did not'),
  'style-grew': what('grew'),
  'child-grew': what('grew'),
  'moved-into-first-load': what('moved into the first load'),
  'loaded-twice': what('is loaded twice'),
  'copied-modules': what('is in more chunks than before'),
};

/** Why it grew, in half a sentence: "src/App.jsx imports moment". Names are cut; they are a stranger's text all the same. */
export const causeText = ({ kind, subject, edge }: Pick<Cause, 'kind' | 'subject' | 'edge'>): string =>
  words[kind](shortName(subject), edge === null ? null : shortName(edge.importer));

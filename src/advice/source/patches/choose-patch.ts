import type { CauseKind } from '../../../core/bundle/cause-kinds.ts';
import type { SourceText } from '../source-text.ts';
import {
  aligned,
  asBefore,
  asModule,
  fromItsFile,
  lazily,
  oneByOne,
  settingAsBefore,
  versionAsBefore,
} from './attempts.ts';
import type { Attempt, Fix, PatchFacts } from './patch-facts.ts';
import { stillReads } from './still-reads.ts';
import { unifiedDiff } from './unified-diff.ts';

export interface ChosenPatch {
  /** What it does, a complete sentence. Names in it are a stranger's. */
  readonly summary: string;
  /** Unified diff from the root of the repository, for `git apply`. */
  readonly patch: string;
  /** Files that it changes. A change of package.json without its lock file needs an install that may write it. */
  readonly paths: readonly string[];
}

/** Longer patches are read by nobody, and fit into no comment. UTF-16 units. */
const longest = 200_000;

/** What is tried for a cause, in this order. The others have no mechanical fix. */
const attempts: Readonly<Partial<Record<CauseKind, readonly Attempt[]>>> = {
  'development-build': [settingAsBefore],
  'minification-off': [settingAsBefore],
  'concatenation-off': [settingAsBefore],
  'inline-source-map': [settingAsBefore],
  'older-target': [settingAsBefore],
  'split-chunks': [settingAsBefore],
  'diffuse-growth': [settingAsBefore],
  'side-effects': [settingAsBefore],
  'asset-inlined': [settingAsBefore],
  bailout: [asBefore, settingAsBefore],
  'static-import': [asBefore, oneByOne, lazily, fromItsFile],
  'lost-dynamic-import': [asBefore, fromItsFile, lazily, settingAsBefore],
  'moved-into-first-load': [asBefore, fromItsFile, lazily],
  'entry-isolation': [fromItsFile, asBefore],
  barrel: [fromItsFile, asBefore],
  'commonjs-library': [oneByOne, asBefore],
  'require-of-module': [asModule, asBefore],
  'two-formats': [asModule, asBefore, settingAsBefore],
  'duplicate-version': [versionAsBefore, aligned],
  'dependency-grew': [versionAsBefore],
  'new-dependency': [oneByOne, lazily],
  'near-duplicate': [oneByOne, lazily],
  polyfills: [settingAsBefore, asBefore],
  data: [asBefore],
  context: [asBefore, settingAsBefore],
  'style-grew': [asBefore, settingAsBefore],
};

const patchOf = ({ summary, texts }: Fix, files: readonly SourceText[]): ChosenPatch | null => {
  const parts: string[] = [];
  for (const { path, text } of texts) {
    const file = files.find((it) => it.path === path);
    if (file === undefined || file.head === null) return null;
    const sides = [file.head, ...(file.base === null ? [] : [file.base])];
    const diff = stillReads(path, text, sides) ? unifiedDiff(path, file.head, text) : null;
    if (diff === null) return null;
    parts.push(diff);
  }
  const patch = parts.join('');
  return patch === '' || patch.length > longest ? null : { summary, patch, paths: texts.map(({ path }) => path) };
};

/**
 * A patch that takes a cause away, where that is mechanical: the special rewrite for its kind, or the base's own lines where the change
 * did nothing else there. It is only a proposal until it was built and measured. Null where there is none. Never throws.
 */
export const choosePatch = (facts: PatchFacts): ChosenPatch | null => {
  for (const attempt of attempts[facts.cause.kind] ?? []) {
    const fix = attempt(facts);
    const patch = fix === null ? null : patchOf(fix, facts.files);
    if (patch !== null) return patch;
  }
  return null;
};

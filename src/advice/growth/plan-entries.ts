import type { BundleEntry } from '../../core/bundle/bundle-graph.ts';
import type { Comparison } from './comparison.ts';
import type { EntryPlan, PlannedCause } from './growth-plan.ts';
import { exchangeOf, finishCause, isOpaque } from './finish-cause.ts';
import { pairEntries } from './pair-entries.ts';
import { partsOf } from './parts.ts';
import { planScope } from './plan-scope.ts';
import { quote } from './quote.ts';
import { isChildEntry } from './rules/own-growth.ts';
import type { Scope } from './scope.ts';
import { entryScope, laterScope, sumOf } from './scope.ts';
import { bytesOf } from './side-index.ts';

export interface PlannedEntry {
  readonly plan: EntryPlan;
  readonly causes: readonly PlannedCause[];
}

const nothing = { added: [], replaced: [], stat: 0, parsed: 0, copies: 0 } as const;

/** An entry that the base has not: all of it is the change. */
const newEntry = (comparison: Comparison, { name, modules }: BundleEntry): PlannedEntry => {
  const { head } = comparison;
  const starts = modules.map((it) => head.module(it).name).toSorted();
  const [start] = starts;
  const cause: PlannedCause = {
    key: JSON.stringify(['new-entry', name]),
    kind: isChildEntry(comparison, name) ? 'child-grew' : 'module-grew',
    entry: name,
    subject: name,
    package: null,
    evidence: [`The entry ${quote(name)} is new with this change.`],
    chain: starts,
    edge: null,
    places: start === undefined ? [] : [{ kind: 'module', module: start }],
    fix: 'Nothing need be done: there is nothing to compare it with. A budget can bound it.',
    exchange: null,
  };
  const plan = { entry: name, formerEntry: null, floor: 100, together: nothing, configured: true, parts: [] };
  return { plan, causes: [cause] };
};

// Whatever became smaller or left is part of what explains the change of the whole; so is, of what is asked for later, whatever went to
// a first load or came from there.
const savings = ({ head, base, former, match }: Comparison, { inHead, inBase, isEntered, left }: Scope) => {
  const stayed = [...inHead.keys()].filter((index) => inHead[index] === 1 && isEntered[index] === 0);
  const shrunk = stayed.filter((index) => bytesOf(head.module(index)) < bytesOf(base.module(former(index))));
  const came = stayed.filter((index) => inBase[former(index)] !== 1);
  const went = [...inBase.keys()].filter((index) => {
    const now = match.toHead[index] ?? -1;
    return inBase[index] === 1 && now !== -1 && inHead[now] !== 1;
  });
  return {
    added: [...shrunk, ...came],
    replaced: [...left, ...went, ...shrunk.filter((index) => inBase[former(index)] === 1).map(former)],
  };
};

const ofScope = (comparison: Comparison, scope: Scope, configured: boolean, everywhere: boolean): PlannedEntry => {
  const plan = {
    entry: scope.entry,
    formerEntry: scope.formerEntry,
    floor: scope.floor,
    parts: partsOf(comparison, scope),
  };
  // Where another configuration changed everything it made smaller what is smaller, too.
  const saved = everywhere ? { added: [], replaced: [] } : savings(comparison, scope);
  const growth = sumOf(comparison.head, scope.entered) + scope.grown.reduce((sum, it) => sum + it.by, 0);
  // What moves between chunks for later is no growth of a module.
  const still = growth < scope.floor && scope.entry !== null;
  const { it, drafts, shared } = still
    ? { it: null, drafts: [], shared: [] }
    : planScope(comparison, scope, everywhere);
  const opaque = it === null ? [] : drafts.filter((found) => isOpaque(it, found));
  const cuttable = drafts.filter((found) => !opaque.includes(found));
  const together = exchangeOf(comparison, {
    added: new Set([...cuttable.flatMap((found) => found.added), ...shared, ...saved.added]),
    replaced: new Set([...cuttable.flatMap((found) => found.replaced), ...saved.replaced]),
    copies: drafts.reduce((sum, found) => sum + found.copies, 0),
  });
  return {
    plan: { ...plan, configured: configured || opaque.length > 0, together },
    causes: it === null ? [] : drafts.map((found) => finishCause(it, found)),
  };
};

/** Plans every entry of the head, and what is only asked for later. `configured`: there is a cause in the configuration. */
export const planEntries = (
  comparison: Comparison,
  { configured, everywhere }: { readonly configured: boolean; readonly everywhere: boolean },
): PlannedEntry[] => [
  ...pairEntries(comparison).map(({ head, base }) =>
    base === null
      ? newEntry(comparison, head)
      : ofScope(comparison, entryScope(comparison, { head, base }), configured, everywhere),
  ),
  ofScope(comparison, laterScope(comparison), configured, everywhere),
];

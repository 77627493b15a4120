import type { Counter, CounterPair } from './counter.ts';
import { counterOf } from './counter.ts';
import { type ArmDecision, decideArm, type Evidence } from './decide.ts';
import { fewestBlocks, type Lead } from './lead.ts';
import { limits } from './limits.ts';
import { type Arm, headArm, type PreparedArm, type ProofState, type ProofSuspect, unitsKey } from './proof-state.ts';
import { recoveryOf, type Share, shareOf, shownByHead, withinTolerance } from './shares.ts';

/** One suspect on one lead. */
export interface Standing extends Evidence {
  readonly decision: ArmDecision;
  /** Blocks of its own arm on this lead. */
  readonly blocks: number;
  /** Measured as one of several that were undone together. */
  readonly group: string | null;
}

/** Everything that follows from what was measured, reckoned when it is asked for. */
export interface View {
  readonly state: ProofState;
  readonly leads: readonly Lead[];
  readonly find: (id: string) => PreparedArm | null;
  readonly effects: (arm: string, lead: number) => readonly number[];
  /** Counted blocks of an arm in a suite, and attempts that came to nothing since the last good one. */
  readonly blocks: (arm: string, suite: string) => number;
  readonly lost: (arm: string, suite: string) => number;
  /** Counted blocks of an arm in the lead's suite, those too that say nothing of the lead. */
  readonly tried: (arm: string, lead: number) => number;
  /** Whether an arm seems to win something back, and too few blocks of the head were measured beside it to say so. */
  readonly lacksHead: (arm: string, lead: number) => boolean;
  /** Share of the regression that an arm shows; of an arm of `only` that is its reproduction. */
  readonly share: (arm: string, lead: number) => Share | null;
  readonly recovery: (arm: string, lead: number) => Share | null;
  readonly counter: (suspect: ProofSuspect, arm: string, lead: number) => Counter | null;
  /** Whether the head shows the lead's regression in the experiment. */
  readonly shown: (lead: number) => ReturnType<typeof shownByHead>;
  readonly standing: (suspect: ProofSuspect, lead: number) => Standing;
  /** The arm that undoes exactly these units, whatever it was made for. */
  readonly undoing: (units: readonly string[]) => PreparedArm | null;
  readonly own: (suspect: ProofSuspect, kind: 'undo' | 'only') => PreparedArm | null;
}

const isUndoing = ({ kind }: Arm): boolean => kind !== 'only' && kind !== 'commit';

const remembered = <T>(make: (key: string) => T): ((key: string) => T) => {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
};

const listAt = <K, T>(map: Map<K, T[]>, key: K): T[] => {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made: T[] = [];
  map.set(key, made);
  return made;
};

/** Sorts what was measured. */
const tally = (state: ProofState) => {
  const effects = new Map<string, number[]>();
  const counters = new Map<string, CounterPair[]>();
  const counts = new Map<string, { good: number; lost: number }>();
  const places = new Map<string, number[]>();
  for (const [place, { arm, suite, reading }] of state.blocks.entries()) {
    const key = `${arm} ${suite}`;
    const count = counts.get(key) ?? { good: 0, lost: 0 };
    counts.set(key, reading === null ? { ...count, lost: count.lost + 1 } : { good: count.good + 1, lost: 0 });
    for (const [lead, effect] of (reading?.effects ?? []).entries())
      if (effect !== null) {
        listAt(effects, `${arm} ${lead}`).push(effect);
        listAt(places, `${arm} ${lead}`).push(place);
      }
    for (const [lead, values] of (reading?.counters ?? []).entries())
      for (const [metric, pair] of Object.entries(values)) listAt(counters, `${arm} ${lead} ${metric}`).push(pair);
  }
  return { effects, counters, counts, places };
};

/** A view of a state of a proof. The same state gives the same view. */
export const viewProof = (state: ProofState): View => {
  const { leads } = state.plan;
  const { effects: sorted, counters, counts, places } = tally(state);
  const arms = new Map(state.arms.map((it) => [it.id, it]));
  const effects = (arm: string, lead: number): readonly number[] => sorted.get(`${arm} ${lead}`) ?? [];
  const pairs = (arm: string, lead: number, metric: string): readonly CounterPair[] =>
    counters.get(`${arm} ${lead} ${metric}`) ?? [];
  const leadAt = (lead: number): Lead | null => leads[lead] ?? null;

  /** What the head showed while an arm was measured. */
  const beside = (arm: string, lead: number): readonly number[] => {
    const own = places.get(`${arm} ${lead}`) ?? [];
    const [first = Infinity, last = -Infinity] = [own[0], own.at(-1)];
    const heads = places.get(`${headArm} ${lead}`) ?? [];
    const isNear = (place: number): boolean => place >= first - limits.headEvery && place <= last + limits.headEvery;
    return effects(headArm, lead).filter((_, index) => isNear(heads[index] ?? Infinity));
  };
  /** By all blocks of the head: the machine may have been another in some of them. */
  const roughly = remembered((key): Share | null => {
    const [arm = '', index = ''] = key.split(' ');
    const lead = leadAt(Number(index));
    return lead === null ? null : shareOf(effects(arm, Number(index)), effects(headArm, Number(index)), lead);
  });
  const seemsToRecover = (arm: string, lead: number): boolean => {
    const kind = arms.get(arm)?.kind ?? 'only';
    const rough = roughly(`${arm} ${lead}`);
    return kind !== 'only' && leadAt(lead)?.exact === false && rough !== null && rough.high < 1 - limits.contributing;
  };
  const shares = remembered((key): Share | null => {
    const [arm = '', index = ''] = key.split(' ');
    const [number, lead] = [Number(index), leadAt(Number(index))];
    if (lead === null || !seemsToRecover(arm, number)) return roughly(key);
    // A machine on which everything costs less for a while makes whatever is undone then look like a part of the cause.
    return shareOf(effects(arm, number), effects(headArm, number), lead, beside(arm, number));
  });
  const lacksHead = (arm: string, lead: number): boolean =>
    seemsToRecover(arm, lead) && beside(arm, lead).length < limits.fewest;
  const share = (arm: string, lead: number): Share | null => shares(`${arm} ${lead}`);
  const recovery = (arm: string, lead: number): Share | null => recoveryOf(share(arm, lead));
  const count = (arm: string, suite: string) => counts.get(`${arm} ${suite}`) ?? { good: 0, lost: 0 };
  const tried = (arm: string, lead: number): number => count(arm, leadAt(lead)?.suite ?? '').good;
  const shown = (lead: number): ReturnType<typeof shownByHead> => {
    const of = leadAt(lead);
    return of === null ? 'open' : shownByHead(effects(headArm, lead), of, tried(headArm, lead));
  };
  const counter = (suspect: ProofSuspect, arm: string, lead: number): Counter | null =>
    counterOf(
      suspect.counters,
      (metric) => pairs(headArm, lead, metric),
      (metric) => pairs(arm, lead, metric),
    );
  const own = (suspect: ProofSuspect, kind: 'undo' | 'only'): PreparedArm | null =>
    state.arms.find(
      (it) => it.kind === kind && it.suspects.length === 1 && it.suspects[0] === suspect.id && it.failure === null,
    ) ?? null;
  const undoing = (units: readonly string[]): PreparedArm | null => {
    const key = unitsKey(units);
    return state.arms.find((it) => isUndoing(it) && unitsKey(it.units) === key) ?? null;
  };

  /** The group that it was cleared with: the last one that was measured and not taken apart. */
  const groupOf = (suspect: ProofSuspect): PreparedArm | null =>
    state.arms.findLast(
      (it) => it.kind === 'group' && it.suspects.includes(suspect.id) && !state.splits.includes(it.id),
    ) ?? null;

  /** Of what wins nearly all back the rest may be its fellows': then the arm that undoes all of them says whether it is within. */
  const within = (suspect: ProofSuspect, arm: string, lead: number, of: Lead): Evidence['within'] => {
    const alone = withinTolerance(effects(arm, lead), of);
    if (alone === 'yes' || (recovery(arm, lead)?.estimate ?? 0) < limits.explained) return alone;
    const joint = state.arms.find(
      (it) =>
        it.kind === 'joint' && it.suspects.includes(suspect.id) && withinTolerance(effects(it.id, lead), of) === 'yes',
    );
    return joint === undefined ? alone : 'yes';
  };

  const standings = new Map<string, Standing>();
  const reckon = (suspect: ProofSuspect, lead: number, of: Lead): Standing => {
    const arm = own(suspect, 'undo');
    const group = arm === null ? groupOf(suspect) : null;
    const measured = arm ?? group;
    const blocks = measured === null ? 0 : effects(measured.id, lead).length;
    const only = own(suspect, 'only');
    const enoughAlone = only !== null && effects(only.id, lead).length >= fewestBlocks(of, limits.fewest);
    const evidence: Evidence =
      measured === null
        ? { recovery: null, reproduction: null, within: 'open', counter: null, enough: false }
        : {
            recovery: recovery(measured.id, lead),
            reproduction: enoughAlone ? share(only.id, lead) : null,
            within: within(suspect, measured.id, lead, of),
            counter: counter(suspect, measured.id, lead),
            enough:
              Math.min(blocks, effects(headArm, lead).length) >= fewestBlocks(of, limits.fewest) &&
              shown(lead) === 'yes',
          };
    const decision = decideArm(evidence);
    // A group that recovers says nothing of its members.
    const settled = group !== null && decision !== 'ruled-out' ? 'undecided' : decision;
    return { ...evidence, decision: settled, blocks, group: group?.id ?? null };
  };
  const standing = (suspect: ProofSuspect, lead: number): Standing => {
    const key = `${suspect.id} ${lead}`;
    const known = standings.get(key);
    const of = leadAt(lead);
    if (known !== undefined) return known;
    if (of === null) throw new RangeError(`There is no lead ${lead}.`);
    const made = reckon(suspect, lead, of);
    standings.set(key, made);
    return made;
  };

  return {
    state,
    leads,
    find: (id) => arms.get(id) ?? null,
    effects,
    blocks: (arm, suite) => count(arm, suite).good,
    lost: (arm, suite) => count(arm, suite).lost,
    tried,
    lacksHead,
    share,
    recovery,
    counter,
    shown,
    standing,
    undoing,
    own,
  };
};

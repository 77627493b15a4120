import type { Suite } from '../../config/configuration.ts';
import type { Side } from '../../core/side.ts';
import type { Arm } from '../../investigation/proof/proof-state.ts';
import type { ArmBench, ReadyArm } from '../../measure/arm/arm-bench.ts';
import { isMeasuringFailure } from '../failed-block.ts';
import { recipeOf, type RecipeBook } from './arm-recipe.ts';
import type { InvestigatedRepository } from './ports.ts';

/** So many arms are kept ready: a checkout with its packages takes disk space. */
const most = 8;

export interface ShelfOptions extends RecipeBook {
  readonly bench: ArmBench;
  readonly repository: Pick<InvestigatedRepository, 'patchTo' | 'prepare'>;
  /** Suites that are measured, each side's own. */
  readonly suites: Readonly<Record<Side, readonly Suite[]>>;
  /** Names of suites that each side was prepared for. What is missing is made up for when it is asked for. */
  readonly prepared: Readonly<Record<Side, ReadonlySet<string>>>;
}

/** The arms that are ready to be measured. Disposing removes them. */
export interface ArmShelf extends AsyncDisposable {
  /** Makes an arm, or gives the one that is there. `timeLeft` in ms. */
  take(arm: Arm, timeLeft: number): Promise<ReadyArm | { readonly failure: string }>;
}

export const createArmShelf = (options: ShelfOptions): ArmShelf => {
  const { bench, repository, suites, prepared } = options;
  /** In the order in which they were last asked for. */
  const ready = new Map<string, ReadyArm>();
  const at = { base: new Set(prepared.base), head: new Set(prepared.head) };
  /** Why a side could not be prepared: it would fail for the next arm as well. */
  const failures: Partial<Record<Side, string>> = {};

  /** A side that nothing was prepared of, such as the base of a bundle out of the record. A failure is of what is made from it alone. */
  const prepareSide = async (side: Side, timeLeft: number): Promise<string | null> => {
    if (at[side].size > 0) return null;
    const known = failures[side];
    if (known !== undefined) return known;
    try {
      await repository.prepare(side, suites[side], timeLeft);
    } catch (error) {
      if (!isMeasuringFailure(error)) throw error;
      failures[side] = error.message;
      return error.message;
    }
    for (const { name } of suites[side]) at[side].add(name);
    return null;
  };

  const make = async (arm: Arm, timeLeft: number): Promise<ReadyArm | { readonly failure: string }> => {
    const recipe = await recipeOf(arm, options, (commit) => repository.patchTo(commit));
    if ('reason' in recipe) return { failure: recipe.reason };
    const { side, patch } = recipe;
    const failure = await prepareSide(side, timeLeft);
    if (failure !== null) return { failure };
    const installs = suites[side].some(({ name }) => !at[side].has(name));
    return bench.prepare({ id: arm.id, side, patch, suites: suites[side], installs, timeLeft });
  };

  return {
    take: async (arm, timeLeft) => {
      const found = ready.get(arm.id);
      ready.delete(arm.id);
      const made = found ?? (await make(arm, timeLeft));
      if ('failure' in made) return made;
      ready.set(arm.id, made);
      for (const [id, old] of ready) {
        if (ready.size <= most) break;
        ready.delete(id);
        await old[Symbol.asyncDispose]();
      }
      return made;
    },
    [Symbol.asyncDispose]: async () => {
      for (const arm of ready.values()) await arm[Symbol.asyncDispose]();
      ready.clear();
    },
  };
};

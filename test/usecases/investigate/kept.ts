import type { Investigation } from '../../../src/core/investigation.ts';
import type { ProofState } from '../../../src/investigation/proof/proof-state.ts';
import type { EarlierRun, InvestigationArchive } from '../../../src/usecases/investigate/ports.ts';
import { type MemoryArchive, memoryArchive } from '../harness.ts';

export interface Kept extends MemoryArchive, InvestigationArchive {
  investigation: Investigation | null;
  texts: { readonly whole: string; readonly comment: string } | null;
  proof: ProofState | null;
  readonly arms: string[];
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/** An archive in memory. */
export const keeping = (): Kept =>
  Object.assign(memoryArchive(), {
    investigation: null,
    texts: null,
    proof: null,
    arms: [],
    keepInvestigation(this: Kept, investigation: Investigation, of: { whole: string; comment: string }) {
      this.investigation = copy(investigation);
      this.texts = of;
      return Promise.resolve();
    },
    keepProof(this: Kept, state: ProofState) {
      this.proof = copy(state);
      return Promise.resolve();
    },
    keepArmBlock(this: Kept, _block: unknown, arm: string, number: number) {
      this.arms.push(`${arm}-${number}`);
      return Promise.resolve();
    },
  });

/** What the directory of a run holds, for one that goes on with it. */
export const earlierOf = (archive: Kept, otherwise: EarlierRun['otherwise'] = 'refuse'): EarlierRun => {
  if (archive.kept === null) throw new Error('The check did not come to its end.');
  return {
    shown: 'runs/earlier',
    otherwise,
    result: archive.kept.result,
    plan: archive.plan,
    blocks: archive.blocks,
    bundles: archive.bundles,
    profiles: archive.profiles,
    graphs: new Map(),
    proof: archive.proof,
    investigation: archive.investigation,
    reopen: () => Promise.resolve(archive),
  };
};

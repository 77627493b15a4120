import type { Investigation } from '../../core/investigation.ts';
import type { DataView } from '../../investigation/data/data-view.ts';
import type { NamedSuspect } from '../../investigation/proof/open-proof.ts';
import type { Ending } from '../../investigation/synthesis/ending.ts';
import type { ProofEvidence } from '../../investigation/synthesis/evidence-of-proof.ts';
import type { PlaybookMatch } from '../../investigation/synthesis/playbook/match-playbook.ts';
import { synthesize } from '../../investigation/synthesis/synthesize.ts';
import { withEvent } from '../../investigation/synthesis/timeline.ts';
import { maskSecrets } from '../../investigation/infrastructure/secrets/mask-secrets.ts';
import type { Known } from './known.ts';
import type { InvestigatePorts } from './ports.ts';

/** All that the answer rests on, as far as it is there. */
export interface Findings {
  readonly view: DataView;
  readonly suspects: readonly NamedSuspect[];
  readonly proof: ProofEvidence | null;
  readonly seenBefore: readonly PlaybookMatch[];
  readonly notices: readonly string[];
}

/** Where the investigation lies: what is found out goes into it, is kept and shown. */
export interface Desk {
  readonly investigation: () => Investigation;
  /** A sentence for the timeline; a stranger's text is masked. */
  note(text: string): void;
  /** Writes the answer anew, keeps it and shows it. */
  answer(findings: Findings, ending: Ending): Promise<Investigation>;
  /** It was stopped before anybody could answer. */
  cancel(): Promise<Investigation>;
  /** Keeps and shows it as it is. */
  publish(): Promise<Investigation>;
}

type Ports = Pick<InvestigatePorts, 'clock' | 'observe' | 'texts'>;

export const createDesk = (opened: Investigation, { result, plan, archive }: Known, ports: Ports): Desk => {
  const { clock, observe, texts } = ports;
  let investigation = opened;
  const now = (): string => clock.date().toISOString();
  const weights = Object.fromEntries(
    plan.suites.map(({ suite }) => [
      suite.name,
      Object.fromEntries(suite.routes.map(({ name, weight }) => [name, weight])),
    ]),
  );
  const publish = async (): Promise<Investigation> => {
    await archive.keepInvestigation(investigation, texts(investigation, result));
    observe(investigation);
    return investigation;
  };
  return {
    investigation: () => investigation,
    note: (text) => {
      const timeline = withEvent(investigation.timeline, now(), maskSecrets(text).slice(0, 500));
      investigation = { ...investigation, timeline };
    },
    answer: (findings, ending) => {
      investigation = synthesize({ ...findings, investigation, result, ending, at: now(), weights });
      return publish();
    },
    cancel: () => {
      const summary = 'It was cancelled before the experts had answered.';
      investigation = { ...investigation, state: 'cancelled', summary };
      return publish();
    },
    publish,
  };
};

import type { Experiment, Investigation } from '../../core/investigation.ts';
import type { DataView } from '../../investigation/data/data-view.ts';
import type { NamedSuspect } from '../../investigation/proof/open-proof.ts';
import type { Ending } from '../../investigation/synthesis/ending.ts';
import type { ProofEvidence } from '../../investigation/synthesis/evidence-of-proof.ts';
import type { PlaybookMatch } from '../../investigation/synthesis/playbook/match-playbook.ts';
import { shareWords } from '../../investigation/synthesis/share-words.ts';
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
  /** What the logs tell: sentences. */
  readonly logs: readonly string[];
  readonly notices: readonly string[];
}

/** Where the investigation lies: what is found out goes into it, is kept and shown. */
export interface Desk {
  readonly investigation: () => Investigation;
  /** A sentence for the timeline; a stranger's text is masked. */
  note(text: string): void;
  /** Lays down what logs tell where there is nothing else to find out. */
  tellLogs(logs: Pick<Findings, 'logs' | 'notices'>): Promise<Investigation>;
  /** Writes the answer anew, keeps it and shows it. */
  answer(findings: Findings, ending: Ending): Promise<Investigation>;
  /** It was stopped before anybody could answer. */
  cancel(): Promise<Investigation>;
  /** Keeps and shows it as it is. */
  publish(): Promise<Investigation>;
}

const decisions = {
  'root-cause': 'is the root cause',
  contributing: 'takes part',
  'ruled-out': 'is cleared',
  untested: 'is not decided',
} as const satisfies Record<Experiment['decision'], string>;

const decisionText = (id: string, title: string, { decision, recovery, blocks }: Experiment): string => {
  const back = recovery === null ? '' : `: undoing it wins back ${shareWords(recovery)}`;
  return `${id} (${title}) ${decisions[decision]}${back}, after ${blocks} block${blocks === 1 ? '' : 's'}.`;
};

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
  const note = (text: string): void => {
    const timeline = withEvent(investigation.timeline, now(), maskSecrets(text).slice(0, 500));
    investigation = { ...investigation, timeline };
  };
  const publish = async (): Promise<Investigation> => {
    await archive.keepInvestigation(investigation, texts(investigation, result));
    observe(investigation);
    return investigation;
  };
  return {
    investigation: () => investigation,
    note,
    tellLogs: ({ logs, notices }) => {
      const masked = (texts: readonly string[]): string[] => texts.map((it) => maskSecrets(it).slice(0, 1000));
      investigation = { ...investigation, logs: masked(logs), notices: [...investigation.notices, ...masked(notices)] };
      return publish();
    },
    answer: (findings, ending) => {
      const decided = new Map(investigation.hypotheses.map((it) => [it.id, it.experiment?.decision]));
      investigation = synthesize({ ...findings, investigation, result, ending, at: now(), weights });
      for (const { id, title, experiment } of investigation.hypotheses) {
        if (experiment === null || experiment.blocks === 0 || experiment.decision === 'untested') continue;
        if (decided.get(id) !== experiment.decision) note(decisionText(id, title, experiment));
      }
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

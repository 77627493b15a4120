import { investigateCode } from '../../investigation/code/code-suspects.ts';
import type { DataView } from '../../investigation/data/data-view.ts';
import { lookAtData } from '../../investigation/data/look-at-data.ts';
import type { Asked } from '../../investigation/data/regressions.ts';
import type { Facts } from '../../investigation/facts.ts';
import {
  type InfrastructureView,
  lookAtInfrastructure,
} from '../../investigation/infrastructure/look-at-infrastructure.ts';
import type { Suspect } from '../../investigation/suspect.ts';
import type { Change } from '../../investigation/units/change.ts';

/** What the experts are asked. Everything in it, and in what they answer, can be sent to a thread. */
export interface ExpertOrders {
  readonly data: { readonly facts: Facts; readonly asked: Asked };
  readonly code: { readonly facts: Facts };
  readonly infrastructure: { readonly facts: Facts; readonly commands: readonly string[] };
}

export interface ExpertAnswers {
  readonly data: DataView;
  readonly code: { readonly suspects: readonly Suspect[]; readonly change: Change };
  readonly infrastructure: InfrastructureView;
}

export type Expert = keyof ExpertOrders;

/** Each answers in this thread. */
export const experts: { readonly [E in Expert]: (order: ExpertOrders[E]) => ExpertAnswers[E] } = {
  data: ({ facts, asked }) => lookAtData(facts, asked),
  code: ({ facts }) => {
    const { suspects, change } = investigateCode(facts);
    return { suspects, change };
  },
  infrastructure: ({ facts, commands }) => lookAtInfrastructure(facts, { commands }),
};

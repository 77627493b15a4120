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

/** What an expert is asked. Everything in it can be sent to a thread. */
export type ExpertOrder =
  | { readonly expert: 'data'; readonly facts: Facts; readonly asked: Asked }
  | { readonly expert: 'code'; readonly facts: Facts }
  | { readonly expert: 'infrastructure'; readonly facts: Facts; readonly commands: readonly string[] };

export interface ExpertAnswers {
  readonly data: DataView;
  readonly code: { readonly suspects: readonly Suspect[]; readonly change: Change };
  readonly infrastructure: InfrastructureView;
}

/** Answers in this thread. */
export const answerOf = (order: ExpertOrder): ExpertAnswers[ExpertOrder['expert']] => {
  switch (order.expert) {
    case 'data':
      return lookAtData(order.facts, order.asked);
    case 'code': {
      const { suspects, change } = investigateCode(order.facts);
      return { suspects, change };
    }
    case 'infrastructure':
      return lookAtInfrastructure(order.facts, { commands: order.commands });
  }
};

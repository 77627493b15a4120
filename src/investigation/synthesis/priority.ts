import type { Investigation } from '../../core/investigation.ts';
import type { Verdict } from '../../core/result.ts';

/** What an investigation was started for. */
export type Occasion =
  /** An alert from where users are. */
  | 'production'
  | 'default-branch'
  | 'pull-request'
  /** Nobody waits for it: a creep, a goal, curiosity. */
  | 'proactive';

/** HIGH: users, or everybody who merges, are hit. MEDIUM: one pull request waits. LOW: nobody does. */
export const priorityOf = (occasion: Occasion, verdict: Verdict): Investigation['priority'] => {
  switch (occasion) {
    case 'production':
      return 'HIGH';
    case 'default-branch':
      return verdict === 'fail' ? 'HIGH' : 'LOW';
    case 'pull-request':
      return 'MEDIUM';
    case 'proactive':
      return 'LOW';
  }
};

import { formatDuration } from '../../../core/format.ts';
import type { Suspect } from '../../suspect.ts';
import { type ChangeGroup, groupChanges, isWorse } from './change-groups.ts';
import { changeSentences } from './log-evidence.ts';
import type { LogDeploy, LogView } from './log-view.ts';
import { deployName, momentText } from './log-words.ts';

/** Time alone points weakly: whatever else happened then points as strongly. */
const strongest = 0.3;
const ofFurther = 0.15;

const suspectOf = (group: ChangeGroup, deploy: LogDeploy, index: number): Suspect => {
  const ahead = formatDuration(Math.abs(group.at - deploy.at));
  const relation = deploy.at > group.at ? 'as the logs changed' : `${ahead} before the logs changed`;
  return {
    expert: 'data',
    class: 'change',
    title: `${deployName(deploy)} at ${momentText(deploy.at)}, ${relation}`,
    location: null,
    evidence: changeSentences(group),
    weight: index === 0 && deploy.isCommit !== true ? strongest : ofFurther,
    undo: null,
    reason:
      'Logs tell when something changed, not what: what went out then is not a part of this change that could be undone alone.',
    counters: [],
    suites: [],
  };
};

/** Deploys and commits that went out shortly before the logs changed for the worse. They can't be tested, only pointed at. */
export const logSuspects = (view: LogView): Suspect[] =>
  groupChanges(view.changes, view.width)
    .filter(({ lead }) => isWorse(lead))
    .flatMap((group) => group.deploys.map((deploy, index) => suspectOf(group, deploy, index)));

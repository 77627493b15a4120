import { join } from 'node:path';
import type { GitHubError } from '../core/errors.ts';
import type { Investigation } from '../core/investigation.ts';
import { investigationReport } from '../report/investigation/check-report.ts';
import { renderInvestigationComment } from '../report/investigation/render-comment.ts';
import { renderInvestigationTerminal } from '../report/investigation/render-terminal.ts';
import { attemptAll } from '../usecases/posting/attempt-all.ts';
import type { Posting } from '../usecases/posting/posting.ts';
import type { InvestigateOutcome, runInvestigate } from '../usecases/run-investigate.ts';
import { chooseSides } from './choose-sides.ts';
import { type CheckTools, startPosted } from './check.ts';
import type { InvestigateTask } from './decide-task.ts';
import { measuredOutputs } from './measured-outputs.ts';
import { openComment } from './open-comment.ts';
import { runOptions } from './run-options.ts';
import type { Outcome, Stage } from './stage.ts';
import { whileOpen } from './while-open.ts';

/** What mode investigate works with. */
export interface InvestigateTools extends Pick<CheckTools, 'readCheckedOut' | 'openBaseline'> {
  /** Under a name of its own: it is no verdict on the change. */
  readonly posting: Posting;
  readonly runInvestigate: typeof runInvestigate;
}

const linksOf = (runUrl: string) => ({ run: runUrl, investigation: `${runUrl}#artifacts` });

const measure = async (
  task: InvestigateTask,
  stage: Stage,
  tools: InvestigateTools,
  observe: (investigation: Investigation) => void,
): Promise<InvestigateOutcome> => {
  const { inputs, job, host } = stage;
  const checkedOut = await tools.readCheckedOut();
  const sides = chooseSides({ ...task, mode: 'check' }, checkedOut, inputs.base);
  const baseline = await tools.openBaseline(checkedOut, sides.base);
  return tools.runInvestigate(
    {
      ...runOptions(stage, sides, baseline),
      asked: inputs.about,
      earlier: inputs.earlier,
      // Nobody is there to decide, and the answer is wanted all the same.
      otherwise: 'measure',
      logs: null,
      playbook: null,
      occasion: task.number === null ? 'default-branch' : 'pull-request',
      startedBy: `by ${job.actor}`,
      reference: task.number === null ? null : `#${task.number}`,
      investigationLinks: linksOf(job.runUrl),
    },
    { ...host, observe },
  );
};

/**
 * Looks for what made the head worse, and shows it: in one comment from the first suspect to the proof, in a check with marks beside the code,
 * and as suggestions where they were measured. It decides nothing about the merge. Throws what left it without an answer; the check then
 * says so.
 */
export const investigate = async (task: InvestigateTask, stage: Stage, tools: InvestigateTools): Promise<Outcome> => {
  const { job, log } = stage;
  const { posting } = tools;
  const links = linksOf(job.runUrl);
  const open = await startPosted(task, stage, posting);
  const comment = openComment({ posting, number: open === null ? null : task.number, log });
  const work = (): Promise<InvestigateOutcome> =>
    measure(task, stage, tools, (it) => comment.show(renderInvestigationComment(it, { links })));
  const outcome = open === null ? await work() : await whileOpen(open, stage, work);
  const { result, investigation, path, directory } = outcome;
  log.write(renderInvestigationTerminal(investigation, { colour: false, width: 120, directory }));
  await comment.end();

  const report = { ...investigationReport(investigation), buttons: [] };
  const { number, headSha } = task;
  const place = number === null ? null : { number, headSha, baseSha: result.base.commit };
  const refused: readonly GitHubError[] =
    open === null
      ? []
      : await attemptAll([
          () => open.complete(report),
          ...(place === null
            ? []
            : [
                async () => {
                  const outdated = await posting.outdated(place.number, place.headSha);
                  if (outdated !== null) return log.notice(`${outdated} Its comment stays as it is.`);
                  await posting.comment(place.number, outcome.comment);
                  await posting.suggestMeasured(place, investigation);
                },
              ]),
        ]);
  return {
    outputs: {
      ...measuredOutputs(outcome),
      comment: join(path, 'investigation-comment.md'),
      investigation: join(path, 'investigation.json'),
    },
    summary: renderInvestigationComment(investigation, { links }),
    failures: [...refused],
  };
};

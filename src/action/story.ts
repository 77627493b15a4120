import { check } from './check.ts';
import type { Task } from './decide-task.ts';
import { investigate } from './investigate.ts';
import { refresh } from './refresh.ts';
import { report } from './report.ts';
import type { Outcome, Stage } from './stage.ts';
import type { Tools } from './tools.ts';

/** Does what is to be done. Throws what left it without an end of its own. */
export const story = async (task: Task, stage: Stage, tools: Tools): Promise<Outcome> => {
  switch (task.mode) {
    case 'check':
      return check(task, stage, await tools.check(stage));
    case 'refresh':
      return refresh(task, stage, await tools.refresh(stage));
    case 'report':
      return report(task, stage, await tools.report(stage));
    case 'investigate':
      return investigate(task, stage, await tools.investigate(stage));
    case 'nothing':
      stage.log.notice(`Nothing to do: ${task.why}`);
      return { outputs: {}, summary: null, failures: [] };
  }
};

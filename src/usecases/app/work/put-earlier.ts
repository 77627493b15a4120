import { DatabaseError } from '../../../core/errors.ts';
import { insist } from './patiently.ts';
import { isProgress, type ProgressFolder, putFiles } from './progress-folder.ts';
import { unpackRaw } from './unpack-raw.ts';
import type { Assignment } from './work-tools.ts';

/** More than anybody measures one commit. */
const mostRuns = 20;

/** What the newest check of the same commits had measured. */
const newestCheck = async (assignment: Assignment): Promise<ReadonlyMap<string, string> | null> => {
  const { run, tools } = assignment;
  const { store } = tools;
  if (run.purpose.kind !== 'pull-request') return null;
  const { number } = run.purpose;
  const runs = await insist(() => store.runsOf(run.repositoryId, { number, limit: mostRuns }), assignment);
  for (const it of runs) {
    if (it.mode !== 'check' || it.headSha !== run.headSha) continue;
    const kept = await insist(() => store.keptResult(it.id), assignment);
    if (kept === null || kept.raw === null) continue;
    try {
      return new Map(Object.entries(await unpackRaw(kept.raw)).filter(([name]) => isProgress(name)));
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      return null;
    }
  }
  return null;
};

/** Puts into a job's output what an investigation can begin with. False where there is nothing: then it measures first. */
export const putEarlier = async (output: string, folder: ProgressFolder, assignment: Assignment): Promise<boolean> => {
  if (await folder.put(output)) return true;
  const files = await newestCheck(assignment);
  // Bundles are explained from their graphs, which are not kept: they are measured anew.
  const hasBundle = [...(files?.keys() ?? [])].some((name) => name.endsWith('-bundle.json'));
  if (files === null || hasBundle || !files.has('result.json')) return false;
  await putFiles(output, files);
  return true;
};

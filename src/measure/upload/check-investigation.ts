import { type Hypothesis, type Investigation, investigationSchema } from '../../core/investigation.ts';
import { isPlausibleTime } from './absurd-figures.ts';
import { defaultLimits } from './limits.ts';
import { matchSchema } from './match-schema.ts';
import { parseJson } from './parse-json.ts';
import { refusal } from './refuse.ts';

export const investigationFile = 'investigation.json';

/** A hundred hypotheses with ten sentences each have 3000. */
const mostValues = 50_000;
const mostHypotheses = 500;
const mostTasks = 200;
/** Characters of a patch: an honest one undoes one thing. */
const longestPatch = 200_000;
/** A share or a relative change: a thousand times more is none. */
const largest = 1e6;
const lastLine = 1e7;

type Interval = { readonly estimate: number; readonly low: number; readonly high: number } | null;

const isInterval = (it: Interval): boolean =>
  it === null || ([it.estimate, it.low, it.high].every((value) => Math.abs(value) <= largest) && it.low <= it.high);

/** Where suggestions and marks of the check would go. */
const isPlace = (location: Hypothesis['location']): boolean =>
  location === null ||
  (location.path.length <= 500 &&
    !location.path.startsWith('/') &&
    !location.path.split('/').includes('..') &&
    location.endLine >= location.startLine &&
    location.endLine <= lastLine);

const hypothesisFault = ({ id, location, experiment }: Hypothesis): string | null => {
  if (!/^H\d{1,4}$/.test(id)) return 'has a hypothesis without a name';
  if (!isPlace(location)) return 'names a place that no file of the repository has';
  if (experiment === null) return null;
  const { patch, recovery, reproduction, counter } = experiment;
  if (patch.length > longestPatch) return 'has a patch that is too long';
  const counts = counter === null ? [] : [counter.base, counter.head, counter.undone];
  return isInterval(recovery) && isInterval(reproduction) && counts.every((it) => Math.abs(it) <= 1e18)
    ? null
    : 'has an experiment with figures that nothing can have';
};

const faultOf = (it: Investigation): string | null => {
  const { hypotheses, tasks, rootCause, contributing, timeline, regressions, impact } = it;
  if (hypotheses.length > mostHypotheses || tasks.length > mostTasks) return 'holds too much';
  const known = new Map(hypotheses.map((hypothesis) => [hypothesis.id, hypothesis]));
  if (known.size !== hypotheses.length) return 'has a hypothesis twice';
  const fault = hypotheses.map(hypothesisFault).find((found) => found !== null);
  if (fault != null) return fault;
  const blamed = [...(rootCause === null ? [] : [rootCause]), ...contributing];
  // Whoever is blamed was measured: everything else about it is words.
  if (blamed.some((id) => known.get(id)?.experiment?.recovery == null)) return 'blames what was not measured';
  if (!timeline.every(({ at }) => isPlausibleTime(at))) return 'has impossible times';
  if (!regressions.every(({ change }) => isInterval(change))) return 'has a regression that nothing can have';
  if (!tasks.every(({ patch, expected }) => (patch?.length ?? 0) <= longestPatch && isInterval(expected.change)))
    return 'has a task with an impossible patch or gain';
  return Math.abs(impact.costPerMillion ?? 0) <= 1e12 ? null : 'has impossible costs';
};

/**
 * An investigation as a job or a runner wrote it: of the right form, with figures that something can have, and of these commits. What it says
 * of them is a stranger's word; nobody recomputes it, so it decides nothing. Throws an UploadError.
 */
export const checkInvestigation = (
  bytes: Uint8Array,
  commits: { readonly base: string; readonly head: string } | null,
): Investigation => {
  const value = parseJson(bytes, investigationFile, defaultLimits);
  const investigation = matchSchema(value, investigationSchema, {
    name: investigationFile,
    what: 'an investigation',
    mostValues,
  });
  const fault = faultOf(investigation);
  if (fault !== null) throw refusal(investigationFile, fault);
  const { base, head } = investigation.scope;
  if (commits !== null && (base !== commits.base || head !== commits.head))
    throw refusal(investigationFile, 'is of other commits than those that were to be looked into');
  return investigation;
};

import type { ProfileDifference } from '../core/profile.ts';
import { callerLocation } from './caller-location.ts';
import { slowerFunctions } from './profile/slower-functions.ts';
import type { FindingInput, GotSlower, SuiteWork } from './rule.ts';
import { compareStatements, compareSyncCalls } from './statements.ts';
import { countedBlocks } from './work.ts';

const workOf = (input: FindingInput, suite: string): SuiteWork => {
  const { blocks = [], profiles = [], directories = {} } = input;
  const counted = countedBlocks(blocks, suite);
  const functionsOf = (kind: ProfileDifference['kind']): readonly GotSlower[] =>
    profiles.filter((it) => it.suite === suite && it.kind === kind).flatMap((it) => slowerFunctions(it));
  const directory = Object.hasOwn(directories, suite) ? directories[suite] : undefined;
  return {
    ...compareStatements(counted, suite),
    sync: compareSyncCalls(counted, suite),
    blocks: counted,
    functions: {
      cpu: functionsOf('cpu'),
      allocation: functionsOf('allocation'),
      survivors: functionsOf('survivors'),
    },
    locate: (caller) => callerLocation(caller, directory),
  };
};

/** What is known of each suite beside its comparisons, reckoned when a rule first asks for it. */
export const createWork = (input: FindingInput): ((suite: string) => SuiteWork) => {
  const known = new Map<string, SuiteWork>();
  return (suite) => {
    const made = known.get(suite) ?? workOf(input, suite);
    known.set(suite, made);
    return made;
  };
};

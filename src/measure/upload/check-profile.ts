import { type FlameNode, type ProfileDifference, profileDifferenceSchema } from '../../core/profile.ts';
import { profileFile } from '../../core/raw-names.ts';
import { matchSchema } from './match-schema.ts';
import { refusal, shown } from './refuse.ts';

/** A suite's name is part of file names and of messages. The configuration allows the same. */
const suiteName = /^(?!\.{1,2}$)[\w.-]{1,64}$/;

/** Two hundred functions and a flame graph of some thousand nodes. */
const mostValues = 100_000;
/** Per request, µs or bytes: a day, or a hundred gigabytes. */
const most = 1e11;

const isPossible = (node: FlameNode): boolean =>
  Math.abs(node.base) <= most && Math.abs(node.head) <= most && node.children.every(isPossible);

/**
 * What profiles say together, as a file of an upload holds it. It words findings and decides nothing. `place` is where the file
 * stands below the run's directory. Throws an UploadError.
 */
export const checkProfile = (value: unknown, name: string, place: string): ProfileDifference => {
  const profile = matchSchema(value, profileDifferenceSchema, { name, what: 'a difference of profiles', mostValues });
  if (!suiteName.test(profile.suite) || profileFile(profile) !== place)
    throw refusal(name, `holds suite ${shown(profile.suite)}, which belongs into another file`);
  const figures = profile.functions.flatMap(({ base, head, change }) => [
    ...Object.values(base),
    ...Object.values(head),
    ...Object.values(change),
  ]);
  if (!isPossible(profile.flame) || figures.some((it) => Math.abs(it) > most))
    throw refusal(name, 'has figures that no profile has');
  return profile;
};

import type { ProfileDifference } from '../../core/profile.ts';
import type { LineMap } from './line-map.ts';
import { profileDifference } from './profile-difference.ts';
import { readSide } from './read-side.ts';
import type { ProfileKind, SideProfiles } from './side-profiles.ts';

export interface CompareOptions {
  readonly suite: string;
  readonly kind: ProfileKind;
  readonly profiles: { readonly base: SideProfiles; readonly head: SideProfiles };
  readonly lines: LineMap;
  readonly seed: number;
}

/** The difference of one kind of profiles as they were taken. What was missed on one side is named with the side. */
export const compareProfiles = ({ suite, kind, profiles, lines, seed }: CompareOptions): ProfileDifference => {
  const { base, head } = profiles;
  const filesOf = (side: SideProfiles): string[] =>
    side.runs.filter((run) => run.kind === kind).flatMap((run) => run.threads.map(({ file }) => file));
  return profileDifference({
    suite,
    kind,
    base: readSide(base, kind),
    head: readSide(head, kind),
    lines,
    seed,
    files: [...filesOf(base), ...filesOf(head)],
    missing: [
      ...base.missing.map(({ what, reason }) => ({ what: `base: ${what}`, reason })),
      ...head.missing.map(({ what, reason }) => ({ what: `head: ${what}`, reason })),
    ],
  });
};

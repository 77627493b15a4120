import { realpath } from 'node:fs/promises';
import { originalFiles } from '../../advice/profile/original-position.ts';
import { scriptPath } from '../../advice/profile/script-path.ts';
import type { Missing, ProfileKind, ProfileRun, SideProfiles } from '../../advice/profile/side-profiles.ts';
import { PacegateError } from '../../core/errors.ts';
import { otherSide, sides, type Side } from '../../core/side.ts';
import type { BlockOrder, BlockTools } from '../block/block-order.ts';
import { firstError } from '../block/first-error.ts';
import { sidePlace } from '../block/side-place.ts';
import { findMaps } from './find-maps.ts';
import { findPackages } from './find-packages.ts';
import { keepProfiles, type KeepOptions } from './keep-profiles.ts';
import { profilePlan, type ProfilePlan } from './profile-plan.ts';
import { profilerPath } from './profiler-environment.ts';
import { profileRound, type RoundSink } from './profile-round.ts';
import { profiledUrls } from './profiled-urls.ts';

export interface ProfileRequest {
  /** As for a block of the suite: starts of both sides, seed, warm-up. Which kind of block it would be does not matter. */
  readonly order: BlockOrder;
  readonly kinds: readonly ProfileKind[];
  /** The only route to load, or null for the weighted mix. */
  readonly route: string | null;
  /** Fresh starts of each side. One shows what differs; only from two on intervals know how far processes differ by themselves. */
  readonly rounds: number;
  /** Where profiles are kept: absolute, and as results name it ("raw"). */
  readonly output: KeepOptions['output'];
  readonly plan?: ProfilePlan;
}

interface Gathered {
  readonly runs: ProfileRun[];
  readonly missing: Missing[];
  readonly scripts: Record<string, string>;
}

const describe = async (order: BlockOrder, side: Side, { runs, missing, scripts }: Gathered): Promise<SideProfiles> => {
  const place = sidePlace(order.starts[side]);
  const [directory, checkout] = await Promise.all([realpath(place.directory), realpath(place.checkout)]);
  const urls = profiledUrls(runs);
  const found = await findMaps({ named: scripts, urls, checkout });
  const paths = [
    ...[...urls].flatMap((url) => scriptPath(url) ?? []),
    ...found.maps.flatMap((map) => [...originalFiles(map, directory)]),
  ];
  return {
    directory,
    checkout,
    profiler: profilerPath,
    packages: await findPackages(paths),
    maps: found.maps,
    runs,
    missing: [...missing, ...found.missing],
  };
};

/** Sides that can't live at the same time are profiled one after the other: the one that is first changes from start to start. */
const groupsOf = ({ schedule }: BlockOrder, sides: readonly Side[]): readonly (readonly Side[])[] =>
  schedule === 'one-at-a-time' ? sides.map((side) => [side]) : [sides];

/**
 * Profiles both sides of a Node service in turns, so that neither has the other's time in its profile. Nothing that goes wrong with
 * a service ends the run, since no verdict needs profiles: it is named in `missing`, and what was taken before stays.
 *
 * @throws the signal's reason when the run is stopped; an error of the file system when a profile can't be kept.
 */
export const runProfiles = async (
  request: ProfileRequest,
  tools: BlockTools,
): Promise<{ readonly base: SideProfiles; readonly head: SideProfiles }> => {
  const { order, kinds, route, rounds, output, plan = profilePlan } = request;
  const gathered: Record<Side, Gathered> = {
    base: { runs: [], missing: [], scripts: {} },
    head: { runs: [], missing: [], scripts: {} },
  };
  const refused = sides.filter((side) => !order.starts[side].suite.probe);
  for (const side of refused) {
    const reason = 'The suite says `probe: false`: nothing may be loaded into the service.';
    gathered[side].missing.push({ what: 'profiles', reason });
  }

  const profileGroup = async (living: readonly Side[], round: number): Promise<void> => {
    const sink: RoundSink = {
      taken: async (side, kind, run, left) => {
        const { runs, missing } = gathered[side];
        const kept = runs.filter((it) => it.kind === kind).reduce((sum, it) => sum + it.threads.length, 0);
        const done = await keepProfiles({ suite: order.suite.name, side, kind, round, run, left, output, kept });
        runs.push(done.run);
        missing.push(...done.missing);
      },
      missing: (side, missing) => void gathered[side].missing.push(missing),
      scripts: (side, scripts) => void Object.assign(gathered[side].scripts, scripts),
    };
    try {
      await profileRound({ order, living, kinds, route, plan, tools, sink });
    } catch (error) {
      tools.signal.throwIfAborted();
      const first = firstError(error);
      if (!(first instanceof PacegateError)) throw first;
      const reason = first.message.split('\n')[0] ?? first.message;
      for (const side of living) gathered[side].missing.push({ what: `profiles of start ${round + 1}`, reason });
    }
  };

  const first = order.random.fork('profiles').shuffle([...sides])[0] ?? 'base';
  const starts = refused.length === 0 ? rounds : 0;
  for (let round = 0; round < starts; round += 1) {
    const lead = round % 2 === 0 ? first : otherSide(first);
    for (const living of groupsOf(order, [lead, otherSide(lead)])) await profileGroup(living, round);
  }
  return { base: await describe(order, 'base', gathered.base), head: await describe(order, 'head', gathered.head) };
};

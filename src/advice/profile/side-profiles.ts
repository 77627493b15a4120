import type { ProfileDifference } from '../../core/profile.ts';
import type { CpuProfile } from './cpu-profile.ts';
import type { HeapProfile } from './heap-profile.ts';
import type { SlimMap } from './slim-map.ts';

export type ProfileKind = ProfileDifference['kind'];
export type Missing = ProfileDifference['missing'][number];

/** Where a thread stood at one end of a slice of the load. */
export interface ProfileMark {
  /** µs of the machine's clock since boot, which profiles have too. */
  readonly at: number;
  /** Requests that the thread has served since it began. */
  readonly served: number;
  /** The last sample of the heap so far; null for CPU. */
  readonly ordinal: number | null;
  /** How long the thread has been ready to run and had no core since it began, µs; null where the system does not tell. */
  readonly waited: number | null;
}

/** One slice of the load, as a thread saw it. Between two slices the other side may be loaded. */
export interface ProfileWindow {
  readonly from: ProfileMark;
  readonly to: ProfileMark;
}

/** The profile of one thread: each has its own heap and its own stack. */
export interface ThreadProfile<P> {
  /** Its name in the output directory. */
  readonly file: string;
  readonly pid: number;
  readonly thread: number;
  /** One for each slice of the run, in order. */
  readonly windows: readonly ProfileWindow[];
  readonly profile: P;
}

interface Run {
  /** Counts fresh starts of the service, from 0. */
  readonly round: number;
  /** Served by all threads, slice by slice. */
  readonly requests: readonly number[];
}

interface CpuRun extends Run {
  readonly kind: 'cpu';
  readonly threads: readonly ThreadProfile<CpuProfile>[];
}

interface HeapRun extends Run {
  readonly kind: 'allocation' | 'survivors';
  readonly threads: readonly ThreadProfile<HeapProfile>[];
}

/** What one start of the service brought of one kind. */
export type ProfileRun = CpuRun | HeapRun;

/** A script that was made from other files. */
export interface ScriptMap {
  /** Absolute path of the script. */
  readonly script: string;
  /** Absolute: what the map's sources are relative to. */
  readonly directory: string;
  readonly map: SlimMap;
}

/** Everything that was profiled of one side, with what its functions' places are read from. */
export interface SideProfiles {
  /** The service's directory and the top of the checkout: absolute, without links. */
  readonly directory: string;
  readonly checkout: string;
  /** The file that took the profiles from inside: what it does is none of the service's work. */
  readonly profiler: string;
  /** Versions by the absolute directory of the package. */
  readonly packages: Readonly<Record<string, string>>;
  readonly maps: readonly ScriptMap[];
  readonly runs: readonly ProfileRun[];
  readonly missing: readonly Missing[];
}

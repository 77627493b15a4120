import { isAt, type MountPoint, readOnlyOptions, writableMounts } from './mount-table.ts';

/** What a job is to see of the machine's files. Paths are absolute, real and there. */
export interface MountRequest {
  /** The job's own: all that it can write. */
  readonly directory: string;
  /** Directories that are to look empty. */
  readonly hidden: readonly string[];
  /** Files that are to look empty. */
  readonly hiddenFiles: readonly string[];
  /** Directories that everybody may write; the job's own temporary directory takes their place. */
  readonly shared: readonly string[];
  /** Directories that stay, to be read, also where they lie below hidden ones. */
  readonly visible: readonly string[];
  /** Where shared memory is, usually /dev/shm; null where there is none. */
  readonly sharedMemory: string | null;
  readonly table: readonly MountPoint[];
}

/** A step of the set-up script; see launch.ts. */
export type MountStep = readonly [
  step: 'empty' | 'bind' | 'enter' | 'put' | 'directory' | 'remount' | 'try-remount' | 'loopback',
  /** Options of the mount, or what is shown at `at`. */
  what: string,
  at: string,
];

type Layer = {
  readonly kind: 'empty' | 'file' | 'temporary' | 'kept';
  readonly path: string;
  /** What is shown there; of what was put aside, from the place where it stands. */
  readonly source: string;
};

/** Memory that all of them together can take: they hold a few directories. */
const emptyOptions = 'size=64k,mode=755,nosuid,nodev';
/** Resident memory does not show what lies in shared memory and is mapped by nobody, so it is bounded by itself. */
const sharedMemoryOptions = 'size=256m,mode=1777,nosuid,nodev';

const depth = (path: string): number => path.split('/').filter((part) => part !== '').length;

/** From the root down; what is kept comes after what covers the very same path. */
const inOrder = (one: Layer, other: Layer): number =>
  depth(one.path) - depth(other.path) || Number(one.kind === 'kept') - Number(other.kind === 'kept');

const covers = (layer: Layer | undefined): boolean => layer !== undefined && layer.kind !== 'kept';

/**
 * The mounts that make it so, in order. The job's directory and what is to stay visible are first bound to a place aside, from
 * where they are put back into what has become empty or read-only meanwhile. That place is entered: it may be covered itself,
 * and a working directory stays reachable, by relative paths alone.
 */
export const planMounts = (request: MountRequest): MountStep[] => {
  const { directory, table, sharedMemory } = request;
  const stage = `${directory}/stage`;
  const kept = [...new Set([directory, ...request.visible])].map((path, index): Layer => ({
    kind: 'kept',
    path,
    source: `./${index}`,
  }));
  const layer = (kind: Layer['kind'], source: string) => (path: string) => ({ kind, path, source });
  const layers = [
    ...request.hidden.map(layer('empty', '')),
    ...request.hiddenFiles.map(layer('file', '/dev/null')),
    ...request.shared.map(layer('temporary', './0/tmp')),
    ...kept,
  ].toSorted(inOrder);

  const applied: Layer[] = [];
  const steps: MountStep[] = [];
  for (const it of layers) {
    const above = applied.findLast(({ path }) => isAt(path, it.path));
    const isJob = it.path === directory;
    // A cover below a cover has nothing left to hide; what is not covered need not be put back.
    if (it.kind === 'kept' ? !covers(above) && !isJob : covers(above)) continue;
    applied.push(it);
    if (it.kind === 'empty') steps.push(['empty', emptyOptions, it.path]);
    else {
      if (it.kind === 'kept' && covers(above)) steps.push(['directory', '', it.path]);
      steps.push([it.kind === 'file' ? 'bind' : 'put', it.source, it.path]);
      if (it.kind === 'kept' && !isJob) steps.push(['remount', readOnlyOptions(it.path, table), it.path]);
    }
  }
  const empty = applied.filter(({ kind }) => kind === 'empty').map(({ path }) => path);
  const writable = writableMounts(table).filter((path) => !empty.some((it) => isAt(it, path)));
  return [
    ['empty', emptyOptions, stage],
    ...kept.flatMap(({ path }, index): MountStep[] => [
      ['directory', '', `${stage}/${index}`],
      ['bind', path, `${stage}/${index}`],
    ]),
    ['enter', stage, ''],
    // A file system of another kind (FUSE, a stale network mount) may refuse it: the job's user has no more rights there then
    // than on the machine.
    ...writable.map((path): MountStep => [
      path === '/' ? 'remount' : 'try-remount',
      readOnlyOptions(path, table),
      path,
    ]),
    ...steps,
    ...(sharedMemory === null ? [] : [['empty', sharedMemoryOptions, sharedMemory] as const]),
    ...empty.map((path): MountStep => ['remount', 'bind,ro,nosuid,nodev', path]),
  ];
};

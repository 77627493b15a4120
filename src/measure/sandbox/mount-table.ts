/** One line of /proc/PID/mountinfo, as far as it is read here. */
export interface MountPoint {
  readonly path: string;
  /** Of the file system: "ext4". */
  readonly type: string;
  /** Of this mount, not of the file system: "rw", "nosuid", … */
  readonly options: readonly string[];
}

/** Blanks and backslashes are written as octal numbers. */
const plain = (text: string): string =>
  text.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));

/** Parses /proc/PID/mountinfo (proc_pid_mountinfo(5)), the newest mount last. */
export const parseMountTable = (text: string): MountPoint[] =>
  text.split('\n').flatMap((line) => {
    const [mount = '', source = ''] = line.split(' - ');
    const fields = mount.split(' ');
    const [path, options, type] = [fields[4], fields[5], source.split(' ')[0]];
    if (path === undefined || options === undefined || type === undefined || type === '') return [];
    return [{ path: plain(path), type, options: options.split(',') }];
  });

/** Whether `path` is `parent` or lies below it. Both absolute, without "/" at the end. */
export const isAt = (parent: string, path: string): boolean =>
  path === parent || path.startsWith(parent === '/' ? '/' : `${parent}/`);

/** Flags that a mount inside a user namespace may not lose: the kernel refuses a remount that leaves one out. */
const lasting = new Set(['nosuid', 'nodev', 'noexec', 'noatime', 'nodiratime', 'relatime']);

/** Options of mount(8) that make the mount which holds `path` read-only and change nothing else. */
export const readOnlyOptions = (path: string, table: readonly MountPoint[]): string => {
  const holding = table.reduce<MountPoint | null>(
    (best, it) => (isAt(it.path, path) && it.path.length >= (best?.path.length ?? 0) ? it : best),
    null,
  );
  return ['bind', 'ro', ...(holding?.options ?? []).filter((it) => lasting.has(it))].join(',');
};

/** What the kernel shows there is no disk: programs write to it all the time, within their rights. */
const kernels = ['/proc', '/sys', '/dev'];

/** Mounts that can be written, other than the kernel's own: the root first. */
export const writableMounts = (table: readonly MountPoint[]): string[] => {
  const paths = table
    .filter(({ path, options }) => options.includes('rw') && !kernels.some((it) => isAt(it, path)))
    .map(({ path }) => path);
  return [...new Set(paths)].toSorted((one, other) => one.length - other.length);
};

import type { ListedFile } from './listing.ts';
import { refusal } from './refuse.ts';

interface PlacedFile {
  readonly file: ListedFile;
  readonly place: string;
}

/** The files of an upload that have a meaning. */
export interface KnownFiles {
  readonly result: ListedFile | null;
  readonly plan: ListedFile | null;
  /** With their name below the run's directory, such as `raw/api-001.json`. */
  readonly blocks: readonly PlacedFile[];
  /** Comparisons of bundles: `raw/web-bundle.json`. */
  readonly bundles: readonly PlacedFile[];
  /** What profiles say together: `raw/api-profile-cpu.json`. The profiles themselves are never read. */
  readonly profiles: readonly PlacedFile[];
  readonly ignored: number;
}

const known =
  /^((?:[^/]+\/)*?)(result\.json|raw\/plan\.json|raw\/[\w.-]+-(?:\d{3,}|bundle|profile-(?:cpu|allocation|survivors))\.json)$/;

/**
 * Finds a run's files by their names: at the top, or together below one folder, as a download of several artifacts leaves
 * them. Others are never read. Throws an UploadError when there are two runs.
 */
export const sortFiles = (files: readonly ListedFile[]): KnownFiles => {
  const found = files.flatMap((file) => {
    const [, folder, place] = known.exec(file.name) ?? [];
    return folder === undefined || place === undefined ? [] : [{ file, folder, place }];
  });
  const depth = (folder: string): number => folder.split('/').length;
  const top = Math.min(...found.map(({ folder }) => depth(folder)));
  // What lies deeper is something else that a run left, such as its logs.
  const [folder = '', other] = new Set(found.map((it) => it.folder).filter((it) => depth(it) === top));
  if (other !== undefined) throw refusal(other, 'is a second run beside another; one upload holds one run');
  const own = found.filter((it) => it.folder === folder);
  const measured = own.filter(({ place }) => place !== 'result.json' && place !== 'raw/plan.json');
  const isBundle = ({ place }: PlacedFile): boolean => place.endsWith('-bundle.json');
  const isProfile = ({ place }: PlacedFile): boolean => /-profile-[a-z]+\.json$/.test(place);
  return {
    result: own.find(({ place }) => place === 'result.json')?.file ?? null,
    plan: own.find(({ place }) => place === 'raw/plan.json')?.file ?? null,
    blocks: measured.filter((it) => !isBundle(it) && !isProfile(it)),
    bundles: measured.filter(isBundle),
    profiles: measured.filter(isProfile),
    ignored: files.length - own.length,
  };
};

import type { Blamed } from '../blame-gates.ts';
import type { Case, Draft } from '../case.ts';
import { biggestOf, draft } from '../case.ts';
import type { SourcePlace } from '../growth-plan.ts';
import { quote } from '../quote.ts';

/** The bundler’s words without what differs between builds: lines, columns and paths. */
export const plainBailout = (text: string): string => text.replaceAll(/[\d:.-]+|['"`][^'"`]*['"`]/gu, '').trim();

const sideEffects = /side.?effects/iu;

/** Modules that the bundler left out before, and keeps now for what they do when they are evaluated. */
export const sideEffectsLost = (it: Case, { gate, modules }: Blamed): Draft[] => {
  const { comparison } = it;
  const { head, change } = comparison;
  const biggest = biggestOf(it, modules);
  if (biggest === null) return [];
  const touched = modules.filter((index) => {
    const module = head.module(index);
    return change.touches(module.name) && module.bailouts.some((text) => sideEffects.test(text));
  });
  const [manifest = null] = modules.flatMap(
    (index) => change.manifestOver(head.module(index).name, 'sideEffects') ?? [],
  );
  // What it brings along is bigger at times, but it is not what the flag speaks of.
  const covered = modules.filter((index) => change.manifestOver(head.module(index).name, 'sideEffects') !== null);
  const guilty = biggestOf(it, manifest === null ? touched : covered) ?? biggest;
  const { name, package: packageName, bailouts } = head.module(guilty);
  const said = bailouts.find((text) => sideEffects.test(text));
  const places: SourcePlace[] =
    manifest === null
      ? [{ kind: 'module', module: name }]
      : [{ kind: 'manifest', file: manifest.file, field: 'sideEffects', package: null }];
  return [
    draft({
      kind: 'side-effects',
      subject: packageName ?? name,
      package: packageName,
      added: modules,
      pairs: gate.pairs,
      target: guilty,
      evidence: [
        ...(manifest === null ? [] : [`The change touches "sideEffects" in ${quote(manifest.file)}.`]),
        ...(said === undefined ? [] : [`The bundler says of ${quote(name)}: ${quote(said)}.`]),
      ],
      places,
      placesFirst: manifest !== null || touched.length > 0 || !change.touches(name),
    }),
  ];
};

/** Modules that come along because their importer can't be shaken any more. */
export const keptByBailout = (it: Case, { gate, modules }: Blamed): Draft[] => {
  const { base, head, former } = it.comparison;
  const importer = Number(gate.of);
  const { name, package: packageName, bailouts } = head.module(importer);
  const before = new Set(base.module(former(importer)).bailouts.map(plainBailout));
  const said = bailouts.filter((text) => !before.has(plainBailout(text)));
  return [
    draft({
      kind: 'bailout',
      subject: packageName ?? name,
      package: packageName,
      added: modules,
      pairs: gate.pairs,
      target: biggestOf(it, modules),
      evidence: said.slice(0, 2).map((text) => `The bundler says of ${quote(name)}: ${quote(text)}.`),
      places: [{ kind: 'module', module: name }],
      placesFirst: true,
    }),
  ];
};

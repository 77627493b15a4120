import type { BundleModule } from '../../../../core/bundle/bundle-graph.ts';
import type { DraftEdge } from '../graph/draft.ts';
import { bytesAt, idsAt, isRaw, type Raw, rawAt, rawsAt, textAt, textsAt } from '../raw.ts';
import { edgeKind, isEntryReason, isModuleSyntax, isRequire } from './edge-kind.ts';
import { contextOf, isContextName } from './module-name.ts';
import { moduleType, usedOf } from './module-type.ts';

/** What is kept of a module; its name is still webpack's. */
export interface GatheredModule {
  readonly name: string;
  readonly type: BundleModule['type'];
  readonly stat: number;
  readonly chunks: readonly string[];
  readonly root: string | null;
  readonly used: BundleModule['used'];
  readonly bailouts: readonly string[];
  readonly id: string | null;
}

export interface Leaf {
  readonly key: string;
  readonly module: GatheredModule;
}

/** What all compilations of a build put together, by webpack's identifiers. */
export interface GatheredModules {
  readonly modules: Map<string, GatheredModule>;
  readonly edges: DraftEdge[];
  /** Concatenated modules, and the one of their leaves that others ask for. */
  readonly aliases: Map<string, string>;
  readonly keysByName: Map<string, string>;
  /** Importers that use import and export, and those that use require. */
  readonly esm: Set<string>;
  readonly requiring: Set<string>;
  /** Modules that somebody requires, and those that lie in another's scope. */
  readonly required: Set<string>;
  readonly inner: Set<string>;
  /** Modules of entries by the entry's name, or under the compilation's own where the bundler does not say whose. */
  readonly starts: Map<string, string[]>;
  readonly seen: {
    context: string | null;
    reasons: boolean;
    orphans: boolean;
    concatenated: boolean;
    placed: boolean;
    grouped: boolean;
    bailouts: boolean;
  };
}

export const createGatheredModules = (): GatheredModules => ({
  modules: new Map(),
  edges: [],
  aliases: new Map(),
  keysByName: new Map(),
  esm: new Set(),
  requiring: new Set(),
  required: new Set(),
  inner: new Set(),
  starts: new Map(),
  seen: {
    context: null,
    reasons: false,
    orphans: false,
    concatenated: false,
    placed: false,
    grouped: false,
    bailouts: false,
  },
});

/** Takes the modules of one compilation. */
export interface ModuleGatherer {
  /** A module inside a concatenated one: before that one. */
  readonly leaf: (raw: Raw) => Leaf;
  readonly module: (raw: Raw, leaves: readonly Leaf[]) => void;
}

const concatenation = / \+ \d+ modules?$/;

const addTo = (lists: Map<string, string[]>, name: string, key: string): void => {
  lists.set(name, [...(lists.get(name) ?? []), key]);
};

/** `prefix` keeps the chunks and entries of compilations apart. */
export const createModuleGatherer = (gathered: GatheredModules, prefix: string): ModuleGatherer => {
  const { modules, edges, aliases, keysByName, esm, requiring, required, inner, starts, seen } = gathered;
  // Identifiers are long and come once for every import: one copy of each is enough.
  const texts = new Map<string, string>();
  const one = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };

  const addReason = (reason: Raw, to: string): void => {
    const type = textAt(reason, 'type');
    if (isEntryReason(type)) return addTo(starts, prefix + (textAt(reason, 'loc') ?? ''), to);
    const shown = textAt(reason, 'resolvedModule') ?? textAt(reason, 'moduleName') ?? textAt(reason, 'module');
    const importer = textAt(reason, 'resolvedModuleIdentifier') ?? textAt(reason, 'moduleIdentifier') ?? shown;
    if (importer === null || importer === '') return;
    const from = one(importer);
    if (isModuleSyntax(type)) esm.add(from);
    // What a module says of its own exports is no import.
    else if (isRequire(type) && from !== to) {
      requiring.add(from);
      required.add(to);
    }
    const context =
      shown !== null && isContextName(shown) ? (/[ |]lazy(?:[ |]|$)/.test(shown) ? 'lazy' : 'sync') : null;
    edges.push({
      from,
      to,
      kind: edgeKind(type, context),
      request: textAt(reason, 'userRequest') ?? '',
      active: reason['active'] !== false,
    });
  };

  /** A module inside another comes twice, as a part and as an orphan, with the same reasons. */
  const explained = new Set<string>();

  const addReasons = (raw: Raw, to: string): void => {
    if (!Array.isArray(raw['reasons'])) return;
    seen.reasons = true;
    if (explained.has(to)) return;
    explained.add(to);
    for (const reason of rawsAt(raw, 'reasons')) addReason(reason, to);
  };

  const leaf = (raw: Raw): Leaf => {
    const name = textAt(raw, 'name') ?? textAt(raw, 'identifier') ?? '';
    const key = one(textAt(raw, 'identifier') ?? name);
    seen.context ??= contextOf(name, key);
    const id = raw['id'];
    const module: GatheredModule = {
      name,
      type: moduleType(raw),
      // Of a file that is copied, the script with its address is the smaller part.
      stat: Math.max(bytesAt(raw, 'size'), bytesAt(rawAt(raw, 'sizes') ?? {}, 'asset')),
      chunks: idsAt(raw, 'chunks').map((chunk) => one(prefix + chunk)),
      root: null,
      used: usedOf(raw),
      bailouts: textsAt(raw, 'optimizationBailout'),
      id: (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : null,
    };
    if (Array.isArray(raw['optimizationBailout'])) seen.bailouts = true;
    addReasons(raw, key);
    return { key, module };
  };

  /** One module may come several times: as an orphan, inside what it was concatenated with, in a child compilation. */
  const put = (key: string, module: GatheredModule): void => {
    const known = modules.get(key);
    keysByName.set(module.name, key);
    if (known === undefined) {
      modules.set(key, module);
      return;
    }
    modules.set(key, {
      ...known,
      type: known.type === 'unknown-script' ? module.type : known.type,
      stat: Math.max(known.stat, module.stat),
      chunks: [...new Set([...known.chunks, ...module.chunks])],
      root: known.root ?? module.root,
      bailouts: [...new Set([...known.bailouts, ...module.bailouts])],
      id: known.id ?? module.id,
    });
  };

  return {
    leaf,
    module: (raw, leaves) => {
      const { key, module } = leaf(raw);
      if (module.chunks.length > 0) seen.placed = true;
      if (raw['orphan'] === true) seen.orphans = true;
      const rootName = module.name.replace(concatenation, '');
      const root = leaves.find((it) => it.module.name === rootName) ?? leaves[0];
      if (rootName !== module.name) seen.concatenated = true;
      if (root === undefined) return put(key, { ...module, name: rootName });
      aliases.set(key, root.key);
      for (const part of leaves) {
        const isRoot = part === root;
        inner.add(part.key);
        put(part.key, {
          ...part.module,
          chunks: module.chunks,
          root: isRoot ? null : root.key,
          bailouts: isRoot ? [...part.module.bailouts, ...module.bailouts] : part.module.bailouts,
          id: module.id,
        });
      }
    },
  };
};

/** Whether a value of the statistics is a module. */
export const isModule = (value: unknown): value is Raw =>
  isRaw(value) && (value['name'] !== undefined || value['identifier'] !== undefined);

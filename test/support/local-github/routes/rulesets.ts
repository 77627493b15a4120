import { z } from 'zod';
import { rulesetsFor } from '../gate/rules.ts';
import { answer, noContent, notFound } from '../http/answer.ts';
import type { RepositoryCall } from '../http/call.ts';
import { numberParameter, parameter } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute } from '../http/router.ts';
import { validBody } from '../http/validate.ts';
import type { Json } from '../json.ts';
import type { Ruleset } from '../model/protection.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath } from '../model/repository.ts';
import type { Platform } from '../platform.ts';

const newRuleset = z.object({
  name: z.string(),
  target: z.enum(['branch', 'tag', 'push']).default('branch'),
  enforcement: z.enum(['active', 'disabled', 'evaluate']),
  conditions: z
    .object({
      ref_name: z.object({ include: z.array(z.string()).default([]), exclude: z.array(z.string()).default([]) }),
    })
    .optional(),
  rules: z.array(z.object({ type: z.string(), parameters: z.record(z.string(), z.unknown()).optional() })).default([]),
  bypass_actors: z
    .array(z.object({ actor_id: z.number().nullable(), actor_type: z.string(), bypass_mode: z.string().optional() }))
    .default([]),
});

const shape = (platform: Platform, repository: Repository, it: Ruleset): Json => ({
  id: it.id,
  name: it.name,
  target: it.target,
  source_type: 'Repository',
  source: repository.fullName,
  enforcement: it.enforcement,
  conditions: { ref_name: { include: it.include, exclude: it.exclude } },
  rules: it.rules,
  bypass_actors: it.bypass,
  node_id: `RRS_${it.id}`,
  _links: { self: { href: `${platform.url}${apiPath(repository)}/rulesets/${it.id}` } },
  created_at: it.createdAt,
  updated_at: it.createdAt,
});

const existing = (call: RepositoryCall): Ruleset => {
  const found = call.repository.rulesets.find((it) => it.id === numberParameter(call, 'id'));
  if (found === undefined) throw notFound();
  return found;
};

/** Rulesets of a repository, and the rules that hold for a branch. */
export const rulesetRoutes = (platform: Platform): Route[] => [
  repositoryRoute('GET /rules/branches/:branch+', ['metadata:read'], (call) => {
    const ref = `refs/heads/${parameter(call, 'branch')}`;
    const rules = rulesetsFor(call.repository, ref).flatMap((ruleset) =>
      ruleset.rules.map((rule) => ({
        ...rule,
        ruleset_source_type: 'Repository',
        ruleset_source: call.repository.fullName,
        ruleset_id: ruleset.id,
      })),
    );
    const { items, headers } = paginate(call, platform.url, rules);
    return answer(items, 200, headers);
  }),
  repositoryRoute('GET /rulesets', ['metadata:read'], (call) => {
    const { items, headers } = paginate(call, platform.url, call.repository.rulesets);
    // The list leaves out what the single one tells.
    const brief = items.map((it) => {
      const { rules, conditions, bypass_actors, ...others } = shape(platform, call.repository, it);
      void [rules, conditions, bypass_actors];
      return others;
    });
    return answer(brief, 200, headers);
  }),
  repositoryRoute('POST /rulesets', ['administration:write'], (call) => {
    const it = validBody(call, newRuleset);
    const ruleset: Ruleset = {
      id: platform.nextId(),
      name: it.name,
      target: it.target,
      enforcement: it.enforcement,
      include: it.conditions?.ref_name.include ?? [],
      exclude: it.conditions?.ref_name.exclude ?? [],
      rules: it.rules,
      bypass: it.bypass_actors,
      createdAt: platform.now(),
    };
    call.repository.rulesets.push(ruleset);
    return answer(shape(platform, call.repository, ruleset), 201);
  }),
  repositoryRoute('GET /rulesets/:id', ['metadata:read'], (call) =>
    answer(shape(platform, call.repository, existing(call))),
  ),
  repositoryRoute('DELETE /rulesets/:id', ['administration:write'], (call) => {
    const { rulesets } = call.repository;
    rulesets.splice(rulesets.indexOf(existing(call)), 1);
    return noContent;
  }),
];

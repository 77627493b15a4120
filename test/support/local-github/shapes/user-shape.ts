import { tokenOf, steward } from '../emulator/seed.ts';
import type { Json } from '../json.ts';
import { asJson, nodeId } from '../json.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';

const brief = [
  'login',
  'id',
  'node_id',
  'avatar_url',
  'gravatar_id',
  'url',
  'html_url',
  'followers_url',
  'following_url',
  'gists_url',
  'starred_url',
  'subscriptions_url',
  'organizations_url',
  'repos_url',
  'events_url',
  'received_events_url',
  'type',
  'site_admin',
  'user_view_type',
];

/** A bot that has not written anything yet: the emulator does not know it. */
const unknownBot = (platform: Platform, login: string): Json => {
  const id = 9_000_000 + Buffer.from(login).reduce((sum, byte) => (sum * 31 + byte) % 1_000_000, 0);
  const url = `${platform.url}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId('Bot', id),
    avatar_url: `${platform.url}/avatars/u/${login}`,
    gravatar_id: '',
    url,
    html_url: `${platform.url}/apps/${login.replace('[bot]', '')}`,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  };
};

/** What the emulator has told; nothing of it changes. */
const told = new WeakMap<Platform, Map<string, Json>>();

/** A user or bot as it appears inside other objects. */
export const userShape = async (platform: Platform, login: string): Promise<Json> => {
  const known = told.get(platform) ?? new Map<string, Json>();
  told.set(platform, known);
  const before = known.get(login);
  if (before !== undefined) return before;
  const path = `/users/${encodeURIComponent(login)}`;
  const answered = await platform.emulator.call({ method: 'GET', path, token: tokenOf(steward) });
  if (answered.status !== 200) return unknownBot(platform, login);
  const user = asJson(answered.json);
  const shape = Object.fromEntries(brief.map((key) => [key, user[key]]));
  known.set(login, shape);
  return shape;
};

/** The organization of a payload; nothing when a user owns the repository. */
export const organizationOf = (platform: Platform, repository: Repository): Json => {
  if (repository.ownerKind === 'User') return {};
  const url = `${platform.url}/orgs/${repository.owner}`;
  const organization = {
    login: repository.owner,
    id: 5000 + repository.owner.length,
    node_id: nodeId('Organization', repository.owner),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${platform.url}/avatars/o/${repository.owner}`,
    description: '',
  };
  return { organization };
};

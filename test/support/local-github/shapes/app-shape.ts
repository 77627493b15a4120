import type { Json } from '../json.ts';
import { nodeId } from '../json.ts';
import type { AppRecord } from '../model/app.ts';
import type { Platform } from '../platform.ts';

/** An app as it appears in checks and comments. */
export const appShape = (platform: Platform, app: AppRecord): Json => ({
  id: app.id,
  client_id: `Iv1.${app.id}`,
  slug: app.slug,
  node_id: nodeId('App', app.id),
  owner: {
    login: 'local',
    id: 1,
    node_id: nodeId('Organization', 1),
    type: 'Organization',
    url: `${platform.url}/users/local`,
  },
  name: app.name,
  description: '',
  external_url: `${platform.url}/apps/${app.slug}`,
  html_url: `${platform.url}/apps/${app.slug}`,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  permissions: app.permissions,
  events: app.events,
});

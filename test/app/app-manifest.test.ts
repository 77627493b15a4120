import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { appManifest, lacking, manifestFor } from '../../src/app/app-manifest.ts';

test('.github/app.yml and the manifest of the setup page are the same', () => {
  expect(parse(readFileSync(new URL('../../.github/app.yml', import.meta.url), 'utf8'))).toEqual(appManifest);
});

test('the App can not push, and the addresses of the manifest are those of this process', () => {
  expect(appManifest.default_permissions.contents).toBe('read');
  expect(manifestFor('https://pacegate.example')).toMatchObject({
    url: 'https://pacegate.example',
    hook_attributes: { url: 'https://pacegate.example/api/github/webhooks', active: true },
    redirect_url: 'https://pacegate.example/setup/callback',
    public: false,
  });
});

test('what an App lacks is told; what it has beyond it is its owner’s affair', () => {
  const { default_permissions: permissions, default_events: events } = appManifest;
  expect(lacking({ permissions, events })).toEqual([]);
  expect(
    lacking({ permissions: { ...permissions, contents: 'write', pages: 'read' }, events: [...events, 'star'] }),
  ).toEqual([]);
  const { merge_queues: _none, ...fewer } = permissions;
  expect(
    lacking({ permissions: { ...fewer, checks: 'read' }, events: events.filter((it) => it !== 'merge_group') }),
  ).toEqual(['checks: write', 'merge_queues: read', 'event merge_group']);
});

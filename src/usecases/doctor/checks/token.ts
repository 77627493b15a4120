import { type Abilities, permissionFor } from '../../../github/probe-writes.ts';
import type { TokenPermissions } from '../../../github/read-permissions.ts';
import type { TokenKind } from '../../../github/token-kind.ts';
import type { Check } from '../check.ts';
import { type Judged, ok, problem, unchecked, warning } from '../line.ts';

const kinds = {
  installation: "an App's or a workflow's token",
  'user-to-server': 'a token of a person for an App',
  'fine-grained': 'a fine-grained personal access token',
  classic: 'a classic personal access token',
  oauth: 'an OAuth token',
  app: "an App's own key",
  none: 'no token',
  unknown: 'a token of unknown kind',
} as const satisfies Record<TokenKind, string>;

const deeds: readonly (readonly [keyof Abilities, string])[] = [
  ['checks', 'write checks'],
  ['comments', 'write comments'],
  ['artifacts', 'read artifacts'],
  ['contents', 'write the branch of baselines'],
];

const abilityLines = ({ kind, can }: TokenPermissions): Judged[] => {
  if (kind === 'none') return [];
  const named = (wanted: 'yes' | 'no'): (readonly [keyof Abilities, string])[] =>
    deeds.filter(([ability]) => can[ability] === wanted);
  const may = named('yes').map(([, deed]) => deed);
  const not = named('no');
  return [
    ...(may.length === 0 ? [] : [ok(`It may ${may.join(', ')}`)]),
    ...(not.length === 0
      ? []
      : kind === 'installation'
        ? [
            warning(
              `It may not ${not.map(([, deed]) => deed).join(', ')}`,
              `If the job that measures uses it, add ${not.map(([ability]) => `\`${permissionFor(ability)}\``).join(', ')} to its \`permissions:\`.`,
            ),
          ]
        : [
            unchecked(
              `It may not ${not.map(([, deed]) => deed).join(', ')}; that is the matter of the workflow's own token, which only a job has`,
            ),
          ]),
  ];
};

/** Whether GitHub could be asked, and what the token may do. */
export const tokenCheck: Check = {
  id: 'token',
  group: 'GitHub',
  judge: ({ github }): Judged[] => {
    if (!github.known)
      return [
        github.refused === true
          ? problem(github.why, github.cure ?? 'Check the token.')
          : unchecked(`What GitHub knows was not read: ${github.why}`, github.cure),
      ];
    const { permissions, variable } = github.value;
    const { repository, kind, expires } = permissions;
    const with_ =
      variable === null
        ? 'without a token'
        : `with ${kinds[kind]} (${variable}${expires === null ? '' : `, until ${expires}`})`;
    return [
      repository.isArchived
        ? problem(
            `${repository.fullName} is archived: nothing can be posted or stored`,
            'Unarchive it in its settings.',
          )
        : ok(`${repository.fullName} (${repository.isPrivate ? 'private' : 'public'}) was read ${with_}`),
      ...abilityLines(permissions),
    ];
  },
};

/** By this line a branch is known as one of ours, also when people write their own text around it. */
export const readmeMark = '<!-- pacegate/baselines@1 -->';

export const readmePath = 'README.md';

/** README.md at the root of the branch: whoever comes across it must know what it is and what may be done to it. */
export const branchReadme = `${readmeMark}

# Stored measurements

Pacegate keeps here what it measured on the default branch: \`<suite>/<class of machine>.jsonl\`, one measurement a line,
the newest last. Its gate for pull requests uses them for budgets, goals and trends.

- Nothing here is built or run, and nothing is merged from or to this branch. It shares no history with the others.
- It is only ever added to. Old measurements lose their details and then fall out, so that no file grows beyond 1 MB.
- \`pacegate baseline show --store branch\` shows it, \`pacegate baseline export --store branch\` takes it elsewhere.
- To start anew, delete the branch. To undo damage, revert the commit that did it.
`;

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/github/check-runs.ts
var toCheckRun = (run) => ({
  id: run.id,
  url: run.html_url ?? "",
  externalId: run.external_id ?? "",
  detailsUrl: run.details_url ?? "",
  isCompleted: run.status === "completed",
  annotations: run.output.annotations_count,
  app: run.app === null ? null : { id: run.app.id, slug: run.app.slug ?? "" }
});
var listCheckRuns = async (github, { repository, name, headSha }) => {
  const { data } = await github.rest.checks.listForRef({
    ...repository,
    ref: headSha,
    check_name: name,
    filter: "all",
    per_page: 100
  });
  return data.check_runs.filter((run) => run.name === name).sort((one, other) => other.id - one.id).map(toCheckRun);
};
var usableRun = (runs, { externalId }) => runs.find((run) => run.externalId === externalId && (!run.isCompleted || run.annotations === 0)) ?? null;
var isJob = ({ detailsUrl, externalId }) => /\/actions\/runs\/\d+\/job\/\d+/.test(detailsUrl) && !/^(?:pr-|merge-group)/.test(externalId);
var nameConflicts = (name, ours, runs) => {
  const others = runs.filter((run) => run.id !== ours.id);
  const apps = new Map(
    others.flatMap(({ app }) => app !== null && ours.app !== null && app.id !== ours.app.id ? [[app.id, app]] : [])
  );
  const foreign = [...apps.values()].map(
    ({ id, slug }) => `The app ${slug || "without a name"} (id ${id}) has a check named ${name} on this commit too. Bind the required check ${name} to the app with id ${ours.app?.id}, or give ours another name with the input \`name\`.`
  );
  const job = others.some((run) => run.app?.id === ours.app?.id && isJob(run)) ? [
    `A job named ${name} makes a check of the same name, which can take the place of this one: give the job another name.`
  ] : [];
  return [...foreign, ...job];
};

export {
  toCheckRun,
  listCheckRuns,
  usableRun,
  nameConflicts
};

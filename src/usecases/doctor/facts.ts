import type { Configuration } from '../../config/configuration.ts';
import type { GitFacts } from '../../measure/survey/git-facts.ts';
import type { PortUse } from '../../measure/survey/service-candidate.ts';
import type { WorkflowFile } from '../../measure/survey/workflow.ts';
import type { GitHubFacts } from './github-facts.ts';
import type { Known } from './known.ts';

export type ConfigurationFacts =
  | {
      readonly kind: 'valid';
      readonly configuration: Configuration;
      readonly isPlaceholder: boolean;
      /** Whether the file has the key `app`: so the GitHub App is meant to serve the repository. */
      readonly namesApp: boolean;
    }
  | { readonly kind: 'missing'; readonly path: string }
  /** `problems`: one sentence each. */
  | { readonly kind: 'invalid'; readonly path: string; readonly problems: readonly string[]; readonly cure: string };

/** This machine, as a measurement would find it. */
export interface MachineFacts {
  readonly node: string;
  readonly platform: string;
  /** Whether /proc tells of processes. */
  readonly proc: boolean;
  readonly taskset: boolean;
  /** Cores that this process may use. */
  readonly cores: number;
  /** Bytes that are free, within the limit of a container. */
  readonly memory: number;
  readonly temporary: string;
  /** Bytes; null where the system does not tell. */
  readonly disk: number | null;
}

/** A suite of the configuration against what is here. */
export interface SuiteFacts {
  readonly name: string;
  readonly directory: string;
  readonly directoryExists: boolean;
  /** Programs that its commands call and that are not on the PATH. */
  readonly missingPrograms: readonly { readonly step: string; readonly program: string }[];
  /** What its commands need of the repository and don't find, in sentences with their cure. */
  readonly gaps: readonly { readonly problem: string; readonly cure: string }[];
  /** How the code seems to come by its port. */
  readonly port: PortUse;
  /** The port that the configuration fixes. */
  readonly fixedPort: number | null;
  /** Who listens on it: "node (4711)"; null when it is free. */
  readonly portHolder: string | null;
}

/** Everything that `pacegate doctor` judges, gathered before. */
export interface DoctorFacts {
  readonly configuration: ConfigurationFacts;
  readonly git: GitFacts | { readonly problem: string; readonly cure: string };
  readonly machine: MachineFacts;
  /** None without a valid configuration. */
  readonly suites: readonly SuiteFacts[];
  readonly workflows: readonly WorkflowFile[];
  readonly github: Known<GitHubFacts>;
}

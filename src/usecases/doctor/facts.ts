import type { Configuration, Suite } from '../../config/configuration.ts';
import type { FrontEnd } from '../../measure/survey/front-end/front-end.ts';
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

/** What the last build of a bundle left. */
export type LastStatistics =
  | { readonly kind: 'none' }
  /** `notices`: what would tell more, in sentences. */
  | { readonly kind: 'read'; readonly bundler: string; readonly notices: readonly string[] }
  | { readonly kind: 'unusable'; readonly problem: string; readonly cure: string };

/** How a bundle is set up. Paths are from the root. */
export interface BundleFacts {
  /** null: only files are looked at. */
  readonly stats: string | null;
  readonly output: string;
  /** null where git can't tell. */
  readonly ignored: boolean | null;
  /** Whether the suite builds, so that the output is no part of the repository. */
  readonly builds: boolean;
  /** What was found in the suite's directory; null where no bundler was recognised. */
  readonly frontEnd: Pick<FrontEnd, 'bundler' | 'setUp'> | null;
  readonly last: LastStatistics;
}

/** What a page is measured with. */
export interface PageFacts {
  /** The service suite that serves it. */
  readonly service: string | null;
  /** "lighthouse 13.5.0 and chrome-launcher 1.2.1" */
  readonly packages: Known<string>;
}

/** A suite of the configuration against what is here. */
export interface SuiteFacts {
  readonly name: string;
  readonly type: Suite['type'];
  readonly directory: string;
  readonly directoryExists: boolean;
  /** Programs that its commands call and that are not on the PATH. */
  readonly missingPrograms: readonly { readonly step: string; readonly program: string }[];
  /** What its commands need of the repository and don't find, in sentences with their cure. */
  readonly gaps: readonly { readonly problem: string; readonly cure: string }[];
  /** How the code seems to come by its port; null where the suite starts nothing itself. */
  readonly port: PortUse | null;
  /** The port that the configuration fixes. */
  readonly fixedPort: number | null;
  /** Who listens on it: "node (4711)"; null when it is free. */
  readonly portHolder: string | null;
  /** Of suites of type bundle. */
  readonly bundle: BundleFacts | null;
  /** Of suites of type page. */
  readonly page: PageFacts | null;
}

/** Everything that `pacegate doctor` judges, gathered before. */
export interface DoctorFacts {
  readonly configuration: ConfigurationFacts;
  readonly git: GitFacts | { readonly problem: string; readonly cure: string };
  readonly machine: MachineFacts;
  /** None without a valid configuration. */
  readonly suites: readonly SuiteFacts[];
  /** The browser that pages are loaded in, with what names it; null without pages. */
  readonly browser: Known<string> | null;
  readonly workflows: readonly WorkflowFile[];
  readonly github: Known<GitHubFacts>;
}

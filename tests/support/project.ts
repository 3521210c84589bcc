import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const COPIED = ['src', 'machines', 'content', 'public', 'astro.config.mjs', 'package.json'];

/** A copy of the project in a folder of its own, to build with other content or settings. */
export interface Project {
  /** Its folder; the built site is in `dist/` below it. */
  root: string;
  /**
   * Builds the copy.
   *
   * @param env settings of the build, `{ BASE_PATH: '/ai/' }`
   * @throws Error with what was printed if the build stops
   */
  build(env?: Record<string, string>): Promise<Built>;
  remove(): void;
}

/** What a build took. */
export interface Built {
  seconds: number;
  /** Time that Node had a processor for: steadier than `seconds` on a busy machine. */
  cpuSeconds: number;
  /** The most memory that Node held at once. */
  megabytes: number;
}

/**
 * Copies the project. Astro keeps its state in `.astro/` and `node_modules/.astro/` below the root,
 * so only a root of its own keeps one build from disturbing another. It lies inside the project,
 * because Node looks for packages in the folders above.
 */
export function copyProject(): Project {
  mkdirSync('.astro', { recursive: true });
  const root = mkdtempSync(resolve('.astro/copy-'));
  for (const name of COPIED) cpSync(name, join(root, name), { recursive: true });
  return {
    root,
    build: (env) => build(root, env),
    remove: () => rmSync(root, { recursive: true }),
  };
}

/** A script that has the process say at its end what it used. */
const TELL_USE =
  'data:text/javascript,process.on("exit",()=>console.log("used",JSON.stringify(process.resourceUsage())))';

/** Builds the Astro project in a folder. See {@link Project.build}. */
export function build(root: string, env: Record<string, string> = {}): Promise<Built> {
  const script = resolve('node_modules/astro/bin/astro.mjs');
  const started = performance.now();
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--import', TELL_USE, script, 'build'], {
      cwd: root,
      env: { ...ownEnvironment(), ASTRO_TELEMETRY_DISABLED: '1', ...env },
    });
    let printed = '';
    child.stdout.on('data', (chunk) => (printed += String(chunk)));
    child.stderr.on('data', (chunk) => (printed += String(chunk)));
    child.on('error', fail);
    child.on('close', (code) => {
      if (code !== 0) return fail(new Error(`The build stopped:\n${printed}`));
      // Astro's own threads say it too; the process has the last word.
      const [, json] = [...printed.matchAll(/^used (.+)$/gm)].at(-1)!;
      const used = JSON.parse(json!) as NodeJS.ResourceUsage;
      done({
        seconds: (performance.now() - started) / 1000,
        cpuSeconds: (used.userCPUTime + used.systemCPUTime) / 1e6,
        megabytes: used.maxRSS / 1024,
      });
    });
  });
}

/** The environment without what Vitest and tests set, which would make the build one for tests. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(NODE_ENV|MODE|DEV|PROD|SSR|TEST|BASE_URL|VITEST.*|BASE_PATH|SITE|SITE_URL)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

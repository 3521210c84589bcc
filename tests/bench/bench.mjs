// npm run bench: what a chapter and a guide weigh on the wire beside stock Starlight with the same
// text, how long a step in the guide takes on a slow machine, and what each answer costs its reader.
// Reads the built site in dist/.
// More bytes than the ceiling is an error: nobody meant to. A missed aim is only told.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { createViteServer } from 'vitest/node';
import { BROWSER_MISSING, findBrowser } from '../../src/cli/find-browser.mjs';
import { serve } from '../support/serve.mjs';
import { steps } from './steps.mjs';
import { buildStock } from './stock.mjs';
import { weigh } from './weigh.mjs';

const PAGES = [
  { name: 'Chapter page', path: '/ostersund/oppen-ai/' },
  { name: 'Guide page', path: '/guider/oppen-ai/' },
];
const TRAINING = '/ova/ostersund/';
const ROUNDS = 5;
const SLOWDOWN = 4;
const AIM = {
  chapterRatio: 0.5,
  guideKilobytes: 45,
  guideScriptKilobytes: 20,
  trainingKilobytes: 25,
  stepMilliseconds: 16,
};
/** What no change may go beyond unnoticed, where the aim isn't reached yet. */
const CEILING = { chapterRatio: 0.65, guideKilobytes: 64, guideScriptKilobytes: 28 };
/** What the Dutch government's decision aid for the AI Act sent to a new visitor in 2026, kB. */
const DUTCH_KILOBYTES = 1270;

if (!existsSync('dist/index.html')) throw new Error('dist/ is missing: npm run build');
const executablePath = findBrowser();
if (executablePath === undefined) throw new Error(BROWSER_MISSING);

const kilobytes = (bytes) => bytes / 1000;
const round = (value, digits = 1) => value.toFixed(digits);
const verdict = (isMet) => (isMet ? 'ok' : 'not ok');
/** The verdict of an aim in bytes, which are the same on every machine. */
function told(measured, name) {
  if (measured > (CEILING[name] ?? AIM[name])) process.exitCode = 1;
  return verdict(measured <= AIM[name]);
}

/** Prints rows under a heading, with the columns in line. */
function table(headings, rows) {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  for (const row of all)
    console.log(
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]),
        )
        .join('  '),
    );
}

/** The middle and the greatest of some values. */
function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)], max: sorted.at(-1) };
}

/** Prints what each outcome of each guide costs its reader: see clicks.ts. */
async function printCosts() {
  const vite = await createViteServer({
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, ws: false },
  });
  try {
    const { costs } = await vite.ssrLoadModule('/tests/bench/clicks.ts');
    const cells = (cost) => (cost ? [String(cost.screens), String(cost.clicks)] : ['–', '–']);
    console.log('\nScreens and clicks to each outcome: the least, and in the middle worked case\n');
    table(
      ['', 'screens', 'clicks', 'usual screens', 'usual clicks'],
      costs().map(({ guide, title, least, usual }) => [
        `${guide}: ${title}`,
        ...cells(least),
        ...cells(usual),
      ]),
    );
  } finally {
    await vite.close();
  }
}

process.once('SIGINT', () => process.exit(130));
const stock = await buildStock(
  PAGES.map(({ path }) => ({ path, html: readFileSync(`dist${path}index.html`, 'utf8') })),
);
await printCosts();
const servers = [];
let browser;
try {
  const [ours, theirs] = await Promise.all([serve('dist'), serve(stock)]);
  servers.push(ours, theirs);
  browser = await chromium.launch({
    executablePath,
    // Chromium's sandbox refuses to run as root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });

  const rows = [];
  const weighed = [];
  for (const { name, path } of PAGES) {
    const own = await weigh(browser, ours.base + path);
    const plain = await weigh(browser, theirs.base + path);
    weighed.push({ own, plain });
    const cells = ({ kinds, total, requests }) => [
      ...['html', 'css', 'js', 'other'].map((kind) => round(kilobytes(kinds[kind]))),
      round(kilobytes(total)),
      String(requests),
    ];
    const ratio = (from) => round(from(own) / from(plain), 2);
    rows.push(
      [`${name} ${path}`, ...cells(own)],
      ['  stock Starlight, same text', ...cells(plain)],
    );
    rows.push([
      '  ratio',
      ...['html', 'css', 'js', 'other'].map((kind) =>
        plain.kinds[kind] === 0 ? '–' : ratio(({ kinds }) => kinds[kind]),
      ),
      ratio(({ total }) => total),
      ratio(({ requests }) => requests),
    ]);
  }
  console.log('\nOn the wire: kB (1000 bytes; text as gzip level 6) and requests\n');
  table(['', 'html', 'css', 'js', 'other', 'total', 'requests'], rows);

  const training = await weigh(browser, ours.base + TRAINING);
  const [chapter, guide] = weighed;
  const guides = [];
  for (const { name: id } of readdirSync('dist/guider', { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  )) {
    const path = `/guider/${id}/`;
    const own = await weigh(browser, ours.base + path);
    const questions =
      readFileSync(`dist${path}index.html`, 'utf8').split('data-question=').length - 1;
    guides.push({ path, questions, own, script: own.kinds.js - chapter.own.kinds.js });
  }
  console.log(
    `\nGuides: kB, and times less than the ${DUTCH_KILOBYTES} kB of the Dutch decision aid\n`,
  );
  table(
    ['', 'questions', 'total', 'times less', 'script beyond a chapter'],
    guides.map(({ path, questions, own, script }) => [
      path,
      String(questions),
      round(kilobytes(own.total)),
      round(DUTCH_KILOBYTES / kilobytes(own.total)),
      round(kilobytes(script)),
    ]),
  );

  const checklists = [];
  for (const { path: guidePath } of guides) {
    const path = `${guidePath}checklista/`;
    checklists.push({ path, own: await weigh(browser, ours.base + path) });
  }
  console.log('\nChecklists: kB at first, and what is fetched only when a reader asks for it\n');
  table(
    ['', 'html', 'js', 'total'],
    checklists.map(({ path, own }) => [
      path,
      round(kilobytes(own.kinds.html)),
      round(kilobytes(own.kinds.js)),
      round(kilobytes(own.total)),
    ]),
  );
  const asked = readdirSync('dist/_astro').filter((name) => /^(word|qr|saved|text)\./.test(name));
  table(
    ['when asked', 'kB'],
    asked.map((name) => [
      name.split('.')[0],
      round(kilobytes(gzipSync(readFileSync(`dist/_astro/${name}`), { level: 6 }).length)),
    ]),
  );

  const load = loadavg()[0];
  const largest = guides.toSorted((a, b) => b.questions - a.questions)[0];
  const taken = await steps(browser, ours.base + largest.path, ROUNDS, SLOWDOWN);
  const script = spread(taken.map((step) => step.script));
  const frame = spread(taken.map((step) => step.frame));
  console.log(
    `\nA step of ${largest.path}, CPU slowed ${SLOWDOWN} times: ${taken.length} steps in ${ROUNDS} rounds, ms\n`,
  );
  table(
    ['', 'median', 'max'],
    [
      [
        'script, from Continue to the next question in focus',
        round(script.median),
        round(script.max),
      ],
      ['until the next frame', round(frame.median), round(frame.max)],
    ],
  );
  if (load > availableParallelism())
    console.log(`\nThe machine is busy (load ${round(load)}): these times are too high.`);

  const chapterRatio = chapter.own.total / chapter.plain.total;
  const guideKilobytes = kilobytes(guide.own.total);
  const scriptKilobytes = Math.max(...guides.map((one) => kilobytes(one.script)));
  const trainingKilobytes = kilobytes(training.kinds.js - chapter.own.kinds.js);
  console.log('\nAims\n');
  table(
    ['', 'aim', 'measured', ''],
    [
      [
        'chapter page, share of stock Starlight',
        `≤ ${AIM.chapterRatio}`,
        round(chapterRatio, 2),
        told(chapterRatio, 'chapterRatio'),
      ],
      [
        'guide page, kB',
        `≤ ${AIM.guideKilobytes}`,
        round(guideKilobytes),
        told(guideKilobytes, 'guideKilobytes'),
      ],
      [
        'most script of a guide beyond a chapter, kB',
        `≤ ${AIM.guideScriptKilobytes}`,
        round(scriptKilobytes),
        told(scriptKilobytes, 'guideScriptKilobytes'),
      ],
      [
        'script of a training page beyond a chapter page’s, kB',
        `≤ ${AIM.trainingKilobytes}`,
        round(trainingKilobytes),
        told(trainingKilobytes, 'trainingKilobytes'),
      ],
      ...Object.entries(script).map(([which, milliseconds]) => [
        `${which} step, ms of script`,
        `≤ ${AIM.stepMilliseconds}`,
        round(milliseconds),
        verdict(milliseconds <= AIM.stepMilliseconds),
      ]),
    ],
  );
} finally {
  await browser?.close();
  await Promise.all(servers.map((server) => server.stop()));
}

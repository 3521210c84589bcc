import type { Page } from 'playwright-core';
import { questionsOf } from '../../machines/kit/setup';
import type { Visitor } from './browser';
import { content, machine } from './content';
import { GuidePage, placeOf } from './guide-page';
import { MILD, ROUTE_TO } from './routes';
import { sampleOf } from './sample';
import { chaptersOf } from './site';

/** A page in one of its states: where it is, and what is done there. */
export interface Place {
  name: string;
  path: string;
  kind?: string;
  /** What is there when the page is ready. */
  ready?: string;
  act?: (page: Page) => Promise<unknown>;
}

const page = (path: string, ready?: string): Place => ({ name: path, path, ready });

/** Places that are alike to the eye: `npm test` shows the first, `npm run test:all` each. */
const alike = (places: Place[]): Place[] =>
  places.map((place) => ({ ...place, kind: places[0]!.name }));
const READY = '[data-ready]';
const GUIDE = '/guider/oppen-ai/';
const CHECKLIST = '/guider/oppen-ai/checklista/';

const PAGES: Place[] = [
  page('/'),
  page('/404.html'),
  ...alike([page('/om/oppna-data/'), page('/om/'), page('/om/integritet/')]),
  ...alike([...content.guidelines.keys()].map((id) => page(`/${id}/`))),
  ...alike([
    page('/ostersund/oppen-ai/'),
    ...[...content.guidelines.keys()].flatMap(chaptersOf).map((path) => page(path)),
    page('/oklarheter/ostersund/'),
    page('/karlstad/hela/'),
  ]),
  ...alike([page('/r/ostersund/6.1.3/'), page('/r/ostersund/6.1.3.b/')]),
  ...alike([page('/kommuner/'), page('/regler/'), page('/oklarheter/')]),
  ...alike(['ostersund', 'karlstad'].map((id) => page(`/regler/${id}/#roll=chef`, READY))),
  page('/ordlista/'),
  page('/jamfor/'),
  page('/andringar/'),
  page(CHECKLIST, READY),
  ...alike(
    Object.entries(ROUTE_TO).map(([outcome, route]) => ({
      ...page(CHECKLIST + placeOf(route), READY),
      name: `${CHECKLIST} after ${outcome}`,
    })),
  ),
  page('/sok/?q=sekretess', 'a[data-result]'),
  ...alike([page('/sok/'), page('/sok/?q=qzxqzx', '[data-count]:not(:empty)')]),
];

const before = (question: string) =>
  MILD.slice(
    0,
    MILD.findIndex(([id]) => id === question),
  );
const state = (name: string, fragment: string, act?: Place['act']): Place => ({
  name,
  path: GUIDE + fragment,
  ready: READY,
  act,
});
const openAll = (page: Page) =>
  page
    .locator('decision-guide details')
    .evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));

const outcome = (id: keyof typeof ROUTE_TO) =>
  state(`outcome ${id}, everything unfolded`, placeOf(ROUTE_TO[id]), openAll);

const checklist = (name: string, act: Place['act'], path = CHECKLIST + placeOf(MILD)): Place => ({
  name: `checklist: ${name}`,
  path,
  ready: READY,
  act,
});
const press = (name: string) => (page: Page) => page.getByRole('button', { name }).first().click();
const openSaved = (content: string) => (page: Page) =>
  page
    .locator('[data-file]')
    .setInputFiles({
      name: 'lista.json',
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    })
    .then(() => page.locator('[data-notice] p').waitFor());

/** The checklist, in the states that a reader brings it to. */
const CHECKLISTS: Place[] = [
  checklist('planned', press('Planera')),
  checklist('an item ticked, one set aside', async (page) => {
    await press('Planera')(page);
    await page.locator('[data-item] > input').filter({ visible: true }).first().check();
    const last = page.locator('[data-item]').filter({ visible: true }).last();
    await last.getByLabel(/^Gäller inte/).check();
  }),
  checklist('answers unfolded', (page) => page.getByText('Svaren', { exact: true }).click()),
  checklist('with QR code', async (page) => {
    await press('Visa QR-kod')(page);
    await page.locator('[data-qr] svg').waitFor();
  }),
  checklist('saved on the computer', async (page) => {
    await press('Spara på den här datorn')(page);
    await page.locator('[data-kept] li').waitFor();
  }),
  checklist('a broken file', openSaved('{')),
  ...alike([
    checklist(
      'working paper half done',
      press('Planera'),
      '/guider/infora-ai/checklista/#infora-ai?vad=infora&battre=ja&steg-1=ja&steg-2=nej&steg-3=delvis',
    ),
    checklist('working paper', press('Planera'), '/guider/infora-ai/checklista/'),
  ]),
  ...alike([
    checklist('of a role', undefined, '/regler/ostersund/medarbetare/'),
    checklist('of a chapter', undefined, '/ostersund/oppen-ai/checklista/'),
    checklist('labels', undefined, '/guider/markning/checklista/'),
  ]),
];

const STATES: Place[] = [
  ...alike(
    questionsOf(machine)
      .toReversed()
      .map((id) => state(`question ${id}`, placeOf(before(id)))),
  ),
  outcome('nej'),
  ...alike([
    outcome('ja-med-villkor'),
    outcome('fraga-forst'),
    outcome('ja'),
    state('outcome folded', placeOf(MILD)),
  ]),
  state('error shown', '', (page) => new GuidePage(page).continue('slag')),
  state('rule open', '', (page) =>
    page.locator('[data-question="slag"] .rule-here summary').click(),
  ),
  state('notice shown', '#oppen-ai?slag=alla&gammal=ja&resultat=ja'),
  ...alike([
    state('what falls away named', placeOf(MILD, 'verktyget'), (page) =>
      new GuidePage(page).radio('verktyget', 'helt-nytt').check(),
    ),
    state('an answered question shown again', placeOf(MILD, 'verktyget')),
  ]),
  {
    name: 'guide open in its chapter',
    path: `/ostersund/oppen-ai/${placeOf(before('verktyget'))}`,
    ready: READY,
  },
  {
    name: 'menu open',
    path: '/ostersund/oppen-ai/',
    act: (page) => page.locator('#meny').evaluate((menu) => (menu as HTMLElement).showPopover()),
  },
];

const TRAINING = '/ova/ostersund/';
const { cases, courses } = content.training;
const course = courses.find(({ guideline }) => guideline === 'ostersund')!;
const practice = (name: string, act: Place['act'], path = TRAINING): Place => ({
  name: `training: ${name}`,
  path,
  ready: 'case-training[data-ready]',
  act,
});
const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** Gives the right or a wrong verdict on the case on the stage. */
async function giveVerdict(page: Page, right: boolean): Promise<void> {
  const stage = page.locator('.stage');
  const { guide, route } = cases.get((await stage.getAttribute('data-asked'))!)!;
  const outcome = `[value=${JSON.stringify(guide.texts.outcomes[route.at]!.title)}]`;
  const wanted = stage.locator(`input${right ? outcome : `:not(${outcome})`}`);
  await wanted.first().check();
  await click(page, 'Svara');
}

/** Begins to practise, and does so much. */
const practised =
  (act: (page: Page) => Promise<unknown> = () => Promise.resolve()) =>
  async (page: Page) => {
    await click(page, /^Börja/);
    await act(page);
  };

const unfold = (page: Page) =>
  page
    .locator('main details')
    .evaluateAll((all) => all.slice(0, 20).forEach((details) => details.setAttribute('open', '')));

/** Training, in the states that a trainee brings it to. */
const PRACTICE: Place[] = [
  page('/ova/'),
  practice('asking', practised()),
  practice(
    'an answer missing',
    practised((page) => click(page, 'Svara')),
  ),
  practice(
    'right',
    practised((page) => giveVerdict(page, true)),
  ),
  ...alike([
    practice(
      'wrong',
      practised((page) => giveVerdict(page, false)),
    ),
    practice(
      'step by step, the end with its wrong turns',
      practised(async (page) => {
        const stage = page.locator('.stage');
        await stage.locator('form').waitFor();
        while (await stage.locator('form').isVisible()) {
          await stage.locator('form input').last().check();
          await click(page, 'Svara');
          await click(page, /^(Nästa fråga|Se beskedet)$/);
        }
        await stage
          .locator('.whole-route')
          .evaluate((route: HTMLDetailsElement) => (route.open = true));
        await stage.locator('.diagram').waitFor();
      }),
      `${TRAINING}#satt=steg`,
    ),
  ]),
  practice(
    'find the rule, a chapter open',
    practised((page) => page.locator('.stage fieldset > details > summary').last().click()),
    `${TRAINING}#satt=regel`,
  ),
  practice(
    'the record of a course',
    practised(async (page) => {
      for (const [turn] of course.cases.entries()) {
        await giveVerdict(page, turn > 0);
        await click(page, /^(Nästa fall|Se hur det gick)$/);
      }
    }),
    `${TRAINING}kurs/${course.id}/`,
  ),
  ...alike([
    { ...page(`/ova/fall/${[...cases.keys()][0]!}/`), act: unfold },
    practice(
      'the end of a round',
      practised(async (page) => {
        await giveVerdict(page, false);
        await click(page, 'Avsluta övningen');
        await click(page, 'Spara på den här datorn');
      }),
    ),
    practice('unfolded', unfold),
    page(`${TRAINING}utskrift/`),
  ]),
  ...alike([page('/ova/luckor/'), page(`${TRAINING}luckor/`)]),
];

/** Every kind of page and of state, by name. */
export const PLACES = sampleOf(
  [...PAGES, ...CHECKLISTS, ...STATES, ...PRACTICE],
  ({ kind, name }) => [kind ?? name],
).map((place) => [place.name, place] as const);

/** Opens a page as a new visitor and brings it to its state. */
export async function visit(visitor: Visitor, { path, ready, act }: Place): Promise<Page> {
  const opened = await visitor.open(path);
  if (ready !== undefined) await opened.locator(ready).first().waitFor();
  await act?.(opened);
  return opened;
}

import type { Page } from 'playwright-core';
import { questionsOf } from '../../machines/kit/setup';
import type { Visitor } from './browser';
import { content, machine } from './content';
import { GuidePage, placeOf } from './guide-page';
import { MILD, ROUTE_TO } from './routes';
import { chaptersOf } from './site';

/** A page in one of its states: where it is, and what is done there. */
export interface Place {
  name: string;
  path: string;
  /** What is there when the page is ready. */
  ready?: string;
  act?: (page: Page) => Promise<unknown>;
}

const page = (path: string, ready?: string): Place => ({ name: path, path, ready });
const READY = '[data-ready]';
const GUIDE = '/guider/oppen-ai/';
const CHECKLIST = '/guider/oppen-ai/checklista/';

const PAGES: Place[] = [
  page('/'),
  page('/404.html'),
  page('/om/'),
  page('/om/integritet/'),
  page('/om/oppna-data/'),
  ...[...content.guidelines.keys()].flatMap((id) =>
    [`/${id}/`, ...chaptersOf(id)].map((path) => page(path)),
  ),
  page('/r/ostersund/6.1.3/'),
  page('/r/ostersund/6.1.3.b/'),
  page('/karlstad/hela/'),
  page('/kommuner/'),
  page('/regler/'),
  page('/regler/ostersund/#roll=chef', READY),
  page('/regler/karlstad/#roll=chef', READY),
  page('/ordlista/'),
  page('/jamfor/'),
  page('/andringar/'),
  page('/oklarheter/'),
  page('/oklarheter/ostersund/'),
  page(CHECKLIST, READY),
  ...Object.entries(ROUTE_TO).map(([outcome, route]) => ({
    ...page(CHECKLIST + placeOf(route), READY),
    name: `${CHECKLIST} after ${outcome}`,
  })),
  page('/sok/'),
  page('/sok/?q=sekretess', 'a[data-result]'),
  page('/sok/?q=qzxqzx', '[data-count]:not(:empty)'),
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
    await page.getByRole('button', { name: 'Rensa' }).waitFor();
  }),
  checklist('a broken file', openSaved('{')),
  checklist('labels', undefined, '/guider/markning/checklista/'),
  checklist('working paper', press('Planera'), '/guider/infora-ai/checklista/'),
  checklist(
    'working paper half done',
    press('Planera'),
    '/guider/infora-ai/checklista/#infora-ai?vad=infora&battre=ja&steg-1=ja&steg-2=nej&steg-3=delvis',
  ),
  checklist('of a chapter', undefined, '/ostersund/oppen-ai/checklista/'),
  checklist('of a role', undefined, '/regler/ostersund/medarbetare/'),
];

const STATES: Place[] = [
  ...questionsOf(machine).map((id) => state(`question ${id}`, placeOf(before(id)))),
  ...Object.entries(ROUTE_TO).map(([outcome, route]) =>
    state(`outcome ${outcome}, everything unfolded`, placeOf(route), openAll),
  ),
  state('outcome folded', placeOf(MILD)),
  state('an answered question shown again', placeOf(MILD, 'verktyget')),
  state('error shown', '', (page) => new GuidePage(page).continue('slag')),
  state('rule open', '', (page) =>
    page.locator('[data-question="slag"] .rule-here summary').click(),
  ),
  state('notice shown', '#oppen-ai?slag=alla&gammal=ja&resultat=ja'),
  state('what falls away named', placeOf(MILD, 'verktyget'), (page) =>
    new GuidePage(page).radio('verktyget', 'helt-nytt').check(),
  ),
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

/** Every kind of page and every state of the guide, by name. */
export const PLACES = [...PAGES, ...CHECKLISTS, ...STATES].map(
  (place) => [place.name, place] as const,
);

/** Opens a page as a new visitor and brings it to its state. */
export async function visit(visitor: Visitor, { path, ready, act }: Place): Promise<Page> {
  const opened = await visitor.open(path);
  if (ready !== undefined) await opened.locator(ready).first().waitFor();
  await act?.(opened);
  return opened;
}

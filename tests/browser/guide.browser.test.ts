import { describe, expect, test } from 'vitest';
import { decodeFragment } from '../../src/browser/address';
import { replay } from '../../machines/kit/replay';
import { questionsOf, stateMeta } from '../../machines/kit/setup';
import { DESKTOP, useBrowser } from '../support/browser';
import { content, machine, questionText, saidText, texts } from '../support/content';
import { GuidePage, placeOf } from '../support/guide-page';
import { coveringRoutes, MILD, ROUTE_TO, type Given, type Route } from '../support/routes';
import { full, sampleOf } from '../support/sample';

const visitor = useBrowser();
const openGuide = async (fragment = '') =>
  new GuidePage(await visitor.open(`/guider/oppen-ai/${fragment}`)).ready();

const first = (answers: number) => MILD.slice(0, answers);
const afterwards = (question: string) => MILD.slice(MILD.findIndex(([id]) => id === question) + 1);
const named = (route: Route) => route.map(([question, answer]) => saidText({ question, answer }));

describe('the outcome', () => {
  const why = (guide: GuidePage, outcome: string) =>
    guide.outcome(outcome).locator('[data-why] > ul.why > li');

  test('a stop shows the rule that stopped, and what would change it', async () => {
    const guide = await openGuide(placeOf([...first(1), ['inmatning', 'personuppgifter']]));
    const { because, change } = texts.questions.inmatning!.answers.personuppgifter!;
    const reasons = why(guide, 'nej');
    expect(await reasons.count()).toBe(1);
    const text = await reasons.innerText();
    expect(text).toContain(because);
    expect(text).toContain(change!);
    const rule = reasons.getByRole('link', { name: '6.1.3.b', exact: true });
    expect(await rule.getAttribute('href')).toBe('/r/ostersund/6.1.3.b/');
  });

  test('all that stops is shown, each with its own remedy, and nothing of a doubt', async () => {
    const guide = await openGuide(
      placeOf([...first(1), ['inmatning', 'personuppgifter.kansligt.osaker']]),
    );
    const { personuppgifter, kansligt } = texts.questions.inmatning!.answers;
    const reasons = await why(guide, 'nej').allInnerTexts();
    expect(reasons).toHaveLength(2);
    for (const [index, answer] of [personuppgifter!, kansligt!].entries()) {
      expect(reasons[index]).toContain(answer.because);
      expect(reasons[index]).toContain(answer.change!);
    }
    const tasks = ['ta-bort-skyddat', 'ta-bort-kansligt', 'rapportera-inmatat', 'utan-oppen-ai'];
    const seen = await guide.seen();
    expect(seen.tasks).toEqual(expect.arrayContaining(tasks));
    expect(seen.tasks).not.toContain('fraga-om-uppgiften');
  });

  // Else a verdict says no without a word about the reader who asked.
  test('what stands under the verdict begins with what stopped this reader, and only this one', async () => {
    const guide = await openGuide(placeOf(ROUTE_TO.nej));
    const lead = guide.outcome('nej').locator('.verdict > p');
    const { lead: own } = texts.outcomes.nej!;
    await expect
      .poll(() => lead.textContent())
      .toBe(`Personuppgifter får aldrig matas in i öppen AI. ${own}`);
    await guide.jump(
      placeOf([
        ['slag', 'alla'],
        ['inmatning', 'sekretess'],
      ]),
    );
    await expect
      .poll(() => lead.textContent())
      .toBe(`Uppgifter under sekretess får aldrig matas in i öppen AI. ${own}`);
  });

  test('a yes gives the reason of each answer with links to its rules', async () => {
    const guide = await openGuide(placeOf(MILD));
    const reasons = await why(guide, 'ja').allInnerTexts();
    expect(reasons).toHaveLength(MILD.length);
    for (const [index, [question, answer]] of MILD.entries()) {
      expect(reasons[index]).toContain(texts.questions[question]!.answers[answer]!.because);
      const links = why(guide, 'ja').nth(index).getByRole('link');
      const rules = stateMeta(machine, question).clauses ?? [];
      expect(await links.allInnerTexts()).toEqual(
        rules.map((id) => content.clauses.get(id)!.label),
      );
    }
  });

  test('says what to do, whom to ask, the version, and leads to the checklist', async () => {
    const guide = await openGuide(placeOf(MILD));
    const outcome = guide.outcome('ja');
    const text = await outcome.innerText();
    expect(text).toContain(texts.outcomes.ja!.lead);
    expect(text).toContain(texts.outcomes.ja!.ask);
    const { document, version } = content.guidelines.get('ostersund')!;
    expect(text).toContain(`${document}, version ${version}`);
    for (const id of (await guide.seen()).tasks)
      expect(text).toContain(content.tasks.get(id)!.text);
    await outcome.getByRole('link', { name: 'Öppna checklistan' }).click();
    await guide.page.waitForURL(`**/guider/oppen-ai/checklista/${placeOf(MILD)}`);
  });

  test('its link is copied and that is announced, and said anew of another result', async () => {
    const guide = await openGuide(placeOf(MILD));
    await guide.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const copy = guide.page.locator('[data-copy="link"]').filter({ visible: true });
    const name = await copy.innerText();
    await copy.click();
    await expect.poll(() => copy.innerText()).toBe('Kopierat.');
    expect(await guide.live.textContent()).toBe('Kopierat.');
    expect(await guide.page.evaluate(() => navigator.clipboard.readText())).toBe(guide.page.url());
    await guide.jump(placeOf(MILD.slice(0, -1)));
    await guide.jump(placeOf(MILD));
    expect(await copy.innerText()).toBe(name);
  });

  test('starts over from the first question, with nothing marked', async () => {
    const guide = await openGuide(placeOf(MILD));
    await guide.outcome('ja').getByRole('link', { name: 'Börja om' }).click();
    await guide.shows('slag');
    const { marked, said } = await guide.seen();
    expect({ marked, said }).toEqual({ marked: undefined, said: [] });
  });
});

describe('the deciding rule', () => {
  test.each(sampleOf(questionsOf(machine)))('opens in place at %s', async (question) => {
    const before = MILD.slice(
      0,
      MILD.findIndex(([id]) => id === question),
    );
    const guide = await openGuide(placeOf(before));
    const address = guide.page.url();
    const rule = guide.question(question).locator('details.rule-here');
    expect(await rule.locator('ul').isVisible()).toBe(false);
    await rule.locator('summary').click();
    const shown = await rule.locator('ul > li').allInnerTexts();
    const rules = stateMeta(machine, question).clauses ?? [];
    expect(shown).toHaveLength(rules.length);
    for (const [index, id] of rules.entries()) {
      expect(shown[index]).toContain(content.clauses.get(id)!.label);
      expect(shown[index]).toContain(content.clauses.get(id)!.text);
    }
    expect(guide.page.url()).toBe(address);
    await guide.shows(question);
  });
});

describe('no answer chosen', () => {
  test('says so beside the answers, and takes it back when one is chosen', async () => {
    const guide = await openGuide();
    const error = guide.question('slag').locator('.error');
    const radio = guide.radio('slag', 'alla');
    expect(await error.isVisible()).toBe(false);
    await guide.continue('slag');
    await guide.shows('slag');
    expect(await error.innerText()).toBe('Välj ett svar för att gå vidare.');
    // On a phone what is said below the last answer isn't seen by who is led to the first.
    expect((await error.boundingBox())!.y).toBeLessThan((await radio.boundingBox())!.y);
    expect(await radio.getAttribute('aria-invalid')).toBe('true');
    expect(await radio.getAttribute('aria-describedby')).toBe(await error.getAttribute('id'));
    expect(await radio.evaluate((input) => input === document.activeElement)).toBe(true);
    await radio.check();
    expect(await error.isVisible()).toBe(false);
    expect(await radio.getAttribute('aria-invalid')).toBeNull();
    await guide.continue('slag');
    await guide.shows('inmatning');
  });
});

describe('an answer chosen, and not yet sent', () => {
  test('shows nothing of what it leads to, which is laid out already', async () => {
    const page = await visitor.open('/guider/oppen-ai/');
    const guide = await new GuidePage(page).ready();
    const heightOf = () => page.evaluate(() => document.documentElement.scrollHeight);
    const height = await heightOf();
    const [[first, answer], [second]] = MILD as [Given, Given];
    await guide.radio(first, answer).check();
    const next = guide.question(second);
    await expect.poll(() => next.getAttribute('data-ahead')).toBe('');
    expect(await heightOf()).toBe(height);
    expect(await next.isVisible()).toBe(false);
    expect(await page.locator('decision-guide').ariaSnapshot()).not.toContain(questionText(second));
    await guide.question(first).locator('button.btn').focus();
    await page.keyboard.press('Tab');
    expect(await next.evaluate((part) => part.contains(document.activeElement))).toBe(false);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await guide.shows(second);
    expect(await next.getAttribute('data-ahead')).toBeNull();
  });
});

describe('Dina svar', () => {
  const loss = (guide: GuidePage, question: string) =>
    guide.question(question).locator('.loss').innerText();

  test('an answer that changes nothing later keeps all of it, silently', async () => {
    const asking = ROUTE_TO['fraga-forst'];
    const guide = await (await openGuide()).walk(asking);
    await guide.change(questionText('verktyget'));
    await guide.shows('verktyget');
    const { marked, said } = await guide.seen();
    expect(marked).toBe('osaker');
    expect(said).toEqual(named(asking));
    await guide.radio('verktyget', 'osaker').uncheck();
    await guide.radio('verktyget', 'fil').check();
    expect(await loss(guide, 'verktyget')).toBe('');
    await guide.continue('verktyget');
    await guide.shows('fraga-forst');
    expect(await guide.notice.isVisible()).toBe(false);
    const changed = asking.map(
      ([id, answer]) => [id, id === 'verktyget' ? 'fil' : answer] as const,
    );
    expect((await guide.seen()).said).toEqual(named(changed));
  });

  test.each(
    sampleOf([
      { question: 'verktyget', answer: 'atkomst', leadsTo: 'nej', lost: afterwards('verktyget') },
      { question: 'inmatning', answer: 'osaker', leadsTo: 'fraga-forst', lost: MILD.slice(-1) },
      { question: 'slag', answer: 'utanfor', leadsTo: 'fraga-forst', lost: afterwards('slag') },
    ]),
  )(
    '$question=$answer names what falls away, before and after, and keeps the rest',
    async ({ question, answer, leadsTo, lost }) => {
      const guide = await (await openGuide()).walk(MILD);
      await guide.change(questionText(question));
      await guide.radio(question, answer).check();
      const warning = await loss(guide, question);
      for (const name of named(lost)) expect(warning).toContain(`”${name}”`);
      expect(warning.match(/”[^”]*”/g)).toHaveLength(lost.length);
      await guide.continue(question);
      await guide.shows(leadsTo);
      const notice = await guide.notice.innerText();
      for (const name of named(lost)) expect(notice).toContain(`”${name}”`);
      expect(notice.match(/”[^”]*”/g)).toHaveLength(lost.length);
      const kept = MILD.filter((given) => !lost.includes(given)).map(
        ([id, given]) => [id, id === question ? answer : given] as const,
      );
      expect((await guide.seen()).said).toEqual(named(kept));
    },
  );

  test('choosing the old answer again takes the warning back', async () => {
    const guide = await openGuide(placeOf(MILD, 'verktyget'));
    await guide.radio('verktyget', 'helt-nytt').check();
    expect(await loss(guide, 'verktyget')).not.toBe('');
    await guide.radio('verktyget', 'inget').check();
    expect(await loss(guide, 'verktyget')).toBe('');
  });

  test('the browser’s back brings back the answers that fell away', async () => {
    const guide = await (await openGuide()).walk(MILD);
    const before = await guide.seen();
    await guide.change(questionText('verktyget'));
    await guide.answer('verktyget', 'helt-nytt');
    await guide.shows('nej');
    await guide.page.goBack();
    await guide.shows('verktyget');
    await guide.page.goBack();
    await guide.looksLike(before);
  });

  test('Tillbaka goes one question back, the answer still marked, and on again', async () => {
    const guide = await (await openGuide()).walk(first(3));
    const back = (question: string) =>
      guide.question(question).getByRole('link', { name: 'Tillbaka' });
    await back('uppgiften').click();
    await guide.shows('verktyget');
    await back('verktyget').click();
    await guide.shows('inmatning');
    expect((await guide.seen()).marked).toBe('inget');
    await guide.continue('inmatning');
    await guide.shows('uppgiften');
  });

  test('the first question has nothing to go back to', async () => {
    const guide = await openGuide();
    expect(await guide.question('slag').locator('[data-back]').isVisible()).toBe(false);
  });
});

describe('the address is the state', () => {
  test('back and forward walk the guide', async () => {
    const guide = await openGuide();
    const stops = [await guide.seen()];
    for (const given of first(4)) {
      await guide.walk([given]);
      stops.push(await guide.seen());
    }
    // A question that has been answered still shows its answer.
    const left = stops.slice(0, -1).map((stop, index) => ({ ...stop, marked: MILD[index]?.[1] }));
    for (const stop of left.toReversed()) {
      await guide.page.goBack();
      await guide.looksLike(stop);
    }
    for (const stop of [...left.slice(1), ...stops.slice(-1)]) {
      await guide.page.goForward();
      await guide.looksLike(stop);
    }
  });

  test.each(
    sampleOf([
      { name: 'an answered question shown again', fragment: placeOf(first(4), 'verktyget') },
      { name: 'an unanswered question', fragment: placeOf(first(4)) },
      { name: 'an outcome', fragment: placeOf(MILD) },
    ]),
  )('reload and a shared link show $name again', async ({ fragment }) => {
    const guide = await openGuide(fragment);
    const before = await guide.seen();
    expect(before.shown).toHaveLength(1);
    await guide.page.reload();
    await guide.ready();
    await guide.looksLike(before);
    await (await openGuide(new URL(guide.page.url()).hash)).looksLike(before);
  });

  test('a walked guide and its link show the same', async () => {
    const guide = await (await openGuide()).walk([...first(3), ['uppgiften', 'stod.osaker']]);
    const before = await guide.seen();
    await (await openGuide(new URL(guide.page.url()).hash)).looksLike(before);
  });

  test('back from another page shows the same place', async () => {
    const guide = await (await openGuide()).walk(first(5));
    const before = await guide.seen();
    await guide.page.getByRole('link', { name: 'Om webbplatsen' }).click();
    await guide.page.waitForURL('**/om/');
    await guide.page.goBack();
    await guide.ready();
    await guide.looksLike(before);
  });
});

describe('a stale or mangled link', () => {
  const UNKNOWN = 'Ett svar i länken känner guiden inte igen. Resten har behållits.';
  const unknown = (count: number) => UNKNOWN.replace('Ett svar', `${count} svar`);
  const offRoute = (...route: Route) =>
    `Svar i länken som inte behövs på din väg har tagits bort: ${named(route)
      .map((name) => `”${name}”`)
      .join(', ')}.`;
  const start = 'slag=alla&inmatning=inget';

  const STALE = [
    ['a question that is gone', `?${start}&gammal-fraga=ja`, UNKNOWN],
    ['an answer that is gone', `?${start}&verktyget=kanske`, UNKNOWN],
    ['two of them', `?${start}&verktyget=kanske&gammal-fraga=ja`, unknown(2)],
    ['the same question twice', `?${start}&slag=stangd`, UNKNOWN],
    ['a cut end', `?${start}&verkty`, UNKNOWN],
    ['a cut escape', `?${start}&verktyget=%E5%`, UNKNOWN],
    ['broken UTF-8', `?${start}&%C3%28=%A0%A1`, UNKNOWN],
    ['an answer in capitals', `?${start}&VERKTYG=NEJ`, UNKNOWN],
    ['a second question mark', `?${start}&?verktyg=nej`, UNKNOWN],
    ['markup as an answer', `?${start}&verktyget=<img src=x onerror=alert(1)>`, UNKNOWN],
    ['markup as a question', `?${start}&<script>alert(1)</script>=ja`, UNKNOWN],
    ['markup as a place', `/<svg onload=alert(1)>?${start}`, UNKNOWN],
    ['a selector as an answer', `?${start}&verktyget="],*,[x="`, UNKNOWN],
    ['a path as a place', `/slag/../../x?${start}`, UNKNOWN],
    ['the prototype', `?${start}&__proto__=ja`, UNKNOWN],
    ['a property of every object', `?${start}&constructor=ja`, UNKNOWN],
    ['such a property as an answer', `?${start}&verktyget=constructor`, UNKNOWN],
  ] as const;

  test('the rest holds, the notice says so, and what is left can be shared', async () => {
    const guide = await openGuide();
    for (const [name, rest, notice] of STALE) {
      await guide.jump(placeOf([]));
      await guide.shows('slag');
      await guide.jump(`#oppen-ai${rest}`);
      await expect
        .poll(
          async () => {
            const { shown, said } = await guide.seen();
            const { hash } = new URL(guide.page.url());
            return { shown, said, hash, notice: await guide.notice.innerText() };
          },
          { message: name },
        )
        .toEqual({ shown: ['verktyget'], said: named(first(2)), hash: placeOf(first(2)), notice });
    }
    await guide.page.reload();
    await guide.ready();
    await guide.shows('verktyget');
    expect(await guide.notice.isVisible()).toBe(false);
  });

  test('an answer off the route is dropped, and the notice says so', async () => {
    const guide = await openGuide(`#oppen-ai?${start}&verktyget=helt-nytt&resultat=ja`);
    await guide.shows('nej');
    expect(await guide.notice.innerText()).toBe(offRoute(['resultat', 'ja']));
  });

  test('answers after a hole wait until it is filled', async () => {
    const guide = await openGuide(`#oppen-ai?${start}&uppgiften=inget`);
    await guide.shows('verktyget');
    expect(await guide.notice.isVisible()).toBe(false);
    await guide.answer('verktyget', 'inget');
    await guide.shows('du-sjalv');
  });

  test('a link from when the guide had fifteen questions keeps what still holds', async () => {
    const old = 'uppdrag=ja&slag=alla&verktyg=nej&atkomst=nej&sekretess=nej&personuppgifter=ja';
    const guide = await openGuide(`#oppen-ai?${old}`);
    await guide.shows('nej');
    const route = [
      ['slag', 'alla'],
      ['inmatning', 'personuppgifter'],
    ] as const;
    expect((await guide.seen()).said).toEqual(named(route));
    // What two of the old questions said lies beyond the stop today.
    expect(await guide.notice.innerText()).toBe(offRoute(['verktyget', 'inget']));
    await guide.page.reload();
    await guide.ready();
    await guide.shows('nej');
    expect(await guide.notice.isVisible()).toBe(false);
  });

  test.each(
    sampleOf([
      ['another guide', `#annan-guide?${start}`],
      ['no guide', `#?${start}`],
      ['markup for a guide', `#<img src=x onerror=alert(1)>?${start}`],
      ['an ordinary anchor', '#_top'],
      ['a lone percent sign', '#%'],
      ['nothing', '#'],
    ]),
  )('%s: the guide starts from the beginning', async (_, fragment) => {
    const guide = await openGuide(fragment);
    await guide.shows('slag');
    expect((await guide.seen()).said).toEqual([]);
  });

  test('a link pasted into an open guide takes its place', async () => {
    const guide = await (await openGuide()).walk(first(3));
    await guide.page.evaluate((hash) => (location.hash = hash), placeOf(MILD));
    await guide.shows('ja');
    await guide.page.evaluate(() => (location.hash = '#oppen-ai?slag=alla&inmatning=inget-sadant'));
    await guide.shows('inmatning');
    expect(await guide.notice.innerText()).toBe(UNKNOWN);
  });

  test('links cut, mixed and mangled: the right place, and no word that the page didn’t have', async () => {
    const guide = await openGuide();
    const links = mangledLinks(full ? 1000 : 100);
    const results = await guide.page.evaluate(tryLinks, links);
    let before = (await openGuide().then((fresh) => fresh.seen())).shown;
    for (const [index, { shown, strange }] of results.entries()) {
      const link = links[index]!;
      const place = decodeFragment(link);
      expect({ link, strange }).toEqual({ link, strange: [] });
      const again = place?.question;
      const route = replay(machine, place?.answers ?? {});
      const onRoute = route.steps.some(({ question }) => question === again);
      // What can't be read at all leaves the guide where it was.
      const wanted = place ? [onRoute ? again : route.at] : before;
      expect({ link, shown }).toEqual({ link, shown: wanted });
      before = shown;
    }
  });
});

/** Links made from true answers by cutting, mixing and putting in what doesn't belong. */
function mangledLinks(count: number): string[] {
  // A generator of its own, so that a failure can be repeated.
  let seed = 20261121;
  const below = (limit: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * limit);
  };
  const pick = <T>(from: readonly T[]) => from[below(from.length)]!;
  const routes = coveringRoutes(machine);
  const hostile = [
    '<b>fientlig</b>',
    '"><img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '%3Cscript%3Efientlig%3C/script%3E',
    '__proto__',
    'constructor',
    'fientlig',
    '%',
    '%00',
    '\u202e',
    '',
    'x'.repeat(500),
    ...questionsOf(machine),
    'ja',
    'nej',
    'osaker',
  ];
  return Array.from({ length: count }, () => {
    const pairs = pick(routes).map(([question, answer]) => `${question}=${answer}`);
    const parts = pairs.slice(0, below(pairs.length + 1));
    for (let turns = below(4); turns > 0; turns -= 1)
      parts.splice(below(parts.length + 1), below(2), `${pick(hostile)}=${pick(hostile)}`);
    const place = below(3) === 0 ? `/${pick(hostile)}` : '';
    const link = `#oppen-ai${place}?${parts.join('&')}`;
    // Never cut so far that it stops being a link to this guide.
    return below(3) === 0 ? link.slice(0, link.indexOf('?') + 1 + below(link.length)) : link;
  });
}

/**
 * Runs in the page: follows each link as back and forward do, and looks at all that it changes in
 * the document.
 *
 * @returns what is shown, and the new texts and elements that hold something the page hasn't said
 */
function tryLinks(links: string[]): { shown: string[]; strange: string[] }[] {
  const textsOf = (root: Node) => {
    const found: string[] = [];
    const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node: Node | null = root; node; node = nodes.nextNode())
      if (node instanceof Text) found.push(node.data.trim());
    return found;
  };
  const known = new Set([...textsOf(document.body), 'Ändra']);
  const questions = [...document.querySelectorAll('.question')].flatMap(textsOf);
  const isName = (name: string) =>
    questions.some((text) => name.startsWith(`${text} `) && known.has(name.slice(text.length + 1)));
  const isNotice = (text: string): boolean => {
    if (
      /^(?:Ett svar|\d+ svar) i länken känner guiden inte igen\. Resten har behållits\.$/.test(
        text,
      ) ||
      text === 'Länken gick inte att läsa. Den kan ha skadats på vägen.'
    )
      return true;
    const named = /^Svar i länken som inte behövs på din väg har tagits bort: ”(.*)”\.$/s.exec(
      text,
    );
    return named?.[1]?.split('”, ”').every(isName) === true;
  };
  const isAnnouncement = (text: string) => {
    const notices = [...document.querySelectorAll('[data-notice] p')].map((p) => p.textContent);
    const said = notices.join(' ');
    const result = text.endsWith(said) ? text.slice(0, text.length - said.length).trim() : text;
    return (
      notices.every(isNotice) &&
      (result === '' || known.has(/^Besked: (.*)\.$/.exec(result)?.[1] ?? '-'))
    );
  };
  const { title } = document;
  const suffix = title.slice(title.indexOf(' · '));
  const isTitle = (text: string) =>
    text.endsWith(suffix) && known.has(text.slice(0, -suffix.length).replace(/^Besked: /, ''));
  const isKnown = (text: string, parent: Element) =>
    known.has(text) ||
    (parent.localName === 'title' && isTitle(text)) ||
    (parent.closest('.verdict') !== null && [...known].some((one) => one.startsWith(text))) ||
    (text.startsWith(': ') && known.has(text.slice(2))) ||
    (parent.closest('[data-live]') ? isAnnouncement(text) : isNotice(text));
  const isHarmless = ({ tagName, attributes }: Element) =>
    ['A', 'B', 'DD', 'DETAILS', 'DIV', 'DL', 'DT', 'LI', 'P', 'SMALL', 'SPAN', 'SUMMARY'].includes(
      tagName,
    ) &&
    [...attributes].every(
      ({ name, value }) => !name.startsWith('on') && !/fientlig|javascript:/.test(value),
    );

  const observer = new MutationObserver(() => undefined);
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  const parts = [...document.querySelectorAll<HTMLElement>('[data-question], [data-outcome]')];
  return links.map((link) => {
    history.replaceState(null, '', link);
    dispatchEvent(new PopStateEvent('popstate'));
    const strange: string[] = [];
    for (const { type, target, addedNodes, attributeName } of observer.takeRecords()) {
      if (type === 'attributes') {
        const value = (target as Element).getAttribute(attributeName!) ?? '';
        if (/fientlig|javascript:|[<>]/.test(value)) strange.push(`${attributeName}="${value}"`);
      }
      const changed = type === 'characterData' ? [target] : [...addedNodes];
      for (const node of changed) {
        if (!node.isConnected) continue;
        strange.push(
          ...textsOf(node).filter((text) => text !== '' && !isKnown(text, node.parentElement!)),
        );
        if (node instanceof Element)
          for (const element of [node, ...node.querySelectorAll('*')])
            if (!isHarmless(element)) strange.push(element.outerHTML);
      }
    }
    const shown = parts.filter((part) => part.checkVisibility());
    return {
      shown: shown.map(({ dataset }) => dataset.question ?? dataset.outcome ?? ''),
      strange,
    };
  });
}

describe('the guide inside its chapter', () => {
  const CHAPTER = '/ostersund/oppen-ai/';
  // Wide enough for the list of the page's headings.
  const WIDE = { ...DESKTOP, width: 1440 };
  const openChapter = async (fragment = '') =>
    new GuidePage(await visitor.open(CHAPTER + fragment, { viewport: WIDE }));
  const focused = (guide: GuidePage) =>
    guide.page.evaluate(() => document.activeElement?.textContent.trim());

  test('is a link, brought in at a click with focus on the first question', async () => {
    const guide = await openChapter();
    expect((await guide.seen()).shown).toEqual([]);
    await guide.root.getByText('Starta guiden').click();
    await guide.shows('slag');
    await expect.poll(() => focused(guide)).toBe(questionText('slag'));
    await guide.walk(first(2));
    await guide.shows('verktyget');
    expect(await focused(guide)).toBe(questionText('verktyget'));
  });

  test('on paper its address stands for the button', async () => {
    const { root, page } = await openChapter();
    const address = root.getByText(/^Guiden finns på \S+\/guider\/oppen-ai\/$/);
    expect(await address.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await address.isVisible()).toBe(true);
    expect(await root.getByText('Starta guiden').isVisible()).toBe(false);
  });

  test('a link to a place opens it there', async () => {
    const guide = await (await openChapter(placeOf(first(3)))).ready();
    await guide.shows('uppgiften');
    expect(await guide.question('uppgiften').isVisible()).toBe(true);
  });

  test('an old link to one of its questions opens it, and says when that is asked', async () => {
    const guide = await (await openChapter('#oppen-ai.verktyget')).ready();
    await guide.shows('slag');
    expect(await guide.notice.innerText()).toContain(questionText('verktyget'));
  });

  test('an anchor elsewhere on the page leaves the guide as it is', async () => {
    const guide = await (await openChapter(placeOf([]))).ready();
    await guide.walk(first(3));
    const before = await guide.seen();
    const anchors = guide.page.locator('.on-page a');
    for (let index = 0; index < 2; index += 1) {
      await anchors.nth(index).click();
      expect(new URL(guide.page.url()).hash).not.toContain('oppen-ai?');
      expect(await guide.seen()).toEqual(before);
    }
    await guide.walk(MILD.slice(3, 4));
    await guide.shows('du-sjalv');
    expect((await guide.seen()).said).toEqual(named(first(4)));
  });

  test('the guide’s own page and the chapter share links', async () => {
    const onPage = await openGuide(placeOf(MILD));
    const inChapter = await (await openChapter(placeOf(MILD))).ready();
    const { said, tasks, heading } = await inChapter.seen();
    expect({ said, tasks, heading }).toMatchObject(
      await onPage.seen().then(({ said, tasks, heading }) => ({ said, tasks, heading })),
    );
  });
});

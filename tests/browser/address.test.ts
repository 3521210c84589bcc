import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formerly } from '../../machines/formerly/oppen-ai';
import oppenAi from '../../machines/oppen-ai';
import {
  decodeFragment,
  encodeFragment,
  FROM,
  isState,
  readChoices,
  readings,
  writeChoices,
} from '../../src/browser/address';
import { replay } from '../../machines/kit/replay';
import { answersOf, questionsOf } from '../../machines/kit/setup';
import { fullAnswers, someAnswers, wellFormedId } from '../machines/arbitraries';
import { full } from '../support/sample';

const noOptions = { noNullPrototype: true };

describe('a place in a guide', () => {
  test('is written as the contract of addresses has it', () => {
    expect(encodeFragment('oppen-ai', { uppdrag: 'ja', slag: 'vet-inte' })).toBe(
      '#oppen-ai?uppdrag=ja&slag=vet-inte',
    );
    expect(encodeFragment('oppen-ai', { uppdrag: 'ja' }, 'uppdrag')).toBe(
      '#oppen-ai/uppdrag?uppdrag=ja',
    );
  });

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(
        wellFormedId,
        fc.dictionary(wellFormedId, wellFormedId, noOptions),
        fc.option(wellFormedId, { nil: undefined }),
        (guide, answers, question) => {
          const fragment = encodeFragment(guide, answers, question);
          expect(decodeFragment(fragment)).toEqual({
            guide,
            answers,
            question,
            from: undefined,
            unreadable: 0,
          });
        },
      ),
    );
  });

  test.each([
    '',
    '#',
    '#6.1.3.b',
    '#oppen-ai',
    'oppen-ai?uppdrag=ja',
    '?uppdrag=ja',
    '#?uppdrag=ja',
  ])('is not "%s"', (fragment) => expect(decodeFragment(fragment)).toBeUndefined());
});

describe('of a mangled place', () => {
  const read = (fragment: string) => decodeFragment(fragment) ?? 'no place';

  test('what can be read is kept, and the rest is counted', () => {
    expect(read('#oppen-ai?uppdrag=ja&slag=%E0%A4%A&=ja&verktyg&atkomst=nej')).toEqual({
      guide: 'oppen-ai',
      question: undefined,
      answers: { uppdrag: 'ja', atkomst: 'nej' },
      from: undefined,
      unreadable: 3,
    });
  });

  test('the first of several answers to a question holds', () => {
    expect(read('#oppen-ai?uppdrag=ja&uppdrag=nej')).toMatchObject({
      answers: { uppdrag: 'ja' },
      unreadable: 1,
    });
  });

  test('a question that is no id is not gone to', () => {
    expect(read('#oppen-ai/<b>?uppdrag=ja')).toMatchObject({ question: undefined, unreadable: 1 });
    expect(read('#oppen-ai/a/b?uppdrag=ja')).toMatchObject({ question: undefined, unreadable: 1 });
  });

  test.each(['__proto__', '<script>', '-ja', 'ja-', 'ja--nej', 'å', '../ja'])(
    '"%s" is no id, as question or as answer',
    (word) => {
      const query = new URLSearchParams([
        [word, 'ja'],
        ['slag', word],
      ]).toString();
      expect(read(`#oppen-ai?uppdrag=ja&${query}`)).toMatchObject({
        answers: { uppdrag: 'ja' },
        unreadable: 2,
      });
    },
  );
});

describe('the guide that handed over', () => {
  const place = (from: string) => decodeFragment(`#oppen-ai?uppdrag=ja&${from}`);
  const handedOver = (from: string) => {
    const { from: caller, unreadable } = place(from)!;
    return { caller, unreadable };
  };

  test('is written into the address with its answers', () => {
    const from = { guide: 'stangd-ai', answers: { slutet: 'nej' } };
    expect(encodeFragment('oppen-ai', { uppdrag: 'ja' }, undefined, from)).toBe(
      '#oppen-ai?uppdrag=ja&fran=stangd-ai%3Fslutet%3Dnej',
    );
  });

  test('is read back, with its answers', () => {
    const answers = fc.dictionary(
      wellFormedId.filter((id) => id !== FROM),
      wellFormedId,
      noOptions,
    );
    fc.assert(
      fc.property(wellFormedId, answers, wellFormedId, answers, (guide, own, caller, given) => {
        const from = { guide: caller, answers: given };
        const fragment = encodeFragment(guide, own, undefined, from);
        expect(decodeFragment(fragment)).toEqual({
          guide,
          answers: own,
          question: undefined,
          from,
          unreadable: 0,
        });
      }),
    );
  });

  test('leaves the way to the guide and back as it was', () => {
    const from = decodeFragment('#oppen-ai?uppdrag=ja&slag=stangd')!;
    const there = decodeFragment(encodeFragment('stangd-ai', {}, undefined, from))!;
    expect(encodeFragment(there.from!.guide, there.from!.answers)).toBe(
      '#oppen-ai?uppdrag=ja&slag=stangd',
    );
  });

  test.each([
    ['nothing', 'fran='],
    ['no value', 'fran'],
    ['no place', 'fran=stangd-ai'],
    ['no id', 'fran=%3Cscript%3E%3Fslutet%3Dnej'],
    ['a prototype', 'fran=__proto__%3Fslutet%3Dnej'],
    ['a path', 'fran=..%2F..%2Fx%3Fslutet%3Dnej'],
    ['an address', 'fran=javascript%3Aalert(1)%3F'],
    ['broken escapes', 'fran=%E0%A4%A%3Fslutet'],
  ])('is not read from %s, which is counted', (_, from) => {
    expect(handedOver(from)).toEqual({ caller: undefined, unreadable: 1 });
  });

  test('is never an answer, though it looks like one', () => {
    expect(place('fran=ja')!.answers).toEqual({ uppdrag: 'ja' });
  });

  test('keeps no answers but well-formed ones', () => {
    const nested = '__proto__=ja&constructor=ja&slutet=<b>&kunskap=allt&toString=1';
    const { caller } = handedOver(`fran=${encodeURIComponent(`stangd-ai?${nested}`)}`);
    expect(caller).toEqual({
      guide: 'stangd-ai',
      answers: { constructor: 'ja', kunskap: 'allt' },
    });
    expect(Object.getPrototypeOf(caller!.answers)).toBe(Object.prototype);
  });

  test('is the first, if several are named', () => {
    expect(handedOver('fran=a%3F&fran=b%3F')).toEqual({
      caller: { guide: 'a', answers: {} },
      unreadable: 1,
    });
  });

  test('has no one behind it, however deep they are nested', () => {
    const twice = encodeURIComponent('stangd-ai?slutet=nej&fran=markning%3Fhjalp%3Dja');
    expect(handedOver(`fran=${twice}`).caller).toEqual({
      guide: 'stangd-ai',
      answers: { slutet: 'nej' },
    });
    // Written without escapes, each guide lies in the value of the one before.
    const deep = 'fran=a?'.repeat(20_000);
    expect(handedOver(deep).caller).toEqual({ guide: 'a', answers: {} });
  });
});

/** A guide that handed over to another, or none. */
const callers = fc.option(
  someAnswers(oppenAi).map((answers) => ({ guide: 'stangd-ai', answers })),
  { nil: undefined },
);

/** Fragments that the guide itself writes. */
const valid = fc
  .tuple(
    fc.oneof(fullAnswers(oppenAi), someAnswers(oppenAi)),
    fc.option(fc.constantFrom(...questionsOf(oppenAi)), { nil: undefined }),
    callers,
  )
  .map(([answers, question, from]) => encodeFragment('oppen-ai', answers, question, from));

/** As when a mail program breaks a link. */
const cut = fc
  .tuple(valid, fc.nat(400), fc.nat(400))
  .map(([fragment, from, length]) => fragment.slice(from % 40 < 30 ? 0 : from, length));

/** With characters put in or replaced at some places. */
const mangled = fc
  .tuple(
    valid,
    fc.array(fc.tuple(fc.nat(400), fc.nat(2), fc.string({ unit: 'binary', maxLength: 3 })), {
      minLength: 1,
      maxLength: 5,
    }),
  )
  .map(([fragment, edits]) =>
    edits.reduce(
      (text, [at, gone, put]) => text.slice(0, at) + put + text.slice(at + gone),
      fragment,
    ),
  );

const poison = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  '__proto__[verdict]',
  'constructor.prototype',
  'toString',
  'hasOwnProperty',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '"] , *, [x="',
  '%',
  '%E0%A4%A',
  '%00',
  '%ff%fe',
  '\u0000',
  '\ud800',
  '../../etc/passwd',
  '*',
  'xstate.init',
  'xstate.done.state.nej',
  'ja',
  'nej',
  'uppdrag',
  'fraga-forst',
  '',
);

/** A place inside a place. */
const nestedPoison = fc
  .tuple(poison, poison, poison)
  .map(([guide, question, answer]) => `${guide}?${question}=${answer}&fran=${guide}?${answer}`);

/** Written to do harm: with and without escapes, and with parts of real answers. */
const hostile = fc
  .tuple(
    fc.oneof(fc.constant('oppen-ai'), poison),
    fc.array(
      fc.tuple(
        fc.oneof(poison, fc.constant(FROM), fc.constantFrom(...questionsOf(oppenAi))),
        fc.oneof(poison, nestedPoison),
      ),
      { maxLength: 12 },
    ),
    fc.boolean(),
    fc.constantFrom('', '/uppdrag', '/constructor', '/__proto__', '/<b>'),
  )
  .map(([guide, pairs, escaped, question]) => {
    const query = escaped
      ? new URLSearchParams(pairs).toString()
      : pairs.map(([name, value]) => `${name}=${value}`).join('&');
    return `#${guide}${question}?${query}`;
  });

/** Very long, in one answer or in many. */
const huge = fc
  .tuple(poison, fc.integer({ min: 1000, max: 4000 }), fc.constantFrom('', '&', '=', '-', '&x='))
  .map(([word, times, between]) => `#oppen-ai?uppdrag=ja&a=${(word + between).repeat(times)}`);

const anything = fc.string({ unit: 'binary' }).map((text) => `#${text}`);

const fragments = fc.oneof(
  { weight: 20, arbitrary: valid },
  { weight: 20, arbitrary: cut },
  { weight: 30, arbitrary: mangled },
  { weight: 40, arbitrary: hostile },
  { weight: 1, arbitrary: huge },
  { weight: 5, arbitrary: anything },
);

/** The parts of a fragment's query, as browsers split it. */
const partsOf = (fragment: string) =>
  fragment
    .slice(fragment.indexOf('?') + 1)
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '').length;

const wellFormed = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Options of a question are joined by a dot. */
const areWellFormed = (ids: string) => ids.split('.').every((id) => wellFormed.test(id));

describe('a link that was mangled on its way', () => {
  const answers = { uppdrag: 'ja', slag: 'stangd' };
  const from = { guide: 'stangd-ai', answers: { slutet: 'nej', hjalp: 'ja' } };
  const whole = encodeFragment('oppen-ai', answers, undefined, from);

  test.each([
    ['encoded again', `#${encodeURIComponent(whole.slice(1))}`],
    ['encoded twice', `#${encodeURIComponent(encodeURIComponent(whole.slice(1)))}`],
    ['with its question mark encoded', whole.replace('?', '%3F')],
    ['with an answer encoded', `${encodeFragment('oppen-ai', { uppdrag: 'ja' })}%26slag%3Dstangd`],
    ['escaped as HTML', whole.replaceAll('&', '&amp;')],
    ['escaped twice', whole.replaceAll('&', '&amp;amp;')],
    ['escaped by number', whole.replaceAll('&', '&#38;')],
    ['at the end of a sentence', `${whole}.`],
    ['in brackets', `${whole})`],
    ['in brackets, encoded', `${whole}%29.`],
    ['in quotes', `${whole}”,`],
    ['before a question mark', `${whole}?`],
    ['in bold', `${whole}**`],
    ['followed by a campaign', `${whole}&utm_source=nyhetsbrev&utm_medium=e-post`],
    ['begun by a campaign', whole.replace('?', '?utm_source=nyhetsbrev&')],
    ['with a query at its end', `${whole}?fbclid=IwAR0x-y_z`],
    ['clicked in an advertisement', `${whole}&gclid=abc.`],
    [
      'encoded three times',
      `#${[1, 2, 3].reduce((text) => encodeURIComponent(text), whole.slice(1))}`,
    ],
    ['with its sign encoded', `#%23${whole.slice(1)}`],
    ['with semicolons', whole.replaceAll('&', ';')],
    ['in capitals', whole.toUpperCase()],
    [
      'broken over two lines',
      whole.replace('slag', 'sl%0D%0Aag').replace('stangd', 'st ang\u00ADd'),
    ],
    ['before a zero-width space', `${whole}%E2%80%8B`],
    ['in encoded quotes', `${whole}%E2%80%9D`],
    ['in a table', `${whole}|`],
    ['with the tag after it', `${whole}</a>`],
    ['with its escaped mark', `${whole}&gt;`],
    ['from a newsletter of HubSpot', `${whole}&_hsenc=p2A-x&_hsmi=12`],
    ['from a newsletter of Dynamics', `${whole}&_cldee=YQ&recipientid=contact-1&esid=2`],
    ['guarded by Outlook', `${whole}&data=05%7C02%7Canna%40x.se%7C&sdata=Ab%2B%3D&reserved=0`],
    ['marked by a search engine', `${whole}:~:text=AI`],
    ['with a place on the page', `${whole}#_top`],
  ])('%s is read as it was', (_, mangled) => {
    const { from: caller, ...place } = decodeFragment(whole) ?? {};
    expect(decodeFragment(mangled)).toMatchObject(place);
    if (mangled.includes('fran=')) expect(decodeFragment(mangled)?.from).toEqual(caller);
  });

  test('a campaign at an ordinary anchor is no state', () => {
    expect(isState('#6.1.3.b?utm_source=nyhetsbrev')).toBe(false);
  });
});

test('a fragment that is meant as a state is told from an anchor', () => {
  const states = [
    '#oppen-ai?',
    '#oppen-ai%3F',
    '#?uppdrag=ja',
    '#Öppen AI?uppdrag=ja',
    '#roll=chef',
  ];
  expect(states.filter((fragment) => !isState(fragment))).toEqual([]);
  const anchors = [
    '#:~:text=Skriv%20inte=',
    '',
    '#',
    '#_top',
    '#6.1.3.b',
    '#oppen-ai.uppdrag',
    '#guide-oppen-ai',
    '#%',
    'a=b',
  ];
  expect(anchors.filter(isState)).toEqual([]);
});

describe('choices', () => {
  const known = { roll: ['chef', 'inkopare'], styrka: ['ska'] };

  test('are read back as they were written', () => {
    const chosen = { roll: 'chef', styrka: 'ska' };
    expect(readChoices(writeChoices(Object.entries(chosen)), known)).toEqual({
      chosen,
      unreadable: 0,
    });
  });

  test('none chosen leave no fragment, and no fragment means none', () => {
    expect(writeChoices([['roll', '']])).toBe('');
    expect(readChoices('', known)).toEqual({ chosen: {}, unreadable: 0 });
  });

  test.each([
    '#roll%3Dchef',
    '#roll%253Dchef%2526styrka%253D',
    '#roll=chef.',
    '#roll=chef)',
    '#roll=chef&amp;styrka=',
    '#roll=chef&utm_source=nyhetsbrev',
    '#roll=chef?fbclid=x',
  ])('are read from %s', (fragment) => {
    expect(readChoices(fragment, known)).toEqual({ chosen: { roll: 'chef' }, unreadable: 0 });
  });

  test('that the form lacks are counted', () => {
    expect(readChoices('#roll=kung&styrka=ska&__proto__=x', known)).toEqual({
      chosen: { styrka: 'ska' },
      unreadable: 2,
    });
  });

  test.each(['#_top', '#urval', '#6.1.3'])('are not in the anchor %s', (fragment) => {
    expect(readChoices(fragment, known)).toBeUndefined();
  });
});

const EARLIER = new Set(Object.values(formerly).flatMap(Object.keys));

test('of 10,000 fragments none throws, and nothing but known answers comes out', () => {
  const reached = {
    steps: 0,
    outcomes: 0,
    waiting: 0,
    dropped: 0,
    unreadable: 0,
    from: 0,
    none: 0,
  };
  fc.assert(
    fc.property(fragments, (fragment) => {
      const place = decodeFragment(fragment);
      if (place === undefined) {
        reached.none += 1;
        return;
      }
      const { guide, question, answers, from, unreadable } = place;
      const read = [answers, from?.answers ?? {}];
      const ids = [
        guide,
        question ?? 'ingen',
        from?.guide ?? 'ingen',
        ...read.flatMap(Object.keys),
      ];
      expect(ids.filter((id) => !wellFormed.test(id))).toEqual([]);
      const given = read.flatMap((object) => Object.values(object));
      expect(given.filter((answer) => !areWellFormed(answer))).toEqual([]);
      for (const object of read) {
        expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
        expect(Object.keys(object)).not.toContain(FROM);
      }

      // Each part is an answer, hands over or is counted, and so is a path that names no question.
      const counts = readings(fragment).map((text) => {
        const lost = partsOf(text) - Object.keys(answers).length - (from ? 1 : 0);
        const path = text.slice(0, text.indexOf('?'));
        return lost + (path.includes('/') && question === undefined ? 1 : 0);
      });
      expect(counts).toContain(unreadable);

      const route = replay(oppenAi, answers);
      for (const { question: asked, answer } of route.steps)
        expect(answersOf(oppenAi, asked)).toContain(answer);
      // No answer is lost in silence. Those of the guide's earlier questions stand in today's.
      const accounted = [...route.steps, ...route.waiting, ...route.dropped];
      const told = new Set(accounted.map(({ question: own }) => own));
      const lost = Object.keys(answers).filter((own) => !told.has(own) && !EARLIER.has(own));
      expect(lost).toEqual([]);
      reached.steps += route.steps.length;
      reached.outcomes += route.verdict === undefined ? 0 : 1;
      reached.waiting += route.waiting.length;
      reached.dropped += route.dropped.length;
      reached.from += from ? 1 : 0;
      reached.unreadable += unreadable;
    }),
    { numRuns: full ? 10_000 : 2000 },
  );
  expect(Object.keys({}), 'Object.prototype is as it was').toEqual([]);
  expect(({} as { verdict?: string }).verdict).toBeUndefined();
  // The fragments were of all kinds.
  for (const count of Object.values(reached)) expect(count).toBeGreaterThan(100);
}, 120_000);

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import allmanHandling from '../../../machines/allman-handling';
import oppenAi from '../../../machines/oppen-ai';
import stangdAi from '../../../machines/stangd-ai';
import { answersLeadingTo } from '../../../machines/kit/explore';
import { ProofError } from '../../../machines/kit/prove';
import { guide, type GuideMachine } from '../../../machines/kit/setup';
import {
  joinGuide,
  onwardFrom,
  textsSchema,
  type Citable,
} from '../../../src/registry/read/guides';
import { readYaml, type YamlFile } from '../../../src/registry/read/yaml';
import { faultOf } from '../../support/folder';
import { fika, states } from './sound';

const words = `\
title: Är det dags för fika?
short: Fika
lead: Svara på tre frågor.
time: en minut
questions:
  hungrig:
    text: Är du hungrig?
    answers: { ja: { text: Ja, because: Du är hungrig. }, nej: { text: Nej, because: Du är mätt. } }
  notter:
    text: Tål du inte nötter?
    answers:
      nej: { text: Nej, because: Du tål nötter. }
      osaker: { text: Jag är osäker, because: Du vet inte. }
      ja: { text: Ja, because: Du tål inte nötter. }
  sallskap:
    text: Vill du ha sällskap?
    answers: { ja: { text: Ja, because: Ni är två. }, nej: { text: Nej, because: Du är ensam. } }
outcomes:
  nej: { title: Nej, lead: Avstå., ask: Ingen., related: Läs mer. }
  fraga-forst: { title: Fråga, lead: Vänta., ask: Bagaren., related: Läs mer. }
  ja: { title: Ja, lead: Ät., ask: Ingen., related: Läs mer. }
facts:
  fraga: { noted: om du är osäker, notNoted: annars }
`;

/** A part of the words and what stands there instead. */
interface Edit {
  find: string;
  put: string;
}

/** @throws Error if the part isn't there, so that no test passes because its edit did nothing */
function edited({ find, put }: Edit): string {
  if (!words.includes(find)) throw new Error(`not in the words: ${find}`);
  return words.replace(find, put);
}

/** The number, from 1, of the first line that holds a part. */
const lineOf = (text: string, part: string) =>
  text.split('\n').findIndex((line) => line.includes(part)) + 1;

const folder = mkdtempSync(join(tmpdir(), 'fika-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The words as the registry reads them from a file. */
function written(text: string): YamlFile<ReturnType<(typeof textsSchema)['parse']>> {
  const path = join(folder, 'texter.yaml');
  writeFileSync(path, text);
  return readYaml(path, textsSchema);
}

const clauses = ['prov:1', 'prov:1.a', 'prov:2', 'prov:2.a', 'prov:3', 'prov:4', 'prov:5'];
const tasks = [
  'satt-pa-kaffe',
  'vanta',
  'fraga-bagaren',
  'valj-annat',
  'fraga-sallskapet',
  'duka-for-tva',
  'ta-en-promenad',
];
const citable = (lacking?: string): Citable => {
  const known = (ids: readonly string[]) => new Set(ids.filter((id) => id !== lacking));
  return {
    clauses: known(clauses),
    tasks: known(tasks),
    laws: known([]),
    guides: known([]),
    guidelines: known(['prov']),
  };
};

test('a machine and its words are joined', () => {
  const joined = joinGuide(fika, written(words), citable());
  expect(joined).toMatchObject({ id: 'fika', guidelines: ['prov'], machine: fika });
  expect(joined.texts.questions.sallskap?.text).toBe('Vill du ha sällskap?');
  expect(joined.proof.outcomes).toBe(3);
});

describe('a text is missing for', () => {
  const missing = (edit: Edit) => {
    const text = edited(edit);
    const file = written(text);
    const fault = faultOf(() => joinGuide(fika, file, citable()));
    const at = (part: string) => `${file.file}:${lineOf(text, part)}: `;
    return { message: fault.message, at };
  };

  test('an answer', () => {
    const { message, at } = missing({
      find: ', nej: { text: Nej, because: Du är mätt. }',
      put: '',
    });
    expect(message).toContain(at('Du är hungrig.'));
    expect(message).toContain('answer "nej" of machines/fika.ts has no text');
    expect(message).toContain('write questions.hungrig.answers.nej');
  });

  test('a question', () => {
    const { message, at } = missing({ find: '  sallskap:\n', put: '  sallskapet:\n' });
    expect(message).toContain(at('  hungrig:'));
    expect(message).toContain('question "sallskap" of machines/fika.ts has no text');
    expect(message).toContain('write questions.sallskap');
  });

  test('an outcome', () => {
    const { message, at } = missing({
      find: '  nej: { title: Nej, lead: Avstå., ask: Ingen., related: Läs mer. }\n',
      put: '',
    });
    expect(message).toContain(at('  fraga-forst:'));
    expect(message).toContain('outcome "nej" of machines/fika.ts has no text');
    expect(message).toContain('write outcomes.nej');
  });

  test('a fact that decides between branches', () => {
    const { message, at } = missing({
      find: '  fraga: { noted: om du är osäker, notNoted: annars }',
      put: '  {}',
    });
    expect(message).toContain(at('  {}'));
    expect(message).toContain('fact "fraga" of machines/fika.ts has no text');
  });
});

describe('a text is superfluous for', () => {
  const superfluous = (edit: Edit) => {
    const text = edited(edit);
    const file = written(text);
    const { message } = faultOf(() => joinGuide(fika, file, citable()));
    return { message, at: `${file.file}:${lineOf(text, 'Ingen frågar.')}: ` };
  };

  test('an answer', () => {
    const { message, at } = superfluous({
      find: '      ja: { text: Ja, because: Du tål inte nötter. }\n',
      put: `      ja: { text: Ja, because: Du tål inte nötter. }
      kanske: { text: Kanske, because: Ingen frågar. }\n`,
    });
    expect(message).toContain(at);
    expect(message).toContain('the text of answer "kanske" has nothing to say it');
    expect(message).toContain('machines/fika.ts');
    expect(message).toContain('delete questions.notter.answers.kanske');
  });

  test('a question', () => {
    const { message, at } = superfluous({
      find: 'outcomes:\n',
      put: '  vader: { text: Ingen frågar., answers: {} }\noutcomes:\n',
    });
    expect(message).toContain(at);
    expect(message).toContain('the text of question "vader" has nothing to say it');
    expect(message).toContain('delete questions.vader');
  });

  test('an outcome', () => {
    const { message, at } = superfluous({
      find: 'facts:\n',
      put: '  kanske: { title: Ingen frågar., lead: ., ask: ., related: . }\nfacts:\n',
    });
    expect(message).toContain(at);
    expect(message).toContain('the text of outcome "kanske" has nothing to say it');
    expect(message).toContain('delete outcomes.kanske');
  });

  test('a fact', () => {
    const { message, at } = superfluous({
      find: 'facts:\n',
      put: 'facts:\n  regn: { noted: Ingen frågar., notNoted: annars }\n',
    });
    expect(message).toContain(at);
    expect(message).toContain('the text of fact "regn" has nothing to say it');
  });
});

describe('an unknown id is named with the place that cites it:', () => {
  const unknown = (id: string) =>
    faultOf(() => joinGuide(fika, written(words), citable(id))).message;

  test.each([
    ['clause of a question', 'prov:2', '"notter" cites the unknown clause "prov:2"'],
    ['clause of an answer', 'prov:2.a', 'answer "osaker" to "notter" cites the unknown clause'],
    ['clause of an outcome', 'prov:4', '"nej" cites the unknown clause "prov:4"'],
    ['task of a question', 'satt-pa-kaffe', '"hungrig" cites the unknown task "satt-pa-kaffe"'],
    ['task of an answer', 'valj-annat', 'answer "ja" to "notter" cites the unknown task'],
    ['task behind a guard', 'fraga-sallskapet', 'answer "ja" to "sallskap" cites the unknown task'],
    ['task of an outcome', 'ta-en-promenad', '"nej" cites the unknown task "ta-en-promenad"'],
    ['guideline', 'prov', 'the guide cites the unknown guideline "prov"'],
  ])('%s', (_, id, said) => {
    const message = unknown(id);
    expect(message).toContain('machines/fika.ts');
    expect(message).toContain(said);
    expect(message).toContain(`"${id}"`);
  });

  const everything = { has: () => true };
  const lacking = (id: string) => ({ has: (other: string) => other !== id });

  test.each([
    ['clause', oppenAi, { clauses: lacking('ostersund:6.1.6.a') }, 'ostersund:6.1.6.a'],
    ['task', oppenAi, { tasks: lacking('hitta-granskare') }, 'hitta-granskare'],
    ['guideline', oppenAi, { guidelines: lacking('ostersund') }, 'ostersund'],
    ['guide of an answer', oppenAi, { guides: lacking('stangd-ai') }, 'stangd-ai'],
    ['guide of an outcome', stangdAi, { guides: lacking('oppen-ai') }, 'oppen-ai'],
    ['law', allmanHandling, { laws: lacking('tf-2-10') }, 'tf-2-10'],
  ])('%s, with the line of the machine', (_, machine, known, id) => {
    const texts = readYaml(`content/guider/${machine.id}/texter.yaml`, textsSchema);
    const source = readFileSync(`machines/${machine.id}.ts`, 'utf8');
    const all = {
      clauses: everything,
      tasks: everything,
      laws: everything,
      guides: everything,
      guidelines: everything,
    };
    const { message } = faultOf(() => joinGuide(machine, texts, { ...all, ...known }));
    expect(message).toContain(`machines/${machine.id}.ts:${lineOf(source, `'${id}'`)}: `);
    expect(message).toContain(`"${id}"`);
  });
});

describe('a guide hands over', () => {
  const onward = (machine: GuideMachine, outcome: string) =>
    onwardFrom(machine, outcome, answersLeadingTo(machine).get(outcome)!);

  test('after the answers that say so', () => {
    expect(onward(oppenAi, 'nej')).toEqual([
      { guide: 'stangd-ai', after: ['inmatning=personuppgifter', 'inmatning=sekretess'] },
    ]);
    expect(onward(oppenAi, 'fraga-forst')).toEqual([
      { guide: 'stangd-ai', after: ['slag=stangd'] },
    ]);
  });

  test('after any answers, where the outcome says so', () => {
    expect(onward(stangdAi, 'som-oppen')).toEqual([{ guide: 'oppen-ai', after: [] }]);
  });

  test('not otherwise', () => {
    expect(onward(oppenAi, 'ja')).toEqual([]);
    expect(onward(stangdAi, 'nej')).toEqual([]);
  });
});

test('the flow is proved before the words are looked at', () => {
  const unreachable: GuideMachine = guide.createMachine({
    id: 'fika',
    context: {},
    initial: 'hungrig',
    states: { ...states, kanske: { type: 'final', meta: { verdict: 'ja' } } },
  });
  expect(() => joinGuide(unreachable, written(words), citable())).toThrow(ProofError);
});

import { describe, expect, it } from 'vitest';
import { readAsked } from '../../src/registry/read/asked';
import { rank } from '../../src/search/rank';
import type { SearchRecord } from '../../src/search/record';
import type { Query } from '../../src/search/understand';
import { stemOf, wordsOf } from '../../src/search/swedish';
import { faultOf, folderOf } from '../support/folder';

describe('the questions that people ask', () => {
  const read = (yaml: string) =>
    readAsked(folderOf({ 'fragor.yaml': yaml }), (key) => (key === '2.1' ? 'vik:2.1' : undefined));

  it('are read by the id of what answers them', () => {
    expect(read("'2.1':\n  - får jag skriva boktips\n")).toEqual([
      ['vik:2.1', ['får jag skriva boktips']],
    ]);
  });

  it('need not be there', () => {
    expect(readAsked(folderOf({}), () => undefined)).toEqual([]);
  });

  it.each([
    ['of something that is not there', "'2.1': [a]\n\n'9.9': [b]\n", '"9.9"', 3],
    ['that are none', "'2.1': []\n", '2.1', 1],
  ])('%s stop the build, with file and line', (_, yaml, reason, line) => {
    const fault = faultOf(() => read(yaml));
    expect(fault.message).toContain(reason);
    expect(fault.file).toMatch(/fragor\.yaml$/);
    expect(fault.line).toBe(line);
  });
});

describe('the ranking', () => {
  const record = (id: string, asked: string[]): SearchRecord => ({
    ...{ id, kind: 'regel', guidelines: ['vik'], number: '1', aside: false, url: '' },
    ...{ title: 'Böcker', text: 'Regler om böcker.', keywords: [], terms: {}, parts: [] },
    asked,
  });
  const stems = (words: string) => wordsOf(words).map(stemOf);
  const query = (...words: string[]): Query => ({
    meanings: words.map((word) => ({
      typed: [word],
      expressions: [{ stems: stems(word), indexed: stems(word).slice(-1), weight: 1 }],
      terms: [],
    })),
    ...{ stop: [], guidelines: [], question: true, definition: false, anchored: false },
  });
  const order = (...words: string[]) =>
    rank(
      [
        record('vik:1', ['låna film', 'betala räkning bot försent']),
        record('vik:2', ['betala bot']),
      ],
      query(...words),
      words.map(() => 1),
    );

  it('puts first what answers the question that is most like the query', () => {
    expect(order('betala', 'bot').map((ranked) => ranked.record.id)).toEqual(['vik:2', 'vik:1']);
    expect(order('låna', 'film').map((ranked) => ranked.record.id)).toEqual(['vik:1', 'vik:2']);
  });

  it('does not take one word of a long question for an answer', () => {
    expect(order('räkning').map(({ coverage }) => coverage)).toEqual([0, 0]);
    expect(order('betala')[0]!.coverage).toBe(1);
  });

  it('takes it for a part of the answer if the query says more', () => {
    expect(order('räkning', 'böcker').map(({ coverage }) => coverage)).toEqual([1, 0.5]);
  });

  it('knows a phrase in a question, which has no stop words', () => {
    expect(order('att betala')[0]!.coverage).toBe(1);
  });
});

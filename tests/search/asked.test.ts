import { describe, expect, it } from 'vitest';
import { readAsked } from '../../src/registry/read/asked';
import { faultOf, folderOf } from '../support/folder';

describe('the questions that people ask', () => {
  const read = (yaml: string) =>
    readAsked(folderOf({ 'fragor.yaml': yaml }), 'clause', new Set(['vik:2.1']), 'vik:');

  it('are read by the id of what answers them', () => {
    expect(read("'2.1':\n  - får jag skriva boktips\n")).toEqual([
      ['vik:2.1', ['får jag skriva boktips']],
    ]);
  });

  it('need not be there', () => {
    expect(readAsked(folderOf({}), 'clause', new Set())).toEqual([]);
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

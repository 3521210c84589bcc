import { describe, expect, test } from 'vitest';
import { catcherOf } from '../mutation/catch';
import { mutantsOf } from '../mutation/mutants';
import { machines } from './guides';

const mutants = (id: string) => {
  const machine = machines.find((one) => one.id === id)!;
  const catcher = catcherOf(machine);
  const all = new Map(mutantsOf(machine).map((mutant) => [mutant.id, mutant]));
  return { all, caughtBy: (name: string) => catcher(all.get(name)!) };
};

// A fixed few of what npm run mutate tries, which takes a minute.
describe('a fault in oppen-ai is caught:', () => {
  const { caughtBy } = mutants('oppen-ai');
  test.each([
    ['drop du-sjalv=inget (1)', 'ways on'],
    ['drop inmatning=klar (1)', 'ways on'],
    ['swap slag=alla ↔ slag=stangd', 'cases'],
    ['negate du-sjalv=inget (1)', 'ways on'],
    ['unguard du-sjalv=inget (2)', 'ways on'],
    ['task inmatning=personuppgifter: ta-bort-skyddat', 'cases'],
    ['cite inmatning: ostersund:6.1.3.a', 'sources'],
    ['cite inmatning=sekretess: ostersund:6.1.3.a', 'sources'],
    ['mark nej: stop', 'cases'],
    ['mark du-sjalv=tvekar: fraga', 'cases'],
    ['mark inmatning=personuppgifter: stop', 'cases'],
    ['mark inmatning=personuppgifter: stopp', 'cases'],
  ])('%s, by %s', (mutant, by) => {
    expect(caughtBy(mutant)).toBe(by);
  });
});

describe('the mutants', () => {
  test('have each a name of their own and leave the guide as it is', () => {
    for (const machine of machines) {
      const before = JSON.stringify(machine.config);
      const all = mutantsOf(machine);
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      all[0]!.make();
      expect(JSON.stringify(machine.config)).toBe(before);
    }
  });

  test('survive where no reader can tell the difference', () => {
    expect(mutants('stangd-ai').caughtBy('mark som-oppen: stop')).toBeUndefined();
  });
});

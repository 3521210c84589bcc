import { expect, test } from 'vitest';
import { explore } from '../../machines/kit/explore';
import { registry } from './guides';

// Else a reader who goes on is shown as further from the end than before.
test.each([...registry.guides.values()])(
  '$id: its named parts come one after the other, whatever is answered',
  ({ machine, texts: { questions } }) => {
    const parts = [...new Set(Object.values(questions).map(({ group }) => group))];
    const partOf = (state: string) => parts.indexOf(questions[state]?.group);
    const situations = explore(machine);
    const back = [...situations.values()].flatMap(({ state, next }) =>
      next
        .map(({ key }) => situations.get(key)!.state)
        .filter((after) => questions[after] !== undefined && partOf(after) < partOf(state))
        .map((after) => `${state} → ${after}`),
    );
    expect(back).toEqual([]);
  },
);

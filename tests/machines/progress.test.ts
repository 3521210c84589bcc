import { expect, test } from 'vitest';
import { explore } from '../../machines/kit/explore';
import { machines, registry } from './guides';

// Else a reader who goes on is shown as further from the end than before.
test.each(machines.map((machine) => ({ id: machine.id, machine })))(
  '$id: its named parts come one after the other, whatever is answered',
  ({ id, machine }) => {
    const { questions } = registry.guides.get(id)!.texts;
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

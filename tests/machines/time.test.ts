import { expect, test } from 'vitest';
import { replay, type Replay } from '../../machines/kit/replay';
import { answersOf, type GuideMachine } from '../../machines/kit/setup';
import { wordsOf } from '../klarsprak/readability';
import { costOf } from './cost';
import { machines, registry } from './guides';
import { casesOf } from './worked-cases';

/** How fast somebody reads who looks for what fits, and how long a click takes with its thought. */
const WORDS_A_MINUTE = 200;
const SECONDS_A_CLICK = 5;
/** A stated number of minutes is about right so far from the measured one. */
const ABOUT = 0.6;
const NUMBERS = ['', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio'];

/** @returns the minutes that a route takes: all that its questions show is read, and clicked through */
function minutesOf(machine: GuideMachine, route: Replay): number {
  const { lead, questions } = registry.guides.get(machine.id)!.texts;
  const asked = new Set(route.steps.map(({ question }) => question));
  const shown = [...asked].flatMap((id) => {
    const { text, help = '', examples, answers } = questions[id]!;
    const offered = answersOf(machine, id).map((answer) => answers[answer]!);
    return [text, help, ...examples, ...offered.flatMap((one) => [one.text, one.hint ?? ''])];
  });
  const words = [lead, ...shown].flatMap((text) => wordsOf(text)).length;
  return words / WORDS_A_MINUTE + (costOf(route).clicks * SECONDS_A_CLICK) / 60;
}

/** @returns the minutes that a guide says it takes: "ungefär en minut", "ungefär tre minuter" */
function stated(time: string): number {
  const [, number = ''] = /^ungefär (\p{L}+) minut(?:er)?$/u.exec(time) ?? [];
  return NUMBERS.indexOf(number);
}

// Who has a minute between two meetings would begin a guide that takes five.
test.each(machines.map((machine) => [machine.id, machine] as const))(
  '%s takes as long as it says',
  (id, machine) => {
    const routes = casesOf(machine).map(({ answers }) => replay(machine, answers));
    const minutes = routes.map((route) => minutesOf(machine, route)).sort((a, b) => a - b);
    const usual = minutes[Math.floor(minutes.length / 2)]!;
    const about = NUMBERS[Math.max(1, Math.round(usual))];
    const { time } = registry.guides.get(id)!.texts;
    expect(
      Math.abs(stated(time) - Math.max(1, usual)),
      `content/guider/${id}/texter.yaml says "time: ${time}". The usual worked case takes ${usual.toFixed(1)} minutes: "ungefär ${about} minut${about === 'en' ? '' : 'er'}".`,
    ).toBeLessThanOrEqual(ABOUT);
  },
);

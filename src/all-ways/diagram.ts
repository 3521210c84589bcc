import { Graph, layout } from '@dagrejs/dagre';
import { targetsFrom } from '../../machines/kit/explore';
import {
  branchesOf,
  DONE,
  eventsOf,
  isOption,
  questionsOf,
  type GuideMachine,
} from '../../machines/kit/setup';
import type { Guide } from '../registry/read/guides';

/**
 * A question, or beside it where it leads: an outcome, or what stands elsewhere in the picture,
 * questions by their numbers and outcomes by their names. Lengths are in CSS pixels.
 */
export interface Box {
  kind: 'question' | 'outcome' | 'reference';
  /** What it stands for. */
  states: string[];
  /** The question that it stands beside; of a question, itself. */
  by: string;
  lines: string[];
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The way from a question to what follows some of its answers. */
export interface Arrow {
  from: string;
  to: string[];
  path: string;
  label: { lines: string[]; x: number; y: number };
}

export interface Diagram {
  left: number;
  width: number;
  height: number;
  boxes: Box[];
  arrows: Arrow[];
  /** Where the picture is cut into parts that fit a page: between rows, from 0 to `height`. */
  cuts: number[];
}

/** Of a line of text, and between two outcomes. */
const LINE = 17;
const GAP = 8;
const QUESTION = { width: 230, characters: 31 };
const OUTCOME = { width: 160, characters: 21 };
const LABEL = { width: 110, characters: 15 };
/** The height that a part of the picture fits on an A4 page with; the first stands below a title. */
const PART = 900;
const FIRST_PART = 700;
/** A question with the outcomes on its right. */
const ROW = QUESTION.width + LABEL.width + OUTCOME.width;

/**
 * Draws a guide from top to bottom: a box for each question, and an arrow to it from the nearest
 * question before it that leads there. Whatever else a question leads to stands on its right: an
 * outcome, or the number of a question. Arrows to all of them would cross the whole picture. An outcome
 * has one box, where it is met first.
 */
export function diagramOf({ machine, texts }: Guide): Diagram {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 30, ranksep: 24, edgesep: 10, marginx: 4, marginy: 4 });
  const questions = questionsOf(machine);
  const onward = new Map(questions.map((question) => [question, targetsOf(machine, question)]));
  const above = (target: string) =>
    questions.includes(target)
      ? questions
          .slice(0, questions.indexOf(target))
          .findLast((question) => onward.get(question)!.has(target))
      : undefined;
  const drawn = new Set<string>();
  const rows = questions.map((question, index) => {
    const { text, answers: said } = texts.questions[question]!;
    const lines = wrap(`${index + 1}. ${text}`, QUESTION.characters, 3);
    const ways = [...onward.get(question)!].map(([target, answers]) => ({
      target,
      label: labelOf([...new Set(answers.map((answer) => said[answer]!.text))]),
    }));
    for (const { target, label } of ways.filter((way) => above(way.target) === question))
      graph.setEdge(question, target, {
        lines: label,
        width: LABEL.width,
        height: label.length * LINE,
        labelpos: 'c',
      });
    const aside = ways.filter(({ target }) => above(target) !== question);
    const ends = aside
      .filter(({ target }) => !questions.includes(target))
      .map(({ target, label }) => {
        const { title } = texts.outcomes[target]!;
        const [kind, words] = drawn.has(target)
          ? (['reference', `→ ${title}`] as const)
          : (['outcome', title] as const);
        drawn.add(target);
        return { kind, states: [target], label, lines: wrap(words, OUTCOME.characters, 3) };
      });
    const elsewhere = aside.filter(({ target }) => questions.includes(target));
    const references = [...Map.groupBy(elsewhere, ({ label }) => label.join(' ')).values()].map(
      (same) => {
        const states = same.map(({ target }) => target);
        const numbers = states.map((target) => questions.indexOf(target) + 1);
        const list = new Intl.ListFormat('sv', { type: 'disjunction' });
        const words = `→ fråga ${list.format(numbers.sort((a, b) => a - b).map(String))}`;
        const lines = wrap(words, OUTCOME.characters, 3);
        return { kind: 'reference' as const, states, label: same[0]!.label, lines };
      },
    );
    const beside = [...references, ...ends].map((end) => ({
      ...end,
      height: Math.max(end.lines.length * LINE + 12, end.label.length * LINE),
    }));
    const height = lines.length * LINE + 14;
    const whole = beside.reduce((sum, end) => sum + end.height + GAP, -GAP);
    graph.setNode(question, { width: ROW, height: Math.max(height, whole) });
    return { question, lines, height, beside };
  });
  layout(graph);
  const boxes: Box[] = [];
  const arrows: Arrow[] = [];
  for (const { question, lines, height, beside } of rows) {
    const place = graph.node(question) as { x: number; y: number; height: number };
    const x = place.x - ROW / 2;
    const top = place.y - place.height / 2;
    const own = { x, y: top, width: QUESTION.width, height };
    boxes.push({ ...own, kind: 'question', states: [question], by: question, lines });
    let y = top;
    for (const end of beside) {
      const left = x + QUESTION.width + LABEL.width;
      const middle = y + end.height / 2;
      boxes.push({
        ...{ kind: end.kind, states: end.states, by: question, lines: end.lines },
        ...{ x: left, y, width: OUTCOME.width, height: end.height },
      });
      const start = { x: x + QUESTION.width, y: Math.min(middle, top + height - 8) };
      arrows.push({
        from: question,
        to: end.states,
        path: pathThrough([start, { x: start.x + 14, y: middle }, { x: left, y: middle }]),
        label: { lines: end.label, x: x + QUESTION.width + LABEL.width / 2, y: middle },
      });
      y += end.height + GAP;
    }
  }
  // The layout draws to the middle of a row; the box stands at its left.
  const shift = (QUESTION.width - ROW) / 2;
  for (const edge of graph.edges()) {
    const { lines, x, y, points } = graph.edge(edge) as Drawn;
    const moved = points.map((point) => ({ x: point.x + shift, y: point.y }));
    const { y: top } = boxes.find(({ kind, by }) => kind === 'question' && by === edge.v)!;
    const { height } = rows.find(({ question }) => question === edge.v)!;
    moved[0]!.y = top + height;
    arrows.push({
      from: edge.v,
      to: [edge.w],
      path: pathThrough(moved),
      label: { lines, x: x + shift, y },
    });
  }
  const { width, height } = graph.graph() as { width: number; height: number };
  // An arrow past other questions may have been drawn left of them all.
  const left = Math.min(0, ...arrows.map(({ label }) => label.x - LABEL.width / 2));
  return { left, width: width - left, height, boxes, arrows, cuts: cutsOf(boxes, arrows, height) };
}

interface Drawn {
  lines: string[];
  x: number;
  y: number;
  points: { x: number; y: number }[];
}

/** What follows a question, each with the answers that can lead there. */
function targetsOf(machine: GuideMachine, question: string): Map<string, string[]> {
  const targets = new Map<string, string[]>();
  const all = eventsOf(machine, question);
  const options = all.filter((event) => isOption(machine, question, event));
  for (const event of all.filter((one) => !options.includes(one)))
    for (const { target } of branchesOf(machine, question, event)) {
      // Options lead where the question can lead once they are ticked.
      const answers = (event === DONE ? options : [event]).filter((answer) =>
        targetsFrom(machine, question, answer).has(target),
      );
      if (answers.length > 0)
        targets.set(target, [...new Set([...(targets.get(target) ?? []), ...answers])]);
    }
  return targets;
}

/** The answers as a label: their words, or how many they are where the words need too much room. */
function labelOf(answers: string[]): string[] {
  if (answers.length === 1) return wrap(answers[0]!, LABEL.characters, 2);
  const words = wrap(answers.join(' / '), LABEL.characters, Infinity);
  return words.length <= 2 ? words : [`${answers.length} svar`];
}

/** Breaks a text into lines; what is beyond the last one is left out, with a sign that it is. */
function wrap(text: string, characters: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= characters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1]!.slice(0, characters - 1)}…`];
}

/** A line through points that rounds its corners. */
function pathThrough(points: Drawn['points']): string {
  const [first, ...rest] = points;
  const last = rest.pop()!;
  const at = ({ x, y }: { x: number; y: number }) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const curves = rest.map((point, index) => {
    const next = rest[index + 1] ?? last;
    return `Q${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`;
  });
  return `M${at(first!)}${curves.join('')}L${at(last)}`;
}

/** Cuts the picture where no box and no label stands, so that each part fits a page if it can. */
function cutsOf(boxes: Box[], arrows: Arrow[], height: number): number[] {
  const taken = [
    ...boxes.map((box) => [box.y, box.y + box.height] as const),
    ...arrows.map(({ label: { lines, y } }) => {
      const half = (lines.length * LINE) / 2;
      return [y - half, y + half] as const;
    }),
  ];
  const free = taken
    .map(([, bottom]) => bottom + 1)
    .filter((y) => taken.every(([top, bottom]) => y < top || y > bottom))
    .sort((a, b) => a - b);
  const cuts = [0];
  for (;;) {
    const from = cuts.at(-1)!;
    const most = cuts.length === 1 ? FIRST_PART : PART;
    if (height - from <= most) return [...cuts, height];
    const next = free.findLast((y) => y > from && y - from <= most) ?? free.find((y) => y > from);
    if (next === undefined) return [...cuts, height];
    cuts.push(next);
  }
}

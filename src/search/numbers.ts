// The numbers of rules in a query, as paper, decisions and people write them.

/** `ostersund:6.1.3.b`, `/r/ostersund/6.1.3.b/`, `/ostersund/oppen-ai/#6.1.3.b` */
const IDS = [
  /(?<![\p{L}\d])([\p{L}-]+):([a-z\d]+(?:[.-][a-z\d]+)*)/giu,
  /(?<![\p{L}\d])r\/([\p{L}-]+)\/([a-z\d]+(?:[.-][a-z\d]+)*)/giu,
  /\/([\p{L}-]+)\/[a-z\d-]+\/?#([a-z\d]+(?:[.-][a-z\d]+)*)/giu,
];
/** "Bilaga 1, punkt 3" */
const IN_APPENDIX =
  /(?<![\p{L}\d])bilaga\s+(\d{1,2}|[a-z])[,:]?\s+(?:(?:punkt(?:en)?|p|nr)\.?\s*)?(?=\d)/giu;
/**
 * `6.1.3`, `6.1.3 b`, `6.1.3 (b)`, `6.1.3, punkt b`, `3.2.1 a i`, `§ 7`, `punkt 6.1.3.b`; of a word only if it is
 * all: `principer.hallbar-ai`.
 */
const NUMBERS =
  /(?:(?<![\p{L}\d])(?:§+|punkt(?:en)?|avsnitt(?:et)?|kap(?:itel|itlet)?|regeln?|p|nr)\.?\s*(?=\d|bilaga-)|(?<![\p{L}\d.:])(?=\d+\.\d))((?:bilaga-[a-z\d]+\.)?\d+(?:\.\d+)*)(?:[.:,]?\s?(?:(?:punkt|led|p)\.?\s)?\(?([a-z])(?![\p{L}\d])(?:[.\s]([ivx]+|\d+)(?![\p{L}\d]))?)?(?![\p{L}\d])|^\s*((?:\d+|(?:bilaga-[a-z\d]+|[a-z-]+)(?:\.[a-z\d-]+)+))\s*$/giu;

/** What a text says of rules by their numbers, and what else it says. */
export interface Numbered {
  ids: string[];
  /** Each a number and, after it, what is left where its end isn't of the number: "6.1.3 i riktlinjen" is `6.1.3`. */
  numbers: string[][];
  rest: string;
}

/** @returns the ids and numbers of rules that a text names, and the text without them */
export function numbersIn(text: string): Numbered {
  const written = asTyped(text);
  const ids = IDS.flatMap((form) => [...written.matchAll(form)]).map(
    ([, guideline, number]) => `${guideline}:${number}`,
  );
  // An id that no rule has is about nothing else.
  const said = IDS.reduce(
    (left, form) => left.replace(form, (id, _, number: string) => (/\d/.test(number) ? ' ' : id)),
    written,
  ).replace(IN_APPENDIX, (_, name: string) => `punkt bilaga-${name}.`);
  const numbers = [...said.matchAll(NUMBERS)].map(([, number, letter, inner, word]) => {
    const parts = [number ?? word ?? '', letter, inner].filter((part) => part !== undefined);
    return parts.map((_, cut) => parts.slice(0, parts.length - cut).join('.'));
  });
  return { ids, numbers, rest: said.replace(NUMBERS, ' ') };
}

/** @returns a text as a keyboard here would have it: `6,1,3`, `6-1-3` and what a PDF makes of a number as `6.1.3` */
const asTyped = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/%2f/gi, '/')
    .replace(/(?<=\d)\s+\.\s*(?=\d)/g, '.')
    .replace(/(?<![\d.,-])\d{1,2}(?:,\d{1,2}){2,}(?![\d.,-])/g, (number) =>
      number.replaceAll(',', '.'),
    )
    .replace(/(?<![\d.,-])\d{1,2}(?:-\d{1,2}){2,}(?![\d.,-])/g, (number) =>
      number.replaceAll('-', '.'),
    );

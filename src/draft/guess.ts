import type { KINDS, Modality } from '../registry/vocabulary.ts';

/** What a sentence of the decided text seems to say. A person looks at each of them. */
export interface Guess {
  modality: Modality;
  kind: (typeof KINDS)[number];
  effect: 'stop' | 'condition' | 'duty' | 'none';
  addressee: string;
  /** Why a person should look at it twice. */
  doubts: string[];
}

/** Words of force, the strongest first where two begin in the same place. */
const FORCES: readonly [Modality, RegExp][] = [
  ['får inte', /(?:får|ska|skall|måste|bör) (?:\p{L}+ )?(?:inte|aldrig|ej)(?!\p{L})/gu],
  ['får inte', /(?:inte|aldrig|ej) (?:får|ska|skall|bör)(?!\p{L})/gu],
  ['får inte', /(?:kan aldrig|är (?:inte tillåt|förbju)\p{L}+)/gu],
  ['får inte', /(?<=^(?:Ingen|Inget|Inga) [^,.;:]*)(?:får|ska)(?!\p{L})/gu],
  ['måste', /(?<!\p{L})(?:måste|krävs(?= att|:))/gu],
  ['ska', /(?<!\p{L})(?:ska|skall)(?!\p{L})/gu],
  [
    'bör',
    /(?<!\p{L})(?:bör(?!\p{L})|rekommendera\p{L}*|strävar efter att|(?:är|är det) (?:\p{L}+ )?viktigt att|behöver (?:\p{L}+ )?\p{L}+(?:a|as|å|s)(?!\p{L}))/gu,
  ],
  [
    'får',
    /(?<!\p{L})(?:får(?! (?:genom|från|av|i|på|med|en|ett|den|det|de)(?!\p{L}))|(?:du|ni) kan använda|(?:är|blir) tillåt(?:en|et|na))(?!\p{L})/gu,
  ],
];

/** A word of force that begins a sentence or the cell of a row. */
const FIRST = /(?<=^|\| )(?:Får|Ska|Måste|Bör)(?!\p{L})/gu;

const NEGATED_COMMAND =
  /^(?!(?:Du|Vi|Ni|Det|Den|De|Man|Men|Och|AI)\s)\p{Lu}\p{Ll}+ (?:inte|aldrig)(?!\p{L})/u;
const COMMAND =
  /^(?:Ange|Anmäl|Använd|Berätta|Dokumentera|Följ|Fråga|Granska|Gör|Informera|Kom ihåg|Kontrollera|Läs|Lämna|Märk|Radera|Rapportera|Skriv|Stäm av|Säkerställ|Tänk|Var|Välj|Överväg)(?!\p{L})/u;

/** A clause that only tells what something is about: `hur du får använda AI`. */
const SUBORDINATE =
  /(?<!^)(?<!\p{L})(?:(?:att|om|hur|när|vad|vilka|vilken|vilket|där|eftersom|innan|därför att) (?:[^\s,.;:]+ ){0,6}|som (?:(?:inte|även|alltid|också) )?)$/iu;
/** What such a clause says as if it stood alone: `detta innebär att …`. */
const TRANSPARENT =
  /(?:innebär|menas|betyder|följer|gäller|så)(?: [^\s,.;:]+){0,2},? att (?:[^\s,.;:]+ ){0,7}$/iu;

const STRENGTHS: Record<Modality, Pick<Guess, 'kind' | 'effect'>> = {
  'får inte': { kind: 'prohibition', effect: 'stop' },
  måste: { kind: 'obligation', effect: 'duty' },
  ska: { kind: 'obligation', effect: 'duty' },
  bör: { kind: 'recommendation', effect: 'duty' },
  får: { kind: 'permission', effect: 'none' },
  är: { kind: 'background', effect: 'none' },
};
const CONDITION =
  /(?<!\p{L})(?:bara|endast|enbart|under förutsättning|förutsättningar|om|först)(?!\p{L})/iu;

/** What a statement without force is, from its own words or from the heading above it. */
const KINDS_BY_WORD: readonly [Guess['kind'], RegExp][] = [
  ['responsibility', /ansvar/iu],
  ['definition', /definition|begrepp|ordförklaring|ordlista|term(?:er)?(?!\p{L})/iu],
  ['purpose', /syfte|(?<!\p{L})mål/iu],
  ['scope', /omfattning|avgränsning|målgrupp|gäller för|tillämpning/iu],
  ['example', /exempel/iu],
  ['risk', /(?<!\p{L})risk/iu],
  ['motivation', /motiv|skäl/iu],
  ['principle', /princip/iu],
  ['reference', /relaterade|hänvisning|referens|läs mer|dokument(?!\p{L})/iu],
];

/** Whom a sentence addresses, from the first such word in it. */
const SUBJECTS: readonly [string, RegExp][] = [
  ['den som upptäcker felet', /den som (?:upptäck|uppmärksamma)\p{L}*/iu],
  ['förtroendevald', /förtroendevald\p{L}*/iu],
  [
    'medarbetare',
    /(?<!\p{L})(?:du|dig|medarbetar\p{L}*|anställd\p{L}*|användar\p{L}*|chef\p{L}*)(?!\p{L})/iu,
  ],
  ['kommunkoncern', /(?<!\p{L})(?:kommun)?koncernen(?!\p{L})/iu],
  ['verksamhet', /(?<!\p{L})(?:verksamhet\p{L}*|nämnd\p{L}*|förvaltning\p{L}*|bolag\p{L}*)/iu],
  ['system/leverantör', /(?<!\p{L})(?:AI[- ]system\p{L}*|leverantör\p{L}*|systemet)/iu],
  ['kommun', /(?<!\p{L})(?:kommunen|regionen|vi)(?!\p{L})/iu],
];

/**
 * Guesses what a sentence says.
 *
 * @param headings above it, the nearest first, which tell what a statement is
 * @param lead the guess of what introduces a list, for an item without force of its own
 */
export function guess(sentence: string, headings: readonly string[], lead?: Guess): Guess {
  const found = forcesIn(sentence.replace(FIRST, (word) => word.toLowerCase()));
  const main = found.filter(({ isSubordinate }) => !isSubordinate);
  const doubts: string[] = [];
  let modality: Modality = main[0]?.modality ?? commandOf(sentence) ?? 'är';
  if (new Set(main.map((one) => one.modality)).size > 1)
    doubts.push(`styrkan: ${main.map(({ words }) => `"${words}"`).join(' och ')} i samma mening`);
  if (main.length === 0 && found.length > 0 && modality === 'är')
    doubts.push(`styrkan: "${found[0]!.words}" står i en bisats`);
  if (modality === 'är' && lead && lead.modality !== 'är') {
    modality = lead.modality;
    doubts.push('styrkan är tagen från det som står före listan');
  }
  const subject = subjectOf(sentence) ?? lead?.addressee;
  const addressee = subject ?? 'ingen';
  if (subject === undefined && modality !== 'är') doubts.push('vem det gäller');
  return { modality, ...strengthOf(modality, sentence, headings), addressee, doubts };
}

/** @returns kind and effect, as far as the modality tells them */
function strengthOf(modality: Modality, sentence: string, headings: readonly string[]) {
  const strength = STRENGTHS[modality];
  if (modality === 'får' && CONDITION.test(sentence))
    return { ...strength, effect: 'condition' as const };
  if (modality !== 'är') return strength;
  const kind =
    [/(?<!\p{L})ansvar/iu.test(sentence) ? 'ansvar' : '', ...headings]
      .map((words) => KINDS_BY_WORD.find(([, word]) => word.test(words))?.[0])
      .find((one) => one !== undefined) ?? strength.kind;
  return { kind, effect: kind === 'responsibility' ? ('duty' as const) : strength.effect };
}

/** The words of force of a sentence, in their order. */
function forcesIn(sentence: string) {
  const found = FORCES.flatMap(([modality, pattern]) =>
    [...sentence.matchAll(pattern)].map(({ index, 0: words }) => ({ modality, index, words })),
  ).sort((a, b) => a.index - b.index);
  return found
    .filter(
      ({ index }, at) =>
        !found.slice(0, at).some((other) => other.index + other.words.length > index),
    )
    .map((force) => {
      const before = sentence.slice(0, force.index);
      const isSubordinate =
        SUBORDINATE.test(before) && !TRANSPARENT.test(before) && !/kan använda$/.test(force.words);
      return { ...force, isSubordinate };
    });
}

function commandOf(sentence: string): Modality | undefined {
  if (NEGATED_COMMAND.test(sentence)) return 'får inte';
  return COMMAND.test(sentence) ? 'ska' : undefined;
}

function subjectOf(sentence: string): string | undefined {
  return SUBJECTS.map(([addressee, word]) => ({ addressee, at: sentence.search(word) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0]?.addressee;
}

import { byGravest, ourReading, outcome, question, type Way } from './kit/questions';
import { guide } from './kit/setup';

/** The outcomes, by what they tell the reader. */
const end = {
  none: 'ingen',
  review: 'granska',
  no: 'stopp',
  askFirst: 'fraga-forst',
  markOpen: 'mark-oppen',
  markOpenByLaw: 'mark-oppen-lag',
  markIntroduced: 'mark-infort',
  markIntroducedByLaw: 'mark-infort-lag',
} as const;

/** Open AI, or perhaps; what isn't open is an AI system that has been introduced. */
const isOpen = { noted: ['oppen'] };
const isIntroduced = { notNoted: ['oppen'] };

const mark = byGravest({ oppen: end.markOpen }, end.markIntroduced);
const markByLaw = byGravest({ oppen: end.markOpenByLaw }, end.markIntroducedByLaw);

const ofOpen: Way = { to: 'slag', clauses: ['ostersund:6.1.8.b', 'ostersund:6.1.8.c'] };
const ofIntroduced = ['ostersund:7.14'] as const;
const cases = ['ostersund:6.1.3.c', 'ostersund:6.1.3.d'] as const;
/** Open AI that has been used for a case or a decision has been used wrongly, and that is reported. */
const withoutOpenAi = ['handlagg-utan-oppen-ai', 'rapportera-fel'] as const;
const tasksForOpen = [
  'mark-ai',
  'visa-granskning',
  'tank-pa-namnet',
  'avgor-allman-handling',
] as const;
const tasksForIntroduced = [
  'mark-material-fran-ai-system',
  'allman-handling-i-ai-system',
  'visa-garna-granskning',
] as const;

/** How do I mark material made with AI? Östersund 6.1.8 and 7.14. */
export default guide.createMachine({
  id: 'markning',
  context: {},
  meta: { guidelines: ['ostersund'] },
  initial: 'hjalp',
  states: {
    hjalp: question({
      clauses: ['ostersund:4.generativ-ai', 'ostersund:6.1.8.b', 'ostersund:7.14'],
      mildToStrict: ['nej', 'vet-inte', 'lite', 'ja'],
      answers: {
        nej: ourReading({ to: end.none }),
        lite: ourReading({ to: 'system' }),
        ja: 'system',
        'vet-inte': ourReading({ to: 'system', tasks: ['fraga-om-ai-anvants'] }),
      },
    }),
    system: question({
      clauses: ['ostersund:6.1.8.b', 'ostersund:6.1.8.c', 'ostersund:7.14'],
      mildToStrict: ['infort', 'vet-inte', 'oppen'],
      answers: {
        oppen: { ...ofOpen, notes: 'oppen' },
        infort: { to: 'slag', clauses: ofIntroduced },
        'vet-inte': ourReading({
          ...ofOpen,
          notes: ['oppen', 'okand'],
          tasks: ['fraga-vilket-slag'],
        }),
      },
    }),
    slag: question({
      clauses: ['ostersund:6.1.8.e', ...cases],
      mildToStrict: ['material', 'osaker', 'beslut'],
      answers: {
        material: { to: 'granskat', clauses: ['ostersund:6.1.8.e'] },
        beslut: [
          {
            to: end.no,
            when: { noted: ['oppen'], notNoted: ['okand'] },
            clauses: cases,
            tasks: withoutOpenAi,
            guide: 'rapportera-fel',
          },
          ourReading({
            to: end.no,
            when: { noted: ['okand'] },
            clauses: cases,
            tasks: ['fraga-vilket-slag', ...withoutOpenAi],
            guide: 'rapportera-fel',
          }),
          { to: 'granskat', when: isIntroduced, clauses: ofIntroduced },
        ],
        osaker: [
          ourReading({
            to: end.askFirst,
            when: isOpen,
            clauses: [...cases, 'ostersund:6.1.2.b', 'ostersund:6.1.2.c'],
            tasks: ['fraga-om-uppgiften', 'forankra-uppgiften'],
          }),
          ourReading({ to: 'granskat', when: isIntroduced, clauses: ofIntroduced }),
        ],
      },
    }),
    granskat: question({
      clauses: ['ostersund:6.1.8.d', 'ostersund:6.1.4.a', 'ostersund:7.17.c'],
      mildToStrict: ['ja', 'nej'],
      answers: {
        ja: 'allmanhet',
        // What to review for is spelled out for open AI only.
        nej: [
          ourReading({
            to: end.review,
            when: isOpen,
            clauses: [
              'ostersund:6.1.8.d',
              'ostersund:6.1.4.a',
              'ostersund:6.1.4.k',
              'ostersund:6.1.4.i',
              'ostersund:6.1.4.j',
              'ostersund:6.1.4.n',
            ],
            tasks: ['granska-allt'],
          }),
          ourReading({
            to: end.review,
            when: isIntroduced,
            clauses: ['ostersund:7.17.c'],
            tasks: ['granska-resultatet'],
          }),
        ],
      },
    }),
    allmanhet: question({
      law: ['ai-50-4-bild', 'ai-50-4-text'],
      basis: 'lag',
      mildToStrict: ['nej', 'granskad-text', 'text', 'bild', 'vet-inte'],
      answers: {
        bild: markByLaw,
        text: markByLaw,
        // The Act exempts text that someone has reviewed and answers for; the guideline doesn't.
        'granskad-text': mark,
        nej: mark,
        'vet-inte': markByLaw.map(ourReading),
      },
    }),
    [end.none]: outcome('ja', { clauses: ['ostersund:6.1.8', 'ostersund:7.14'] }),
    [end.review]: outcome('fraga-forst', {
      clauses: ['ostersund:6.1.4', 'ostersund:7.17'],
      tasks: ['mark-nar-du-har-granskat'],
    }),
    [end.no]: outcome('nej', { stop: true, clauses: cases }),
    [end.askFirst]: outcome('fraga-forst', {
      clauses: [...cases, 'ostersund:5.forsiktighetsprincipen.c'],
    }),
    [end.markOpen]: outcome('ja-med-villkor', {
      clauses: ['ostersund:6.1.8'],
      tasks: tasksForOpen,
    }),
    [end.markOpenByLaw]: outcome('ja-med-villkor', {
      clauses: ['ostersund:6.1.8'],
      tasks: [...tasksForOpen, 'mark-for-allmanheten'],
    }),
    [end.markIntroduced]: outcome('ja-med-villkor', {
      clauses: ['ostersund:7.14'],
      tasks: tasksForIntroduced,
    }),
    [end.markIntroducedByLaw]: outcome('ja-med-villkor', {
      clauses: ['ostersund:7.14'],
      tasks: [...tasksForIntroduced, 'mark-for-allmanheten'],
    }),
  },
});

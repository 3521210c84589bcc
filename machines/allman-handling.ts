import { dontKnow, ourReading, outcome, question, type Way } from './kit/questions';
import { guide } from './kit/setup';

/** The outcomes, by what they tell the reader. */
const end = {
  register: 'diariefor',
  keepInOrder: 'ordna',
  minor: 'ringa-betydelse',
  not: 'inte',
  notYet: 'inte-annu',
  unclear: 'oklart',
} as const;

const askRegistrar: Way = { to: end.unclear, tasks: ['fraga-registrator'] };
/** Who doesn't know goes the stricter way: the document is kept, or registered, until they do. */
const stricter = (to: string) => dontKnow({ ...askRegistrar, to });
/** What the law has rules of its own for, which are more than a guide can ask about. */
const ownRules = ourReading(askRegistrar);

/**
 * Is this an official document? The guidelines only say that the user and the organisation must
 * know (Östersund 6.1.9, 7.21); every answer here rests on law.
 */
export default guide.createMachine({
  id: 'allman-handling',
  context: {},
  meta: { guidelines: ['ostersund'] },
  initial: 'handling',
  states: {
    handling: question({
      clauses: ['ostersund:6.1.9.a', 'ostersund:7.21.a'],
      law: ['tf-2-3'],
      basis: 'lag',
      answers: { ja: 'forvarad', nej: end.not, 'vet-inte': askRegistrar },
    }),
    forvarad: question({
      law: ['tf-2-4', 'tf-2-6', 'osl-2-3'],
      basis: 'lag',
      answers: { ja: 'inkommen', nej: end.not, 'vet-inte': askRegistrar },
    }),
    inkommen: question({
      law: ['tf-2-9'],
      basis: 'lag',
      answers: {
        ja: 'ringa',
        // What came from outside is not ours to mark.
        nej: { to: 'upprattad', tasks: ['anteckna-ai'] },
        bade: ownRules,
        'vet-inte': askRegistrar,
      },
    }),
    upprattad: question({
      law: ['tf-2-10'],
      basis: 'lag',
      answers: { ja: 'utkast', nej: end.notYet, lopande: ownRules, 'vet-inte': askRegistrar },
    }),
    utkast: question({
      law: ['tf-2-12'],
      basis: 'lag',
      answers: { ja: end.notYet, nej: 'ringa', 'vet-inte': askRegistrar },
    }),
    ringa: question({
      law: ['osl-5-1'],
      basis: 'lag',
      mildToStrict: ['ja', 'vet-inte', 'nej'],
      answers: { ja: end.minor, nej: 'sekretess', 'vet-inte': stricter('sekretess') },
    }),
    sekretess: question({
      law: ['osl-5-1'],
      basis: 'lag',
      mildToStrict: ['nej', 'vet-inte', 'ja'],
      answers: { ja: end.register, nej: end.keepInOrder, 'vet-inte': stricter(end.register) },
    }),
    [end.register]: outcome('ja-med-villkor', {
      clauses: ['ostersund:6.1.9.b', 'ostersund:7.21.b'],
      tasks: ['registrera-genast', 'arkivera-enligt-plan'],
    }),
    [end.keepInOrder]: outcome('ja-med-villkor', {
      clauses: ['ostersund:6.1.9.b', 'ostersund:7.21.b'],
      tasks: ['registrera-eller-ordna', 'gallra-enligt-beslut'],
    }),
    [end.minor]: outcome('ja', {
      clauses: ['ostersund:6.1.9.b', 'ostersund:7.21.b'],
      tasks: ['gallra-enligt-beslut'],
    }),
    [end.not]: outcome('nej', {
      clauses: ['ostersund:6.1.9.a', 'ostersund:7.21.a'],
      tasks: ['prova-om-den-sparas'],
    }),
    [end.notYet]: outcome('nej', {
      clauses: ['ostersund:6.1.9.a', 'ostersund:7.21.a', 'ostersund:6.1.2.a'],
      tasks: ['prova-nar-den-ar-fardig', 'spara-inte-i-chatten'],
    }),
    [end.unclear]: outcome('fraga-forst', {
      clauses: ['ostersund:6.1.9.a', 'ostersund:7.21.a', 'ostersund:5.forsiktighetsprincipen.e'],
      tasks: ['spara-tills-vidare'],
    }),
  },
});

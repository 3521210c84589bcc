// Made-up municipalities with guidelines of the usual size: 38 pages each.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

const FIRST = 'Alun Brum Dalk Eskel Frost Glim Harpe Jolm Klove Lumm Mysk Nabb Ottel Pilk Rosse Skrov Trask Udde Vimm Ylle'; // prettier-ignore
const LAST = 'berga by fors hult köping lunda mark nes sjö stad torp vad vik ås åker';
const WHO = 'Chefen Förvaltningen Handläggaren Nämnden Projektledaren Registratorn Verksamheten';
const KINDS = {
  ska: 'obligation',
  bör: 'recommendation',
  får: 'permission',
  'får inte': 'prohibition',
};
const DO = 'använda avsluta beskriva granska köpa ordna pröva rätta spara visa välja ändra';
const WHAT =
  'avtalet bilden boken listan modellen mötet planen rapporten svaret tjänsten verktyget';
const WHEN = 'en gång om året|före varje möte|innan arbetet börjar|när någon frågar|tillsammans med en kollega|vid varje ändring'; // prettier-ignore
const CHAPTERS = ['ansvar', 'inkop', 'sakerhet', 'utbildning', 'uppfoljning'];
const CLAUSES = 2;
/** Rules in each clause, in turn: with the overview and the chapters it makes 38 pages. */
const RULES = [2, 2, 2, 2, 3];

/** @returns a function that gives the next word of a list, always the same ones for a seed */
function picker(seed) {
  let state = seed + 1;
  return (words, separator = ' ') => {
    state = (state * 48271) % 2147483647;
    const list = Array.isArray(words) ? words : words.split(separator);
    return list[state % list.length];
  };
}

/**
 * Writes guidelines into a content folder.
 *
 * @param {string} content
 * @param {number} count at most 300
 */
export function addMunicipalities(content, count) {
  const names = FIRST.split(' ').flatMap((first) => LAST.split(' ').map((last) => first + last));
  const facts = parse(readFileSync(join(content, 'karlstad/guideline.yaml'), 'utf8'));
  names.slice(0, count).forEach((name, index) => {
    const id = name.toLowerCase().replace(/[åä]/g, 'a').replaceAll('ö', 'o');
    const folder = join(content, id);
    const pick = picker(index);
    mkdirSync(folder);
    const own = { municipality: `${name} kommun`, name, document: `Riktlinje för AI i ${name}` };
    writeFileSync(join(folder, 'guideline.yaml'), stringify({ ...facts, ...own }));
    writeFileSync(join(folder, 'index.mdx'), overview(id, name));
    CHAPTERS.forEach((chapter, place) =>
      writeFileSync(join(folder, `${chapter}.mdx`), chapterOf(chapter, place + 1, pick)),
    );
  });
}

const frontmatter = (data) => `---\n${stringify(data)}---\n\n`;

const overview = (id, name) =>
  frontmatter({
    title: `Riktlinje för AI i ${name}`,
    description: `Alla kapitel i riktlinjen för ${name}.`,
    sidebar: { label: 'Översikt', order: 0 },
  }) +
  "import { Home } from '#components';\n\nHär är riktlinjen.\n\n" +
  `<Home guideline="${id}" />\n`;

function chapterOf(chapter, number, pick) {
  const title = chapter[0].toUpperCase() + chapter.slice(1);
  const clauses = Array.from({ length: CLAUSES }, (_, index) => {
    const nr = `${number}.${index + 1}`;
    const rules = RULES[(number * CLAUSES + index) % RULES.length];
    const inside = Array.from({ length: rules }, (_rule, letter) =>
      element('Rule', `id="${'abc'[letter]}"`, pick, ''),
    );
    return `## Om ${pick(WHAT)}, del ${index + 1}\n\n${element('Clause', `nr="${nr}"`, pick, inside.join(''))}`;
  });
  const data = { title, description: `Regler om ${chapter}.`, section: `${number}. ${title}` };
  return (
    frontmatter({ ...data, sidebar: { label: `${number} ${title}`, order: number } }) +
    `import { Clause, Rule } from '#components';\n\n${sentence(pick)}\n\n${clauses.join('')}`
  );
}

function element(name, number, pick, inside) {
  const modality = pick(Object.keys(KINDS));
  return (
    `<${name} ${number} title="Om ${pick(WHAT)}" kind="${KINDS[modality]}" modality="${modality}" effect="duty" ` +
    `addressee="medarbetare" page="1" lines="1" keywords="${pick(WHAT)}">\n\n` +
    `${sentence(pick, modality)} ${sentence(pick, modality)}\n\n${inside}</${name}>\n\n`
  );
}

const sentence = (pick, modality = 'ska') =>
  `${pick(WHO)} ${modality} ${pick(DO)} ${pick(WHAT)} ${pick(WHEN, '|')}.`;

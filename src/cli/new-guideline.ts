// What the folder of a new guideline holds. See kommun.ts.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { slugOf } from '../registry/read/slug.ts';

/** Of a municipality: its id in addresses, and its name without what it is. */
export interface Names {
  id: string;
  municipality: string;
  name: string;
}

/** The names that end in s without its being a genitive: Kramfors, Borås, Höganäs. */
const ENDS_IN_S = /(?:fors|ås|näs|Grums)$/;

/** @returns the id and the short name of "Vikstads kommun": `vikstad` and Vikstad; an empty id if there is none */
export function namesOf(municipality: string): Pick<Names, 'id' | 'name'> {
  const proper = municipality
    .trim()
    .replace(/^Region(?:en)?\s+/i, '')
    .replace(/(?:^|\s+)(?:kommun|stad|region)$/i, '');
  const name = ENDS_IN_S.test(proper) ? proper : proper.replace(/s$/, '');
  return { id: slugOf(name), name };
}

/** @returns the files of a new guideline, by name, with a placeholder where something must be written */
export function newGuideline({ id, municipality, name }: Names): Record<string, string> {
  return {
    'guideline.yaml': `# Facts about the decided document. What it doesn't state is null, never guessed.
municipality: ${inQuotes(municipality)}
name: ${inQuotes(name)}
document: ATT-FYLLA-I # its title
documentId: null # its number in the register
version: ATT-FYLLA-I # in quotes: '1.0'; null if it has none, without versions: below
decided: null # 2026-11-21
reviewBy: null
pages: exact # or inferred, if the document prints no page numbers
versions: # newest first, the one above with them
  - version: ATT-FYLLA-I
    decided: null # as above
    by: null # Kommunstyrelsen
    summary: ATT-FYLLA-I Vad som är nytt.
`,
    'index.mdx': `---
title: ${JSON.stringify(`Riktlinje för AI: ${name}`)}
description: ${JSON.stringify(`Alla kapitel i riktlinjen för AI: ${municipality}.`)}
tableOfContents: false
sidebar:
  label: Översikt
  order: 0
---

import { Home } from '#components';

ATT-FYLLA-I Här står vem riktlinjen gäller.

<Home guideline="${id}" />
`,
    'regler.mdx': `---
title: Regler för AI
description: ATT-FYLLA-I Vad kapitlet handlar om.
section: '1. ATT-FYLLA-I'
sidebar:
  label: Regler för AI
  order: 1
---

import { Clause, Note, Rule } from '#components';

ATT-FYLLA-I Vad kapitlet handlar om. Under en rubrik står reglerna, en Clause var, med dokumentets
eget nummer, sida och rader.

## Exempel

<Clause nr="1.1" title="Fråga först" kind="obligation" modality="ska" effect="duty" addressee="medarbetare" page="1" lines="1-2" keywords="tillstånd, chef">

ATT-FYLLA-I Du ska fråga din chef innan du använder ett nytt verktyg.

<Rule id="a" title="Skriv ned svaret" kind="recommendation" modality="bör" effect="none" lines="2" keywords="anteckna">

ATT-FYLLA-I Du bör skriva ned vad chefen svarade.

<Note date="${today()}">

ATT-FYLLA-I Riktlinjen säger inte var du skriver ned det.

</Note>

</Rule>

</Clause>

<Clause nr="1.2" title="Inga personuppgifter" kind="prohibition" modality="får inte" effect="stop" addressee="medarbetare" page="1" lines="3" keywords="gdpr, namn">

ATT-FYLLA-I Du får inte mata in personuppgifter.

</Clause>

<Clause nr="1.3" title="Utkast går bra" kind="permission" modality="får" effect="none" addressee="medarbetare" page="1" lines="4" keywords="text, förslag">

ATT-FYLLA-I Du får använda AI för ett första utkast.

</Clause>

{/* carriesOut: what the rule carries out, as you read it; ids of content/lag/. The AI Act guide shows it there. */}

<Clause nr="1.4" title="Märk bilder" kind="obligation" modality="ska" effect="duty" addressee="medarbetare" carriesOut="ai-50-4-bild" page="1" lines="5" keywords="märkning, deepfake">

ATT-FYLLA-I Du ska märka en bild som AI har gjort och som ser äkta ut.

</Clause>
`,
    'bilaga-1.mdx': `---
title: 'Bilaga 1: ATT-FYLLA-I'
description: ATT-FYLLA-I Vad bilagan handlar om.
appendix: Bilaga 1 # what the document calls it; its numbers begin anew
sidebar:
  label: Bilaga 1
---

import { Clause } from '#components';

<Clause nr="bilaga-1.1" title="Fråga leverantören" kind="recommendation" modality="bör" effect="none" addressee="medarbetare" page="2" lines="5" keywords="inköp, köpa">

ATT-FYLLA-I Du bör fråga leverantören var uppgifterna sparas.

</Clause>
`,
    'en/regler.mdx': `---
title: 'ATT-FYLLA-I Rules for AI'
notice: This is a translation. The Swedish text is the one that the municipality has decided.
---

import { Clause, Rule } from '#components';

{/* The same chapter in English, for who needs it: its numbers, with a title and a text each. */}

<Clause nr="1.1" title="Ask first">

ATT-FYLLA-I You must ask your manager before you use a new tool.

<Rule id="a" title="Write down the answer">

ATT-FYLLA-I You should write down what your manager said.

</Rule>

</Clause>

<Clause nr="1.2" title="No personal data">

ATT-FYLLA-I You must not enter personal data.

</Clause>

<Clause nr="1.3" title="Drafts are fine">

ATT-FYLLA-I You may use AI for a first draft.

</Clause>

<Clause nr="1.4" title="Mark pictures">

ATT-FYLLA-I You must mark a picture that AI has made and that looks real.

</Clause>
`,
    'oklarheter/regler.yaml': `# What isn't clear in the document, with a proposal to who answers for it. The Note beside the rule is the problem.
- clause: ${id}:1.1.a
  group: lucka
  proposal: ATT-FYLLA-I Skriv var svaret ska sparas.
`,
  };
}

/** As YAML and the formatter have it. */
const inQuotes = (text: string) => `'${text.replaceAll("'", "''")}'`;

const today = () => new Date().toISOString().slice(0, 10);

/**
 * The examples of a new guideline that nobody has touched.
 *
 * @param folder of the guideline, `content/<id>`
 * @returns their names; not what the drafts of a decided document are shown with
 */
export function untouchedExamples(folder: string): string[] {
  const made = newGuideline({ id: basename(folder), municipality: '', name: '' });
  const dateless = (text: string) => text.replace(/(?<=date=")[\d-]+/, '');
  return Object.entries(made).flatMap(([name, text]) => {
    const path = join(folder, name);
    const isExample = !['guideline.yaml', 'index.mdx'].includes(name) && existsSync(path);
    return isExample && dateless(readFileSync(path, 'utf8')) === dateless(text) ? [name] : [];
  });
}

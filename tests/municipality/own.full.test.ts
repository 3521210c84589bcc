import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { brokenLinks } from '../support/links';
import { copyProject, type Project } from '../support/project';

// Sites of one's own: each is a copy of the project with another content/webbplats.yaml.
const SITE = 'content/webbplats.yaml';

interface Own {
  /** What the copy is changed by. */
  change(project: Project): void;
  /** Municipalities that no page may name. */
  others: RegExp;
  guides: string[];
  /** Whether the site has cases to train with. */
  trains: boolean;
  /** Whether its rules say what they carry out. */
  carriesOut?: true;
}

const kommun = ({ root }: Project, ...args: string[]) =>
  execFileSync(process.execPath, [resolve('src/cli/kommun.ts'), ...args], { cwd: root });
const set = ({ root }: Project, from: string, to: string) => {
  const path = join(root, SITE);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`the test is out of date: ${SITE} lacks ${from}`);
  writeFileSync(path, text.replace(from, to));
};

const OF_KARLSTAD = ['ai-forordningen', 'hallbar-ai', 'kopa-eller-bygga', 'ratt-losning'];
const SITES: Record<string, Own> = {
  'Karlstad alone': {
    change: (project) => kommun(project, 'bara', 'karlstad'),
    ...{ others: /Östersund/, guides: OF_KARLSTAD, trains: true },
  },
  'Karlstad where the folder of the other has been deleted': {
    change({ root }) {
      rmSync(join(root, 'content/ostersund'), { recursive: true });
    },
    ...{ others: /Östersund/, guides: OF_KARLSTAD, trains: true },
  },
  'Östersund alone, on an intranet': {
    change(project) {
      kommun(project, 'bara', 'ostersund');
      set(project, 'audience: public', 'audience: intranet');
    },
    others: /Karlstad/,
    guides: [
      ...['ai-forordningen', 'allman-handling', 'infora-ai', 'markning', 'oppen-ai'],
      ...['rapportera-fel', 'ratt-losning', 'stangd-ai'],
    ],
    trains: true,
  },
  'a third alone': {
    change(project) {
      kommun(project, 'ny', 'Vikstads kommun');
      kommun(project, 'bara', 'vikstad');
      set(project, 'reportSystem: DF Respons', '# no report system:');
    },
    ...{ others: /Karlstad|Östersund|DF Respons/, guides: ['ai-forordningen'], trains: false },
    carriesOut: true,
  },
  'Östersund without guides': {
    change(project) {
      kommun(project, 'bara', 'ostersund');
      set(project, 'guides: null', 'guides: []');
    },
    ...{ others: /Karlstad/, guides: [], trains: false },
  },
  'Karlstad with one guide': {
    change(project) {
      kommun(project, 'bara', 'karlstad');
      set(project, 'guides: null', 'guides: [hallbar-ai]');
    },
    ...{ others: /Östersund/, guides: ['hallbar-ai'], trains: true },
  },
};

describe.each(Object.entries(SITES))('%s', (_, own) => {
  const { change, others, guides, trains, carriesOut = false } = own;
  let project: Project;
  const dist = (...path: string[]) => join(project.root, 'dist', ...path);
  const has = (path: string) => existsSync(dist(path));
  const pages = () =>
    readdirSync(dist(), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.html'),
    );
  beforeAll(async () => {
    project = copyProject();
    change(project);
    await project.build();
  });
  afterAll(() => project.remove());

  test('every address leads somewhere', () => {
    const site = { site: 'http://localhost:4321', base: '/' };
    expect(brokenLinks({ dist: dist(), ...site })).toEqual([]);
  });

  test('no page names another municipality', () => {
    const naming = pages().flatMap((page) => {
      const found = others.exec(shownText(readFileSync(dist(page), 'utf8')));
      return found ? [`${page}: …${found.input.slice(found.index - 60, found.index + 40)}…`] : [];
    });
    expect(naming).toEqual([]);
  });

  test('nothing is to be chosen or compared', () => {
    expect([has('kommuner'), has('jamfor')]).toEqual([false, false]);
    const choosing = pages().filter((page) =>
      /Byt kommun|>Alla kommuner<|Var arbetar du\?|Jämför kommunerna|name="kommun"/.test(
        readFileSync(dist(page), 'utf8'),
      ),
    );
    expect(choosing).toEqual([]);
  });

  test('it has the guides that fit, their checklists and their data, and no others', () => {
    const made = has('guider') ? readdirSync(dist('guider')).sort() : [];
    expect(made).toEqual(guides);
    const api = JSON.parse(readFileSync(dist('api/guides.json'), 'utf8')) as { id: string }[];
    expect(api.map(({ id }) => id).sort()).toEqual(guides);
  });

  test('the guide on the AI Act names the rules that do what the law demands', () => {
    const page = dist('guider/ai-forordningen/index.html');
    const naming = existsSync(page) && / också regel /.test(readFileSync(page, 'utf8'));
    expect(naming).toBe(carriesOut);
  });

  test('it trains only what it has', () => {
    expect(has('ova/fall')).toBe(trains);
    expect(/>Öva</.test(readFileSync(dist('index.html'), 'utf8'))).toBe(trains);
  });

  test('the open data name no rule of another guideline', () => {
    for (const name of ['clauses', 'guides', 'tasks'])
      expect(readFileSync(dist(`api/${name}.json`), 'utf8')).not.toMatch(
        others.test('Karlstad') ? /"karlstad:/ : /"ostersund:/,
      );
  });

  test('search engines are kept out of an intranet only', () => {
    const isIntranet = readFileSync(join(project.root, SITE), 'utf8').includes(
      'audience: intranet',
    );
    expect(has('sitemap-index.xml')).toBe(!isIntranet);
    expect(
      /<meta name="robots" content="noindex"/.test(readFileSync(dist('index.html'), 'utf8')),
    ).toBe(isIntranet);
  });
});

/** What a page shows and what stands in its attributes, without addresses and identifiers. */
function shownText(html: string): string {
  const said: string[] = [];
  const visit = (parent: DefaultTreeAdapterTypes.ParentNode) => {
    for (const node of tree.getChildNodes(parent)) {
      if (tree.isTextNode(node)) said.push(tree.getTextNodeContent(node));
      if (!tree.isElementNode(node)) continue;
      for (const { name, value } of tree.getAttrList(node))
        if (!['href', 'src', 'id', 'class'].includes(name)) said.push(value);
      visit(node);
      if (tree.getTagName(node) === 'template')
        visit(tree.getTemplateContent(node as DefaultTreeAdapterTypes.Template));
    }
  };
  visit(parse(html));
  return said.join(' ').replace(/\s+/g, ' ');
}

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeDraft } from '../../src/draft';
import { readRegistry } from '../../src/registry';
import { smallGuide } from '../support/small-site';

const machine = smallGuide();

let site: string;
let chapter: string;
const DRAFT = `---
title: Drönare
section: 3. Drönare
draft: true
---

import { Clause } from '#components';

<Clause nr="3" title="Drönare" kind="prohibition" modality="får inte" effect="stop" addressee="medarbetare" page="2" lines="40" keywords="flyga">

{/* Den beslutade texten. */}

</Clause>
`;

beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'draft-'));
  cpSync('tests/fixtures/small', join(site, 'content'), { recursive: true });
  cpSync('tests/fixtures/testkommun', join(site, 'content/testkommun'), { recursive: true });
  chapter = join(site, 'content/testkommun/dronare.mdx');
  writeFileSync(chapter, DRAFT);
});
afterEach(() => rmSync(site, { recursive: true }));

const read = (withDrafts?: boolean) =>
  readRegistry(join(site, 'content'), [machine], undefined, withDrafts);

describe('a chapter that is a draft', () => {
  test('is published nowhere, and the build and the release are told', () => {
    const { clauses, drafts } = read();
    expect(clauses.has('testkommun:3')).toBe(false);
    expect(drafts).toEqual([expect.stringMatching(/testkommun\/dronare\.mdx$/)]);
  });

  test('is there to be looked at in npm run dev', () => {
    expect(read(true).clauses.get('testkommun:3')).toMatchObject({ text: '', draft: true });
  });

  test('can be published only when each clause has been restated', () => {
    writeFileSync(chapter, DRAFT.replace('draft: true\n', ''));
    expect(() => read()).toThrow('Clause "testkommun:3" has no text');
  });

  test('has mistakes like any other, which are told', () => {
    writeFileSync(chapter, DRAFT.replace('medarbetare', 'medarbetaren'));
    expect(() => read()).toThrow('medarbetaren');
  });
});

test('a comment of the editor is no part of a restated rule', () => {
  writeFileSync(
    chapter,
    DRAFT.replace('draft: true\n', '')
      .replace('effect="stop"', 'effect="none"')
      .replace('*/}', '*/}\n\nFlyg inte {/* här */} inne.'),
  );
  expect(read().clauses.get('testkommun:3')!.text).toBe('Flyg inte inne.');
});

describe('writing a draft', () => {
  const document = () => join(site, 'beslut.txt');
  const folder = () => join(site, 'content/vikstad');

  test('makes the chapters and the list, and says which', async () => {
    writeFileSync(document(), '1. Drönare\nDu får inte flyga inne.\n');
    const { paths } = await writeDraft(document(), folder());
    expect(paths).toEqual([join(folder(), 'dronare.mdx'), join(folder(), 'att-granska.md')]);
    for (const path of paths) expect(existsSync(path)).toBe(true);
  });

  test('never writes over what an author has written', async () => {
    writeFileSync(document(), '1. Drönare\nDu får inte flyga inne.\n');
    await writeDraft(document(), folder());
    const own = join(folder(), 'dronare.mdx');
    writeFileSync(own, 'Mitt arbete');
    await expect(writeDraft(document(), folder())).rejects.toThrow(/dronare\.mdx: there already/);
    expect(readFileSync(own, 'utf8')).toBe('Mitt arbete');
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { strFromU8, unzipSync } from 'fflate';
import { linesOf } from '../../src/checklist/lines';
import { itemsOf } from '../../src/checklist/model';
import { toWord } from '../../src/checklist/word';
import { readPdf, squeeze } from '../support/pdf';
import { hasProgram } from '../support/program';
import { full } from '../support/sample';
import { listOf, ROUTES, someWork } from './sources';

const one = ROUTES.find(
  ({ source, answers }) => source.id === 'oppen-ai' && answers.resultat === 'ja',
)!;
test('what XML forbids is left out, so that the file can be opened', async () => {
  const checklist = listOf(one);
  const { id } = itemsOf(checklist)[0]!;
  // As a PDF viewer copies a hyphen at the end of a line, and what a keyboard can send.
  const work = { [id]: { owner: 'Enhets\uFFFEchef\u0000\u000B\uD800 Ek 😀' } };
  const file = new Uint8Array(
    await (await toWord(checklist, work, '2026-11-21', 'AI-riktlinjer')).arrayBuffer(),
  );
  const xml = strFromU8(unzipSync(file)['word/document.xml']!);
  expect(xml).toContain('Enhetschef Ek 😀');
});

const isInstalled = hasProgram('soffice', 'LibreOffice opens the Word files', 'libreoffice-writer');
describe.runIf(isInstalled)('LibreOffice opens the Word file', () => {
  test.each(full ? ['pdf', 'txt'] : ['pdf'])(
    'and turns it to %s with the same lines',
    async (form) => {
      const folder = mkdtempSync(join(tmpdir(), 'checklista-'));
      try {
        const checklist = listOf(one);
        const work = someWork(checklist);
        const file = join(folder, 'lista.docx');
        writeFileSync(
          file,
          Buffer.from(
            await (await toWord(checklist, work, '2026-11-21', 'AI-riktlinjer')).arrayBuffer(),
          ),
        );
        const { status, stderr } = spawnSync(
          'soffice',
          [
            ...['--headless', `-env:UserInstallation=file://${folder}/profil`],
            ...['--convert-to', form === 'txt' ? 'txt:Text (encoded):UTF8' : form],
            ...['--outdir', folder, file],
          ],
          { encoding: 'utf8' },
        );
        expect(status, stderr).toBe(0);
        const turned = readFileSync(join(folder, `lista.${form}`));
        const text =
          form === 'pdf'
            ? (await readPdf(turned)).map((page) => page.text).join('')
            : squeeze(turned.toString());
        let at = 0;
        for (const line of linesOf(checklist, work, '2026-11-21')) {
          at = text.indexOf(squeeze(line.text), at);
          expect(at, line.text).toBeGreaterThanOrEqual(0);
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});

/**
 * Walks a guide through all its questions and takes the time of each step.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} url page of the guide
 * @param {number} rounds how many times, each as a new visitor
 * @param {number} slowdown how many times slower the processor is made
 * @returns {Promise<{ script: number, frame: number }[]>} milliseconds of each step: of script, and
 *   until the next frame
 */
export async function steps(browser, url, rounds, slowdown) {
  const taken = [];
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext({ locale: 'sv-SE' });
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForSelector('decision-guide[data-ready]');
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const questions = await page.locator('decision-guide [data-question]').count();
    for (let step = 0; step < questions; step += 1) taken.push(await page.evaluate(takeStep));
    await page.waitForSelector('decision-guide [data-outcome]:not([hidden])');
    await context.close();
  }
  return taken;
}

/** Runs in the page: answers the question so that the next one in the document follows. */
async function takeStep() {
  const questions = [...document.querySelectorAll('decision-guide [data-question]')];
  const index = questions.findIndex((question) => !question.hidden);
  const [question, following] = questions.slice(index, index + 2);
  if (index === -1) throw new Error('no question is shown: an answer ended the guide too early');
  const leadsOn = (answer) =>
    following === undefined ||
    [...answer.querySelectorAll('a')].some((link) => link.hash === `#${following.id}`);
  const answer = [...question.querySelectorAll('[data-answer]')].find(leadsOn);
  const form = question.querySelector('form');
  form.querySelector(`input[value="${answer.dataset.answer}"]`).click();
  const button = form.querySelector('button');

  const start = performance.now();
  button.click();
  const script = performance.now() - start;

  const shown = document.activeElement.closest('[data-question], [data-outcome]');
  const arrived = following ? shown === following : shown?.dataset.outcome !== undefined;
  if (!arrived || !document.activeElement.checkVisibility() || !question.hidden)
    throw new Error(`after "${question.dataset.question}" what follows isn't shown and in focus`);
  await new Promise(requestAnimationFrame);
  return { script, frame: performance.now() - start };
}

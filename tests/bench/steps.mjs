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
    const outcome = page.locator('decision-guide [data-outcome]:not([hidden])');
    while ((await outcome.count()) === 0) taken.push(await page.evaluate(takeStep));
    await context.close();
  }
  return taken;
}

/** Runs in the page: answers the question so that as few questions as possible are passed by. */
async function takeStep() {
  const questions = [...document.querySelectorAll('decision-guide [data-question]')];
  const question = questions.find((one) => !one.hidden);
  if (!question) throw new Error('no question is shown');
  const ids = questions.map(({ id }) => `#${id}`);
  const passesBy = (answer) => {
    const ahead = [...answer.querySelectorAll('.next a')].map(({ hash }) => ids.indexOf(hash));
    return ahead.includes(-1) ? Infinity : Math.min(...ahead);
  };
  const [answer] = [...question.querySelectorAll('[data-answer]')].sort(
    (a, b) => passesBy(a) - passesBy(b),
  );
  const form = question.querySelector('form');
  form.querySelector(`input[value="${answer.dataset.answer}"]`).click();
  const button = form.querySelector('button');
  // Nobody presses Continue in the same instant.
  await new Promise((resolve) => setTimeout(resolve, 100));

  const start = performance.now();
  button.click();
  const script = performance.now() - start;

  const shown = document.activeElement.closest('[data-question], [data-outcome]');
  if (!shown || shown === question || !document.activeElement.checkVisibility() || !question.hidden)
    throw new Error(`after "${question.dataset.question}" what follows isn't shown and in focus`);
  await new Promise(requestAnimationFrame);
  return { script, frame: performance.now() - start };
}

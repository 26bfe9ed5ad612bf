/** Each wrong line of a recipe as it was typed, with what is wrong below it. */
import { html, type Html, type Visit } from '../../../../portal/index.ts'
import type { RecipeProblem } from '../read-recipe.ts'
import { words } from './words.ts'

export function wrongLines({ locale }: Visit, source: string, problems: readonly RecipeProblem[]): Html {
  const typed = source.split('\n')
  return html`<h2>${words.wrongLines[locale]}</h2><ol class="wrong-lines">${[...Map.groupBy(problems, ({ line }) => line)].map(([line, all]) =>
    html`<li><span class="at">${line}</span><code>${typed[line - 1]}</code>${all.map(({ text }) => html`<p>${text[locale]}</p>`)}</li>`)}</ol>`
}

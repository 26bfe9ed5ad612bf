/** The way on with a changed recipe, on the page of a run: the recipe in a box, what is wrong with it, or why there is no way. */
import { actions, button, field, form, html, type Html, type Visit } from '../../../../portal/index.ts'
import { canGoOn } from '../go-on.ts'
import { cannotGoOn, inLine } from '../messages.ts'
import type { RecipeProblem } from '../read-recipe.ts'
import type { TrainingRun } from '../run.ts'
import { words } from './words.ts'
import { wrongLines } from './wrong-lines.ts'

/** A recipe that was sent and cannot be gone on with. */
export interface Refused { readonly source: string; readonly lines: readonly RecipeProblem[] }

export function changeRecipe(visit: Visit, run: TrainingRun, { made, refused }: { readonly made: readonly unknown[]; readonly refused?: Refused | undefined }): Html | undefined {
  const { locale, link } = visit
  const can = canGoOn(run, made)
  if (can === 'not now') return undefined
  if (can !== 'yes') return html`<h2 id="change">${words.change[locale]}</h2><p>${cannotGoOn[can][locale]}</p>`
  return html`<h2 id="change">${words.change[locale]}</h2><p class="hint">${words.changeHint[locale]}</p>${refused && wrongLines(visit, refused.source, refused.lines)}<details${refused && html` open`}><summary>${words.changeOpen[locale]}</summary><div class="recipe"><div>${form(visit, {
    action: link(`/training/${run.id}/resume`),
    body: html`${field(locale, { kind: 'text', name: 'recipe', label: words.recipe, long: true, maxLength: 50_000 }, {
      values: { recipe: refused?.source ?? run.source }, ...(refused && { problems: refused.lines.slice(0, 1).map(({ line, text }) => ({ field: 'recipe', text: inLine(line, text) })) }),
    })}${actions(button(locale, words.goOn))}`,
  })}</div></div></details>`
}

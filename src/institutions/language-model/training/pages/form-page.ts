/** The form of a new run: the recipe in a box, what can be named in it beside, and what is wrong line by line. */
import type { Problem } from '../../../../law/failure.ts'
import type { Text } from '../../../../law/text.ts'
import { actions, button, definitionList, errorSummary, field, form, html, type Html, notice, type Visit } from '../../../../portal/index.ts'
import { hasPython, noPython } from '../../python.ts'
import { neededContext } from '../../evaluation/index.ts'
import { tokenizersPage } from '../../tokenizers/index.ts'
import type { RightRecipe } from '../check.ts'
import { inLine } from '../messages.ts'
import type { RecipeProblem } from '../read-recipe.ts'
import { byClock, type OwnRecipe, runsHere } from '../recipe.ts'
import { millions, shortContext, whole, words } from './words.ts'
import { wrongLines } from './wrong-lines.ts'

export interface Named { readonly id: string; readonly title: string }

/** What a recipe can name. */
export interface Offered { readonly corpora: readonly Named[]; readonly tokenizers: readonly Named[]; readonly bases: readonly Named[] }

export function formPage(visit: Visit, { source, offered, lines = [], problems = [], checked }: {
  readonly source: string; readonly offered: Offered; readonly lines?: readonly RecipeProblem[]; readonly problems?: readonly Problem[]; readonly checked?: RightRecipe | undefined
}): Response {
  const { locale, link } = visit
  const all = [...lines.map(({ line, text }) => ({ field: 'recipe', text: inLine(line, text) })), ...problems]
  return tokenizersPage({
    visit, title: words.add, above: [{ title: words.title, path: '/training' }], error: all.length > 0,
    body: html`${errorSummary(locale, all)}<h1>${words.add[locale]}</h1><p class="lead">${words.addLead[locale]}</p>${!hasPython() && notice(locale, { kind: 'warning', body: html`<p>${noPython[locale]}</p>` })}${
      checked && notice(locale, { kind: 'good', title: words.right, body: html`<div role="status">${whatComes(visit, checked)}</div>${byClock(checked.recipe) && html`<p>${words.byClock[locale]}</p>`}` })}${checked?.context !== undefined && checked.context < neededContext && notice(locale, { kind: 'warning', body: html`<p>${shortContext(checked.context, neededContext)[locale]}</p>` })}${lines.length > 0 && wrongLines(visit, source, lines)}<div class="recipe"><div>${form(visit, {
      action: link('/training/new'),
      body: html`${field(locale, { kind: 'text', name: 'recipe', label: words.recipe, long: true, maxLength: 50_000 }, { values: { recipe: source }, ...(all.length > 0 && { problems: all.slice(0, 1) }) })}${
        actions(button(locale, words.begin, { name: 'act', value: 'begin' }), button(locale, words.check, { kind: 'quiet', name: 'act', value: 'check' }), html`<a href="${link('/training')}">${words.cancel[locale]}</a>`)}`,
    })}</div><aside aria-label="${words.ready[locale]}"><h2>${words.ready[locale]}</h2><p class="hint">${words.readyHint[locale]}</p>${named(visit, words.corpora, 'corpora', offered.corpora)}${
      named(visit, words.tokenizers, 'tokenizers', offered.tokenizers)}${named(visit, words.bases, 'training', offered.bases)}</aside></div>`,
  })
}

const named = ({ locale, link }: Visit, title: Text, below: string, all: readonly Named[]): Html => html`<h3>${title[locale]}</h3>${all.length === 0 ? html`<p class="faint">${words.nothing[locale]}</p>`
  : html`<ul>${all.map(({ id, title }) => html`<li><a href="${link(`/${below}/${id}`)}">${title}</a><br><code>${id}</code></li>`)}</ul>`}`

function whatComes({ locale }: Visit, { recipe, vocabulary, context }: RightRecipe): Html {
  return definitionList(locale, [
    { term: words.whereRuns, value: runsHere(recipe) ? words.here[locale] : words.elsewhere[locale] },
    ...(recipe.engine === 'shanyraq' && recipe.model && vocabulary !== undefined ? [{ term: words.parameters, value: millions(parametersOf(recipe.model, vocabulary))[locale] }] : []),
    ...(context === undefined ? [] : [{ term: words.perStep, value: whole(locale, recipe.batch.sequences * recipe.batch.accumulation * context) }]),
  ])
}

/** Weights of a Llama model whose embeddings serve at both ends. */
function parametersOf({ hidden_size: hidden, intermediate_size: inner, layers, heads, kv_heads: shared }: NonNullable<OwnRecipe['model']>, vocabulary: number): number {
  const attention = hidden * hidden * 2 + hidden * (hidden / heads) * shared * 2
  return vocabulary * hidden + layers * (attention + 3 * hidden * inner + 2 * hidden) + hidden
}

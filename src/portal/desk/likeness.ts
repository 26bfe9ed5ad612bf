/** Before a decision is signed: how like cases ended, and why this one ends otherwise, where it does. The officer may go on; the reason becomes a part of the act. */
import type { CaseView, DecisionPreview, WaitingAct } from '../../kernel/cases/index.ts'
import { type Likeness, likenessOf } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { text } from '../../law/field.ts'
import { formatNumber } from '../../law/format.ts'
import { actions, button, errorSummary, fields, form, groundList, notice, tag } from '../components/index.ts'
import type { FormState } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { likenessWords } from './likeness.messages.ts'
import { pathIn, viewIn } from './view.ts'

export const otherwiseField = text('act-otherwise', { label: likenessWords.why, hint: likenessWords.whyHint, maxLength: 5000, long: true })

/** The like decisions of a draft; undefined where it decides nothing, or where they are too few. */
export async function likenessIn({ decisions }: Kernel, { procedure }: Pick<CaseView, 'procedure'>, draft: DecisionPreview | undefined): Promise<Likeness | undefined> {
  return draft && likenessOf(await decisions.alike([procedure.id]), { procedure: procedure.id, kind: draft.name, rules: draft.rules })
}

/** Whether the officer still has to say why the case is decided otherwise. */
export const asksWhy = (likeness: Likeness | undefined, { doing }: WaitingAct): boolean => likeness?.otherwise === true && !doing.otherwise?.trim()

/** The numbers, with the end that is about to be signed marked among them. */
export function likenessShown({ locale }: Visit, { total, days, grounds, ends, otherwise }: Likeness, kind: string): Html {
  return html`<section id="like"><h2>${likenessWords.title[locale]}</h2>${otherwise && notice(locale, { kind: 'warning', title: likenessWords.otherwise, body: likenessWords.otherwiseLead[locale] })}<p>${likenessWords.counted(total, days)[locale]}</p>${
    grounds.length === 0 ? html`<p>${likenessWords.allMet[locale]}</p>` : html`<p>${likenessWords.grounds[locale]}</p>${groundList(locale, grounds)}`}<ul>${ends.map((end) => html`<li>${end.title[locale]}: <b>${formatNumber(end.count, locale)}</b>${
    end.kind === kind && [' ', tag(locale, likenessWords.yours, otherwise ? 'wait' : 'good')]}</li>`)}</ul></section>`
}

/** Asks why, in the place of the signature. */
export const whyForm = (visit: Visit, { id }: Pick<CaseView, 'id'>, { key }: WaitingAct, state: FormState = {}): Content => html`${errorSummary(visit.locale, state.problems ?? [])}${form(visit, {
  action: visit.link(pathIn(viewIn(visit), `${id}/otherwise`, { act: key })),
  body: html`${fields(visit.locale, [otherwiseField], state)}${actions(button(visit.locale, likenessWords.goOn))}`,
})}`

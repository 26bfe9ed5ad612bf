/** That nobody can be granted what a draft gives, as far as applicants that were made from it show: said wherever it is written and sent on, not on their own page alone. */
import type { Kernel } from '../../kernel/index.ts'
import type { StudioDraft } from '../../kernel/studio/index.ts'
import type { Procedure } from '../../law/procedure.ts'
import { applicantsOf, type Made } from '../../law/trial/index.ts'
import { type Day, laterOf } from '../../law/time.ts'
import { notice } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import { today } from '../services/parts.ts'
import type { Visit } from '../visit.ts'
import { moment } from '../words.ts'
import { trialWords } from './trial.messages.ts'

/** The day on which they apply: the form names it, so that what was ticked before midnight is kept after it. */
export const dayFor = (kernel: Kernel, { inForce: { from } }: Pick<Procedure, 'inForce'>): Day => laterOf(today(kernel), from)
export const madeOf = (kernel: Kernel, declaration: Procedure, seed: number, on = dayFor(kernel, declaration)): Made => applicantsOf(declaration, kernel.country.calendar, on, seed)

/** The warning; nothing where somebody was granted it, or nobody was made yet. */
export async function nobodyGranted({ studio }: Kernel, visit: Visit, { id, declaration }: StudioDraft): Promise<Content> {
  const { locale, link } = visit
  const made = await studio.madeOutcome(declaration)
  return made !== undefined && !made.granted && notice(locale, {
    kind: 'warning', title: trialWords.nobodyGranted, body: html`<p>${trialWords.nobodyGrantedHint[locale]}</p><p><a href="${link(`/studio/${id}/cases`)}">${trialWords.cases[locale]}</a>, ${moment(visit, made.at)}</p>`,
  })
}

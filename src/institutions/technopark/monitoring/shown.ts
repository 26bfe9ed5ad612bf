/** A finding as officers and its company see it: what is not kept, by which law, with the figures and each step; and what was done about it. */
import { formatDay } from '../../../law/format.ts'
import { fieldsOf } from '../../../law/procedure.ts'
import type { Field } from '../../../law/field.ts'
import { dayOf } from '../../../law/time.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { groundList, html, type Html, tag, timeline, type Tone, type Visit } from '../../../portal/index.ts'
import { traceOf } from '../../../portal/services/index.ts'
import type { Technopark } from '../terms.ts'
import type { Broken } from './conditions.ts'
import { actWords, endWords, judgedWords, monitoringWords, stateWords } from './messages.ts'
import type { actsOf, findingOf } from './read.ts'
import type { FindingState } from './watch.ts'

export type Finding = NonNullable<Awaited<ReturnType<typeof findingOf>>>
type Acts = Awaited<ReturnType<typeof actsOf>>

const tones = { open: 'late', asked: 'wait', explained: 'now', accepted: 'good', case: 'wait' } as const satisfies Record<FindingState, Tone>

/** Where a finding stands, in words. */
export const stateTag = ({ locale }: Visit, { state, ended_at: ended, ended_why: why }: Pick<Finding, 'state' | 'ended_at' | 'ended_why'>): Html =>
  (ended === null ? tag(locale, stateWords[state], tones[state]) : tag(locale, endedIn(why), why === 'kept' ? 'good' : 'plain'))

/** Of what ended before reasons were kept it is only known that it did. */
const endedIn = (why: Finding['ended_why']) => (why === null ? endWords.ended : endWords[why])

/** What is not kept, with the law and the figures. */
export const groundsShown = ({ locale }: Visit, { grounds }: Broken['said']): Html => groundList(locale, grounds)

/** Each step of the judgement, opened on demand; nothing where there is no rule to show, as of a day that has passed. */
export function traceShown(kernel: Kernel, visit: Visit, technopark: Technopark, { judged, said: { traced } }: Pick<Finding, 'judged' | 'said'>): Html {
  if (traced === undefined) return html``
  return html`<details><summary>${monitoringWords.trace[visit.locale]}: ${judgedWords[judged][visit.locale]}</summary>${traceOf(visit, fieldsIn(kernel, technopark, judged), traced)}<p class="hint">${formatDay(traced.reading.on, visit.locale)}</p></details>`
}

/** The fields on which a rule was judged, as the procedure in force has them. */
function fieldsIn({ cases }: Kernel, { residency, duty, incomeTest }: Technopark, judged: Finding['judged']): readonly Field[] {
  const declared = cases.procedures.find(({ id }) => id === residency)
  if (declared === undefined || judged === 'year') return Object.values(incomeTest.fields)
  return judged === 'application' ? fieldsOf(declared) : declared.obligations[duty]?.form.flatMap((page) => page.fields) ?? []
}

/** What happened with it, oldest first. */
export const historyShown = (visit: Visit, { found_at: found, ended_at: ended, ended_why: why }: Finding, acts: Acts, names: ReadonlyMap<string, string>): Html => timeline(visit, [
  { title: actWords.found, at: found },
  ...acts.map(({ act, at, person, words }) => ({ title: actWords[act], at, by: names.get(person) ?? '—', body: html`<p class="prose">${words}</p>` })),
  ...(ended === null ? [] : [{ title: endedIn(why), at: ended }]),
])

/** The last day to explain, where it was asked for. */
export const dueShown = ({ locale }: Visit, { due }: Finding): string => (due === null ? '–' : formatDay(due, locale))

export const foundOn = ({ country }: Kernel, { locale }: Visit, { found_at: found }: Finding): string => formatDay(dayOf(found, country.calendar.zone), locale)

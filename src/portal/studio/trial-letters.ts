/** The letters of a case that is tried, composed as people would get them. */
import type { Kernel } from '../../kernel/index.ts'
import { caseLetters } from '../../kernel/cases/index.ts'
import { compose, type LetterParts } from '../../kernel/parties/index.ts'
import { performerOf } from '../../law/clauses.ts'
import { type Deadline, deadlineOf } from '../../law/deadline.ts'
import { formatDay } from '../../law/format.ts'
import { isOutsider } from '../../law/outsiders.ts'
import { partsOf, type Performer, type Procedure, referralsIn } from '../../law/procedure.ts'
import type { Locale, Text } from '../../law/text.ts'
import { type Day, dayOf } from '../../law/time.ts'
import { partNamed } from '../../law/together.ts'
import type { Course } from '../../law/trial/index.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import type { Visit } from '../visit.ts'
import { trialWords as words } from './trial.messages.ts'

interface Sent { readonly on: Day; readonly to: 'toApplicant' | 'toOffice' | 'toBody' | 'toAsked'; readonly whom?: Text; readonly parts: LetterParts }

/** Every letter on the course of a case: received, asked, decided, late. */
function lettersOf({ country: { calendar: { zone }, bodies } }: Kernel, declaration: Procedure, { stages, decided }: Course, locale: Locale): readonly Sent[] {
  // Whoever reads a letter of a trial is told that there is no number, and shown none that looks like one.
  const number = words.noNumber[locale]
  const about = { id: 'example', number, title: declaration.title }
  const [first] = stages
  const dueOf = (day: Day | undefined, named: Deadline) => (day === undefined ? undefined : { named, day, at: null, zone })
  return [
    ...(first === undefined ? [] : [{ on: dayOf(first.began, zone), to: 'toApplicant', parts: caseLetters.filed(about, dueOf(first.wholeDue, 'decision')) } as const]),
    ...stages.flatMap(({ step, began, due, told, parts }): readonly Sent[] => {
      const one = declaration.steps[step]!
      const on = dayOf(began, zone)
      const who = (by: Performer): Text => performerOf(declaration, by, bodies)
      const outside = parts.filter(({ part }) => isOutsider(part.by))
      return [
        ...(one.by === 'applicant' ? [{ on, to: 'toApplicant', parts: caseLetters.expected(about, one.title, dueOf(due, deadlineOf(one))) } as const] : []),
        // Each body whose opinion is asked for has a letter of its own.
        ...referralsIn(one.by).map((by) => ({ on, to: 'toBody', whom: who(by), parts: caseLetters.referred(about, one.title) } as const)),
        ...(isOutsider(one.by) ? [{ on, to: 'toAsked', parts: caseLetters.asked(about, one.title, dueOf(due, 'answer')) } as const] : []),
        ...outside.map(({ name, part, due: own }) => ({ on, to: 'toAsked', parts: caseLetters.asked(about, partNamed(partsOf(one.by), name)?.title ?? part.title, dueOf(own, 'answer')) } as const)),
        ...told.map((day) => ({ on: day, to: 'toOffice', parts: caseLetters.escalated(about, one.title) } as const)),
      ]
    }),
    ...decided.map(({ decision, on }) => ({ on, to: 'toApplicant', parts: caseLetters.decided(about, { title: declaration.decisions[decision]!.title, number, day: on }) } as const)),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

export function lettersPart(kernel: Kernel, { locale }: Visit, declaration: Procedure, course: Course): Content {
  const letters = lettersOf(kernel, declaration, course, locale)
  return letters.length > 0 && html`<h2>${words.letters[locale]}</h2><p class="hint">${words.lettersHint[locale]}</p>${letters.map(({ on, to, whom, parts }) => {
    const { subject, body } = compose(kernel.settings.publicUrl, parts)
    return html`<details><summary>${formatDay(on, locale)} · ${words[to][locale]}${whom && html` (${whom[locale]})`} · ${subject[locale]}</summary><pre class="declaration" tabindex="0">${body[locale]}</pre></details>`
  })}`
}

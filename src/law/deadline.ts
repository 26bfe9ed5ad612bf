/** The last days that people must know, each by one name on every page, letter and paper: of the decision, of what is corrected or answered, of the appeal. */
import { formatDay, formatInstant, inEveryLanguage } from './format.ts'
import type { Step } from './procedure.ts'
import { spoken, type Text } from './text.ts'
import type { Day, Instant } from './time.ts'

export const deadlines = {
  decision: spoken({ kk: 'Шешім қабылдаудың соңғы күні', ru: 'Последний день принятия решения', en: 'Last day for the decision' }),
  correction: spoken({ kk: 'Өтінішті түзетудің соңғы күні', ru: 'Последний день исправления заявления', en: 'Last day to correct the application' }),
  answer: spoken({ kk: 'Жауап берудің соңғы күні', ru: 'Последний день ответа', en: 'Last day to answer' }),
  step: spoken({ kk: 'Кезеңнің соңғы күні', ru: 'Последний день этапа', en: 'Last day of the step' }),
  appeal: spoken({ kk: 'Шағым берудің соңғы күні', ru: 'Последний день подачи жалобы', en: 'Last day to appeal' }),
} as const satisfies Record<string, Text>

export type Deadline = keyof typeof deadlines

/** What a step is due for: its correction or answer where the applicant performs it, and else itself. */
export const deadlineOf = (step: Pick<Step, 'by' | 'corrects'> | undefined): Deadline => (step?.by !== 'applicant' ? 'step' : step.corrects === undefined ? 'answer' : 'correction')

/** "Last day to appeal: 24 November 2026"; a moment where the time is in hours, in the time zone of the country. */
export const deadlineLine = (which: Deadline, day: Day, by?: { readonly at: Instant | null; readonly zone: string }): Text => inEveryLanguage((locale) =>
  `${deadlines[which][locale]}: ${by?.at ? formatInstant(by.at, locale, by.zone) : formatDay(day, locale)}`)

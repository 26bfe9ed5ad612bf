/** Duties as a table: what, for which period, until when, how it stands. */
import type { Assessment, ObligationView } from '../../kernel/obligations/index.ts'
import type { Text } from '../../law/text.ts'
import { table, tag } from '../components/index.ts'
import type { Tone } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { dateTime } from '../words.ts'
import { dutyWords, periodWords } from './duty-messages.ts'

const tones = { open: 'now', late: 'late', reported: 'good', ended: 'plain' } as const satisfies Record<ObligationView['state'], Tone>

/** How a period that is charged by itself stands: of one that the law sets no value for, or that was taken back, nothing is charged. */
const chargedAs = { 'assessed': [dutyWords.charged, 'good'], 'not set': [dutyWords.notSet, 'plain'], 'nothing due': [dutyWords.nothingDue, 'plain'] } as const satisfies Record<Assessment['status'], readonly [Text, Tone]>

export function dutyTag({ locale }: Pick<Visit, 'locale'>, { state, declared, assessment }: Pick<ObligationView, 'state' | 'declared' | 'assessment'>): Html {
  const [words, tone] = declared.charged && assessment ? chargedAs[assessment.status] : [dutyWords[state], tones[state]]
  return tag(locale, words, tone)
}

export const dutyTable = (visit: Visit, duties: readonly ObligationView[]): Html => {
  const { locale, link } = visit
  return table(locale, {
    caption: dutyWords.duties, captionUnseen: true, rows: duties, columns: [
      { title: dutyWords.duty, header: true, cell: ({ id, declared, period }) =>
        html`<a href="${link(`/duties/${id}`)}">${declared.title[locale]}</a><br><small>${periodWords(period)[locale]}</small>` },
      { title: dutyWords.due, cell: ({ dueDay }) => dateTime(locale, dueDay) },
      { title: dutyWords.state, cell: (one) => dutyTag(visit, one) },
    ],
  })
}

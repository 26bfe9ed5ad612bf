/** Duties as a table: what, for which period, until when, how it stands. */
import type { ObligationView } from '../../kernel/obligations/index.ts'
import { table, tag } from '../components/index.ts'
import type { Tone } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import type { Visit } from '../visit.ts'
import { dateTime } from '../words.ts'
import { dutyWords, periodWords } from './duty-messages.ts'

const tones = { open: 'now', late: 'late', reported: 'good', ended: 'plain' } as const satisfies Record<ObligationView['state'], Tone>

export const dutyTag = (visit: Visit, { state, declared }: Pick<ObligationView, 'state' | 'declared'>): Html => tag(visit.locale, declared.charged && state === 'reported' ? dutyWords.charged : dutyWords[state], tones[state])

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

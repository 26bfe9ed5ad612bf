/** What of the monitoring waits for somebody: for a company each finding that it may explain, for officers that there are any to look at. */
import { sql } from 'kysely'
import { type AwaitedSource, awaitedSource } from '../../../kernel/awaiting/index.ts'
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { Text } from '../../../law/text.ts'
import { keepsBooks, type Technopark } from '../terms.ts'
import { monitoringWords } from './messages.ts'
import { ownPath } from './own-page.ts'

interface About { readonly title?: Text; readonly count?: number }

/** Of what is late and unpaid the duty and the invoice wait already; a finding of it waits when an officer has asked about it. Whoever has taken up a number without a proof sees none. */
export const findingsAwait = ({ parties }: Pick<Kernel, 'parties'>, technopark: Technopark): AwaitedSource => awaitedSource<About>({
  kind: 'technopark.finding',
  rows({ person, organisation, roles }, { today }) {
    if (organisation !== undefined) {
      return sql`select id::text, 'act', jsonb_build_object('title', said -> 'title'), due, found_at from technopark_finding
        where ended_at is null and holder = ${organisation.identifier.value} and ${parties.rightProved(person, organisation.id)} and (state = 'asked' or (state = 'open' and judged not in ('late', 'unpaid')))`
    }
    if (!keepsBooks(technopark, roles)) return undefined
    return sql`select 'queue', 'act', jsonb_build_object('count', count(*)), null::date, min(found_at) from technopark_finding
      where ended_at is null and (state in ('open', 'explained') or (state = 'asked' and due < ${today}::date)) having count(*) > 0`
  },
  say: (rows) => rows.map(({ id, about: { title, count = 0 } }) => (title === undefined
    ? { title: monitoringWords.title, hint: inEveryLanguage((locale) => `${monitoringWords.waits[locale]}: ${formatNumber(count, locale)}`), path: '/technopark/findings' }
    : { title: inEveryLanguage((locale) => `${monitoringWords.finding[locale]}: ${title[locale]}`), hint: monitoringWords.explain, path: `${ownPath}#finding-${id}` })),
})

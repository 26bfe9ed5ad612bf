/** That people have written about pages, and nobody has dealt with it yet: waits for the administrator of the programme. */
import { sql } from 'kysely'
import { type AwaitedSource, awaitedSource } from '../awaiting/index.ts'
import { awaited } from './messages.ts'

/** Up to how many are counted: on every page of the administrator. */
const most = 1000

/** One thing that waits, however many wrote. */
export const feedbackAwaits: AwaitedSource = awaitedSource<{ readonly count: number }>({
  kind: 'feedback',
  rows: ({ roles }) => (roles.includes('administrator') ? sql`
    select 'new', 'act', jsonb_build_object('count', count(*)), null::date, min(at) from (select at from feedback where state = 'new' order by at limit ${most}) as unread having count(*) > 0` : undefined),
  say: (rows) => rows.map(({ about: { count } }) => ({ title: awaited.title(count), hint: awaited.hint, path: '/admin/feedback' })),
})

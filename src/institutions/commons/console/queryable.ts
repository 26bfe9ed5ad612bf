/** The datasets that somebody may ask with SQL, for the console to offer: open ones, their own, and those that they were lent. */
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/parties/index.ts'
import { same, type Text } from '../../../law/text.ts'
import type { Commons } from '../commons.ts'
import { covers, type Description, fullName } from '../dataset.ts'

export interface Queryable {
  /** `namespace/name`. */
  readonly address: string
  readonly title: Text
}

const most = 50

/** What was lent or is one's own first, then the newest. Whether each opens, the policy function says when it is opened. */
export async function queryable({ kernel, access, datasets }: Commons, actor: Actor | null): Promise<readonly Queryable[]> {
  const number = actor?.organisation?.identifier.value
  const [grants, own] = await Promise.all([number === undefined ? [] : access.grantsOf(number), actor === null ? [] : datasets.own(actor)])
  const near = [...own.map(({ id }) => id), ...grants.filter(({ status, mode }) => status === 'in force' && covers(mode, 'query')).map(({ dataset }) => dataset)]
  const { rows } = await sql<{ namespace: string; name: string; title: Description['title'] | null }>`
    select namespace, name, description -> 'title' as title from dataset
    where state = 'published' and latest is not null
      and (id = any(${near}::uuid[]) or (terms ->> 'mode' in ('query', 'download') and terms ->> 'tier' = any(${actor === null ? ['open'] : ['open', 'registered']}::text[])))
    order by id = any(${near}::uuid[]) desc, changed_at desc limit ${most}`.execute(kernel.db)
  return rows.map(({ title, ...at }) => ({ address: fullName(at), title: title ?? same(fullName(at)) }))
}

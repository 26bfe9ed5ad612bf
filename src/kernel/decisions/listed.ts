/** What stands of the credentials of one type, as rows of a register that is listed: see `RegisterView`. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../law/time.ts'

/**
 * The holdings of a type: one that ran out or was revoked is struck, and one that has not begun is suspended until then. The facts are `name`, `since`,
 * `until`, `status` (a `HoldingStatus`), the number of the organisation under the name `identifier`, and the public claims that are named. `page` is the path of an organisation's page up to its number.
 */
export const holdingsListed = (type: string, { claims, identifier, page, today }: { readonly claims: readonly string[]; readonly identifier: string; readonly page: string; readonly today: Day }): RawBuilder<unknown> => sql`
  select holding.number, ${page}::text || holding.identifier as path,
    case status when 'in force' then 'entered' when 'revoked' then 'struck' when 'expired' then 'struck' else 'suspended' end as state,
    jsonb_build_object('kk', holding.name, 'ru', holding.name, 'en', holding.name) || coalesce(holding.names, '{}') as title,
    jsonb_strip_nulls(jsonb_build_object('name', holding.name, 'status', status, ${identifier}::text, holding.identifier, 'since', holding.valid_from, 'until', holding.valid_until))
      || coalesce((select jsonb_object_agg(key, value) from jsonb_each(holding.claims) where key = any(${[...claims]}::text[])), '{}') as facts,
    decision.decided_at as entered_at, greatest(decision.decided_at, holding.suspended_at, holding.revoked_at) as changed_at
  from register_entry holding join decision on decision.id = holding.decision cross join lateral (select case when holding.revoked_at is not null then 'revoked'
    when holding.suspended_at is not null then 'suspended' when holding.valid_from > ${today}::date then 'not yet in force' when holding.valid_until < ${today}::date then 'expired' else 'in force' end as status) today
  where holding.type = ${type}`

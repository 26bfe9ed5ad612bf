/** Tells of what was kept before schemes were told in which scheme of the country each number is. */
import { sql } from 'kysely'
import type { IdentifierScheme } from '../../law/identifier-scheme.ts'
import type { Db } from '../database/index.ts'

/** Gives each number without a scheme the first of its kind whose form it has, and where it has none, the first of its kind. Safe to repeat. */
export async function tellSchemes(db: Db, schemes: readonly IdentifierScheme[]): Promise<void> {
  for (const [table, of] of [['person', 'person'], ['organisation', 'organisation']] as const) {
    const own = schemes.filter((scheme) => scheme.of === of)
    const [first] = own
    if (first === undefined) continue
    const scheme = sql`case ${sql.join(own.map(({ id, pattern }) => sql`when identifier ~ ${`^(?:${pattern})$`} then ${id}`), sql` `)} else ${first.id} end`
    await sql`update ${sql.table(table)} set identifier_scheme = ${scheme} where identifier is not null and identifier_scheme is null`.execute(db)
  }
}

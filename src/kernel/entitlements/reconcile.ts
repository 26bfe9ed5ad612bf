/** Compares entitlements and what was ordered of them with the journal. */
import { type RawBuilder, sql } from 'kysely'
import { spoken, type Text } from '../../law/text.ts'
import { type Comparison, differing, entriesOf } from '../journal/index.ts'

interface Found { readonly kind: string; readonly decision: string }

const words = {
  right: ({ kind, decision }: Found): Text => spoken({
    kk: `«${kind}» төлемі (шешім ${decision}) журналға сәйкес келмейді.`, ru: `Выплата «${kind}» (решение ${decision}) не соответствует журналу.`,
    en: `The entitlement “${kind}” (decision ${decision}) is not what the journal says.`,
  }),
  ordered: ({ kind, decision }: Found): Text => spoken({
    kk: `«${kind}» бойынша тапсырмалар (шешім ${decision}) журналға сәйкес келмейді.`, ru: `Поручения по выплате «${kind}» (решение ${decision}) не соответствуют журналу.`,
    en: `What was ordered of “${kind}” (decision ${decision}) is not what the journal says.`,
  }),
}

/** A day of an entry, which stands apart where it is personal. */
const dayIn = (entry: string, day: string): RawBuilder<string | null> =>
  sql`coalesce(${sql.ref(`${entry}.body`)} ->> ${sql.lit(day)}, ${sql.ref(`${entry}.personal`)} ->> ${sql.lit(day)})::date`

const rights = differing(sql<Found>`
  select e.kind, e.decision from entitlement e
    left join ${entriesOf('entitlement.begun')} as begun on begun.subject = 'decision:' || e.decision and begun.body ->> 'entitlement' = e.kind
  where begun.id is null or begun.erased_by is null and (${dayIn('begun', 'since')} is distinct from e.since or ${dayIn('begun', 'until')} is distinct from e.until)`, words.right)

const orders = differing(sql<Found>`
  select e.kind, e.decision from instalment i join entitlement e on e.id = i.entitlement join payment_order p on p.id = i.payment
    left join ${entriesOf('instalment.ordered')} as entry on entry.subject = 'decision:' || e.decision and entry.body ->> 'order' = p.number
  where entry.id is null or entry.erased_by is null and (${dayIn('entry', 'from')} is distinct from i.period_from or ${dayIn('entry', 'to')} is distinct from i.period_to)`, words.ordered)

/** The comparisons of the entitlements. */
export const entitlementsAgree: readonly Comparison[] = [rights, orders]

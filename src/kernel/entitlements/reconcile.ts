/** Compares entitlements and what was ordered of them with the journal. */
import { sql } from 'kysely'
import type { Text } from '../../law/text.ts'
import { type Comparison, differing, entriesOf } from '../journal/index.ts'

interface Found { readonly kind: string; readonly decision: string }

const words = {
  right: ({ kind, decision }: Found): Text => ({
    kk: `«${kind}» төлемі (шешім ${decision}) журналға сәйкес келмейді.`, ru: `Выплата «${kind}» (решение ${decision}) не соответствует журналу.`,
    en: `The entitlement “${kind}” (decision ${decision}) is not what the journal says.`,
  }),
  ordered: ({ kind, decision }: Found): Text => ({
    kk: `«${kind}» бойынша тапсырмалар (шешім ${decision}) журналға сәйкес келмейді.`, ru: `Поручения по выплате «${kind}» (решение ${decision}) не соответствуют журналу.`,
    en: `What was ordered of “${kind}” (decision ${decision}) is not what the journal says.`,
  }),
}

const rights = differing(sql<Found>`
  select e.kind, e.decision from entitlement e
    left join ${entriesOf('entitlement.begun')} as begun on begun.subject = 'decision:' || e.decision and begun.body ->> 'entitlement' = e.kind
  where begun.id is null or (begun.body ->> 'since')::date <> e.since or (begun.body ->> 'until')::date is distinct from e.until`, words.right)

const orders = differing(sql<Found>`
  select e.kind, e.decision from instalment i join entitlement e on e.id = i.entitlement join payment_order p on p.id = i.payment
    left join ${entriesOf('instalment.ordered')} as entry on entry.subject = 'decision:' || e.decision and entry.body ->> 'order' = p.number
  where entry.id is null or (entry.body ->> 'from')::date <> i.period_from or (entry.body ->> 'to')::date <> i.period_to`, words.ordered)

/** The comparisons of the entitlements. */
export const entitlementsAgree: readonly Comparison[] = [rights, orders]

/** Compares orders with the journal: none stands or is lifted without its entry. */
import { sql } from 'kysely'
import { spoken, type Text } from '../../law/text.ts'
import { type Comparison, differing, entriesOf, saidOf } from '../journal/index.ts'

interface Found { readonly subject: string }

const words = {
  differs: ({ subject }: Found): Text => spoken({
    kk: `${subject} бойынша тоқтата тұру өкімі журналға сәйкес келмейді.`,
    ru: `Распоряжение о приостановлении (${subject}) не соответствует журналу.`,
    en: `The order that suspends ${subject} is not what the journal says.`,
  }),
  gone: ({ subject }: Found): Text => spoken({
    kk: `${subject} бойынша өкім журналда бар, бірақ дерекқордан жойылған.`,
    ru: `Распоряжение (${subject}) есть в журнале, но удалено из базы данных.`,
    en: `An order on ${subject} is in the journal and was taken out of the database.`,
  }),
}

/** Who acted by an entry, unless nobody can tell any more: with the time of keeping of a case the keys in the stream of its decision go. */
const by = (entry: string, person: string) => sql`(${sql.ref(`${entry}.actor`)} = ${sql.ref(person)} or starts_with(${sql.ref(`${entry}.actor`)}, 'pseudonym:'))`

const orders = differing(sql<Found>`
  select s.subject from suspension s
    left join ${entriesOf('order.suspended', 'order.restricted')} as made on made.body ->> 'order' = s.id::text and made.subject = s.subject and ${by('made', 's.ordered_by')}
    left join ${entriesOf('order.lifted')} as lifted on lifted.body ->> 'order' = s.id::text and lifted.subject = s.subject
    left join (
      select entry.body ->> 'order' as id, array_agg(thing) as frees from ${entriesOf('order.narrowed')} as entry, jsonb_array_elements_text(entry.body -> 'frees') as thing group by 1
    ) as narrowed on narrowed.id = s.id::text
  where made.id is null or ${saidOf('issuer', 'made')} <> s.issuer or made.body -> 'alsoLiftedBy' <> to_jsonb(s.also_lifted_by) or coalesce(made.body -> 'reaches', '[]') - coalesce(narrowed.frees, '{}') <> to_jsonb(s.reaches)
    or (made.body -> 'restricts') is distinct from s.restricts or (made.body ->> 'lapsesAt')::timestamptz is distinct from s.lapses_at
    or (lifted.id is not null) <> (s.lifted_at is not null) or not ${by('lifted', 's.lifted_by')}`, words.differs)

const kept = differing(sql<Found>`
  select entry.subject from ${entriesOf('order.suspended', 'order.restricted')} as entry left join suspension s on s.id::text = entry.body ->> 'order' where s.id is null`, words.gone)

/** The comparisons of the orders. */
export const ordersAgree: readonly Comparison[] = [orders, kept]

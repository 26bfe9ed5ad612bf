/** The orders that bind somebody: they wait to be read, obeyed or appealed against. */
import { sql } from 'kysely'
import { spoken, type Text } from '../../law/text.ts'
import { type AwaitedSource, awaitedSource } from '../awaiting/index.ts'

const words = {
  title: spoken({ kk: 'Сізге қатысты тоқтата тұру өкімі бар', ru: 'В отношении вас действует распоряжение о приостановлении', en: 'An order of suspension binds you' }),
  hint: spoken({ kk: 'Негізін оқып, қажет болса шағым беріңіз', ru: 'Прочтите основание и при несогласии обжалуйте', en: 'Read its ground, and appeal if you do not agree' }),
} as const satisfies Record<string, Text>

/** The orders that stand on a person or on the organisation whose hat they wear, or on an entry of a register that is theirs. */
export const ordersAwait: AwaitedSource = awaitedSource({
  kind: 'order',
  rows: ({ person, organisation }, { now }) => sql`select id::text, 'act', '{}'::jsonb, null::date, ordered_at from suspension
    where lifted_at is null and (lapses_at is null or lapses_at > ${now}::timestamptz) and subject = any(array[${organisation ? `organisation:${organisation.id}` : `person:${person}`}::text]
      || array(select 'entry:' || number from entry where owner = ${organisation?.id ?? person}::uuid and owner_kind = ${organisation ? 'organisation' : 'person'}))`,
  say: (rows) => rows.map(() => ({ title: words.title, hint: words.hint, path: '/orders' })),
})

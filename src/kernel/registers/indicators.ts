/** The size of each register as a number for the programme: with what it counts, kept by day as all indicators are. */
import { sql } from 'kysely'
import type { Register } from '../../law/register.ts'
import { registerWords } from '../../law/register-words.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Db } from '../database/index.ts'
import type { Indicator } from '../indicators/index.ts'

const source: Text = spoken({ kk: 'Тізілім жазбалары', ru: 'Записи реестра', en: 'Entries of the register' })

const definition = (register: Text): Text => spoken({
  kk: `${register.kk} бүгін күшінде тұрған жазбаларының саны: тоқтатыла тұрғандары мен алып тасталғандары есептелмейді.`,
  ru: `Число записей ${register.ru}, действующих сегодня; приостановленные и исключённые не учитываются.`,
  en: `How many entries of ${register.en} are in force today; suspended and struck ones are not counted.`,
})

/** The id of the indicator that says how large a register is. */
export const sizeOf = ({ id }: Pick<Register, 'id'>): string => `${id}.in-force`

/** One for each register that everyone sees. */
export const sizesOf = (db: Db, registers: readonly Register[]): readonly Indicator[] => registers.filter(({ shown }) => shown.to === 'everyone').map((register) => ({
  id: sizeOf(register), title: register.title, definition: definition(registerWords(register.title, 'of')), source, unit: 'count',
  async compute() {
    const { rows: [row] } = await sql<{ n: string }>`select count(*)::text as n from entry where register = ${register.id} and state = 'entered'`.execute(db)
    return row?.n
  },
}))

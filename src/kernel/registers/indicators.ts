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

/** One for each register that everyone sees; those that are asked for at once are counted in one statement. */
export function sizesOf(db: Db, registers: readonly Register[]): readonly Indicator[] {
  const shown = registers.filter(({ shown: { to } }) => to === 'everyone')
  let counting: Promise<ReadonlyMap<string, string>> | undefined
  const counted = (): Promise<ReadonlyMap<string, string>> => {
    counting ??= sql<{ register: string; n: string }>`select register, count(*)::text as n from entry where register = any(${shown.map(({ id }) => id)}::text[]) and state = 'entered' group by register`.execute(db)
      .then(({ rows }) => new Map(rows.map(({ register, n }) => [register, n]))).finally(() => { counting = undefined })
    return counting
  }
  return shown.map((register) => ({
    id: sizeOf(register), title: register.title, definition: definition(registerWords(register.title, 'of')), source, unit: 'count', compute: async () => (await counted()).get(register.id) ?? '0',
  }))
}

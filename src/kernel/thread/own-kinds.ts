/** How the kernel's own things are told of on the thread: decisions, entries of registers, organisations, cases, figures. */
import { spoken } from '../../law/text.ts'
import { type Decision, type Decisions, isPublicDecision } from '../decisions/index.ts'
import type { Indicators } from '../indicators/index.ts'
import type { Lineage } from '../lineage/index.ts'
import { isId } from '../parties/index.ts'
import type { Registers } from '../registers/index.ts'
import type { Reader, Sight, ToldOf } from '../taken-back/index.ts'

const idIn = (thing: string): string => thing.slice(thing.indexOf(':') + 1)

const all = (things: readonly string[], sight: Sight): ReadonlyMap<string, Sight> => new Map(things.map((thing) => [thing, sight]))

/** A figure on the thread, by the id of its indicator. */
export const figureKind = 'indicator'

interface OwnKinds {
  readonly registers: Pick<Registers, 'sights'>
  readonly indicators: Pick<Indicators, 'list'>
  readonly lineage: Pick<Lineage, 'things'>
  readonly decisions: Pick<Decisions, 'findAll'>
  readonly standing: (reader: Reader, decision: Decision) => Promise<'holder' | 'office' | 'stranger'>
  /** Those of these cases whose own page is open to the reader. */
  readonly casesSeen: (reader: Reader, cases: readonly string[]) => Promise<ReadonlySet<string>>
}

export const ownKinds = ({ registers, indicators, lineage, decisions, standing, casesSeen }: OwnKinds): Readonly<Record<string, ToldOf>> => ({
  decision: {
    called: spoken({ kk: 'Шешім', ru: 'Решение', en: 'Decision' }),
    because: spoken({ kk: 'Шешімді оның иесі мен оны қабылдаған орган ғана оқиды.', ru: 'Решение читают только его адресат и принявший его орган.', en: 'Only its holder and the body that took it read the decision.' }),
    async sight(_ground, reader, things) {
      const found = await decisions.findAll(things.map(idIn).filter(isId))
      return new Map(await Promise.all(found.map(async (decision): Promise<readonly [string, Sight]> =>
        [`decision:${decision.record.id}`, isPublicDecision(decision.record) || await standing(reader, decision) !== 'stranger' ? 'open' : 'held back'])))
    },
  },
  // Of an entry in a closed section nobody is told that it is joined to anything, although the register may tell its number.
  entry: {
    called: spoken({ kk: 'Тізілім жазбасы', ru: 'Запись реестра', en: 'Entry of a register' }),
    async sight(_ground, reader, things) {
      const seen = await registers.sights(things.map(idIn), reader)
      return new Map(things.flatMap((thing) => { const sight = seen.get(idIn(thing)); return sight === undefined || sight === 'stub' ? [] : [[thing, 'open' as const]] }))
    },
  },
  organisation: {
    called: spoken({ kk: 'Ұйым', ru: 'Организация', en: 'Organisation' }),
    because: spoken({ kk: 'Ұйымның көпшілікке ашық беті жоқ.', ru: 'У организации нет открытой страницы.', en: 'The organisation has no public page.' }),
    async sight(_ground, reader, things) {
      const known = await lineage.things(things)
      const own = reader?.organisation && `organisation:${reader.organisation.id}`
      return new Map(things.map((thing) => [thing, known.get(thing)?.path !== undefined || thing === own ? 'open' : 'held back']))
    },
  },
  // That there was a case every decision tells; what is in it, its parties and its office alone read.
  case: {
    called: spoken({ kk: 'Іс', ru: 'Дело', en: 'Case' }),
    because: spoken({ kk: 'Істі оның тараптары мен оны қарайтын орган ғана көреді.', ru: 'Дело видят только его стороны и орган, который его рассматривает.', en: 'Only its parties and the body that handles it see a case.' }),
    async sight(_ground, reader, things) {
      const seen = await casesSeen(reader, things.map(idIn).filter(isId))
      return new Map(things.map((thing) => [thing, seen.has(idIn(thing)) ? 'open' : 'held back']))
    },
  },
  [figureKind]: {
    called: spoken({ kk: 'Көрсеткіш', ru: 'Показатель', en: 'Figure' }),
    sight: async (_ground, _reader, things) => all(things.filter((thing) => indicators.list.some(({ id }) => id === idIn(thing))), 'open'),
  },
})

/** Three hundred made-up companies and what each does: drawn from their numbers, the same at every start. Pure. */
import { createHash } from 'node:crypto'

/** When a company reports of a quarter, and what it does with the contribution. */
interface Habit { readonly reports: 'in time' | 'late' | 'never'; readonly pays: 'in time' | 'late' | 'in part' | 'never' }

export interface ParkCompany {
  /** Counts from 0; companies of one founder follow one another. */
  readonly nth: number
  readonly name: string
  readonly project: string
  readonly activity: string
  readonly region: string
  /** The share of what the park takes in while it fills at which the company joins: 0 at its beginning, 1 at its end. */
  readonly joins: number
  readonly ends: 'granted' | 'refused' | 'voting' | 'moderation' | 'correction'
  /** Why it is refused: the answer that does not fit. */
  readonly spoilt: Readonly<Record<string, string>>
  readonly team: number
  /** In whole tenge, of its first quarter. */
  readonly revenue: number
}

const kinds = ['Алтын', 'Айқын', 'Ақ', 'Асыл', 'Биік', 'Жаңа', 'Жарқын', 'Кең', 'Көк', 'Күміс', 'Нұрлы', 'Сара', 'Терең', 'Тың', 'Шебер'] as const
const things = ['Арна', 'Белес', 'Бұлақ', 'Дала', 'Дерек', 'Жол', 'Код', 'Көпір', 'Қанат', 'Ой', 'Өріс', 'Сапар', 'Сәуле', 'Тірек', 'Таң', 'Тоғай', 'Толқын', 'Төбе', 'Шың', 'Шырақ'] as const
const activities = ['software', 'software', 'software', 'ai', 'ai', 'data', 'support', 'training'] as const
const projects: Readonly<Record<string, readonly string[]>> = {
  software: ['Қойма есебі', 'Дәріхана жүйесі', 'Жөндеу бригадаларының кестесі'], ai: ['Құжат оқитын жүйе', 'Сатылым болжамы', 'Сөйлеуді тану'],
  data: ['Ауа райы деректері', 'Көлік ағынының картасы'], support: ['Банк жүйелерін сынау', 'Тәулік бойғы қолдау'], training: ['Бухгалтерлерді оқыту', 'Мұғалімдерге арналған курс'],
}
/** Some regions have many, some few: those are told of together. */
const regions = ['71', '71', '71', '71', '71', '75', '75', '75', '75', '75', '75', '79', '79', '35', '35', '35', '19', '63', '55', '15', '39', '23', '47', '61', '43', '31', '11', '27', '59', '10', '33', '62'] as const
const spoils: readonly Readonly<Record<string, string>>[] = [{ branches: '2' }, { priorityShare: '61' }, { branches: '4' }, { subsoilUser: 'true' }, { excisePayer: 'true' }]

export const parkSize = 300

/** A number from 0 to below 1 that a word always gives. */
const drawn = (word: string): number => createHash('sha256').update(`sample park ${word}`).digest().readUInt32BE() / 2 ** 32

const oneOf = <T>(all: readonly T[], word: string): T => all[Math.floor(drawn(word) * all.length)]!

export const parkCompanies: readonly ParkCompany[] = Array.from({ length: parkSize }, (_, nth): ParkCompany => {
  const activity = oneOf(activities, `activity ${nth}`)
  const waits = nth - (parkSize - 9)
  const revenue = Math.round(1_500_000 + drawn(`revenue ${nth}`) ** 4 * 240_000_000)
  return {
    nth, name: `«Үлгі ${kinds[nth % kinds.length]} ${things[Math.floor(nth / kinds.length)]}» ЖШС`, project: oneOf(projects[activity]!, `project ${nth}`), activity, region: oneOf(regions, `region ${nth}`),
    // Most came at the beginning, and every month some more.
    joins: nth < 180 ? drawn(`joins ${nth}`) * 0.2 : 0.2 + drawn(`joins ${nth}`) * 0.75,
    ends: waits >= 0 ? (['voting', 'moderation', 'correction'] as const)[waits % 3]! : nth % 9 === 4 ? 'refused' : 'granted',
    spoilt: spoils[Math.floor(nth / 9) % spoils.length]!, team: Math.max(2, Math.round(revenue / 6_000_000 * (0.6 + drawn(`team ${nth}`)))), revenue,
  }
})

/** How a company deals with its report of the n-th quarter. */
export function habitOf({ nth }: Pick<ParkCompany, 'nth'>, quarter: number): Habit {
  const [report, pay] = [drawn(`report ${nth} ${quarter}`), drawn(`pay ${nth} ${quarter}`)]
  return { reports: report < 0.87 ? 'in time' : report < 0.96 ? 'late' : 'never', pays: pay < 0.74 ? 'in time' : pay < 0.86 ? 'late' : pay < 0.92 ? 'in part' : 'never' }
}

/** What a company reports of the n-th quarter: most grow, one in twelve has much income that is not of its activity. */
export function reportOf(company: ParkCompany, quarter: number): Readonly<Record<string, string>> {
  const { nth, revenue, team, region } = company
  const grown = Math.round(revenue * (0.8 + drawn(`grows ${nth}`) * 0.55) ** quarter)
  const other = drawn(`other ${nth} ${quarter}`) < 0.08 ? Math.round(grown * 0.35) : Math.round(grown * 0.02)
  const relief = Math.round(grown * 0.07)
  return {
    'revenue.0.description': 'Үлгі жазылымдар мен әзірлеме', 'revenue.0.kind': 'priority', 'revenue.0.amount': String(grown),
    'revenue.1.description': 'Үлгі депозит сыйақысы', 'revenue.1.kind': 'related', 'revenue.1.amount': String(Math.round(grown * 0.01)),
    'revenue.2.description': 'Үлгі өзге кіріс', 'revenue.2.kind': 'other', 'revenue.2.amount': String(other),
    // Some leave open what they may leave open.
    ...(drawn(`tells ${nth}`) < 0.9 && { region, jobs: String(Math.max(1, Math.round(team * (1 + 0.06 * quarter)))), relief: String(relief) }),
  }
}

/** What a company reported so many quarters before the park opened on the portal, in the smaller unit; nothing before it was there. */
export function earlierOf({ nth, revenue, team, region }: ParkCompany, before: number): Readonly<Record<string, string>> | undefined {
  if (before > 3 + Math.floor(drawn(`earlier ${nth}`) * 12) || drawn(`earlier report ${nth} ${before}`) < 0.06) return undefined
  const then = Math.round(revenue * (0.8 + drawn(`grows ${nth}`) * 0.55) ** -before)
  return {
    revenue: `${then}00`, contribution: `${Math.round(then / 100)}00`, ...(drawn(`tells ${nth}`) < 0.9 && { region, relief: `${Math.round(then * 0.07)}00`, jobs: String(Math.max(1, Math.round(team * (1 - 0.05 * before)))) }),
  }
}

/** Whether something happens that so great a share of all does. */
export const happens = (word: string, share: number): boolean => drawn(word) < share

/** The form of a scenario: its questions over the plan as it stands, what was sent read, and one that was saved as it would be sent again. */
import { readAnswers, type Submitted } from '../../../law/answers.ts'
import type { Problem } from '../../../law/failure.ts'
import { choice, decimal, type Field, integer, money, type Row, rows, rowsIn, text } from '../../../law/field.ts'
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { formatMoney, parseMoney, tengeOf } from '../../../law/money.ts'
import type { Text } from '../../../law/text.ts'
import type { Plan } from '../plan/index.ts'
import { type Resource, words } from './messages.ts'
import { type Effect, type Move, resources, type Scenario, type Stated } from './scenario.ts'

const mostRows = 30

const named = (name: Text, ...more: readonly (Text | undefined)[]): Text => inEveryLanguage((locale) => [name, ...more].flatMap((one) => one?.[locale] ?? []).join(' · '))

/** What is asked, with what each measure has beside its name. What a year that is over came to is no supposition. */
export function questionsOf({ measures, indicators }: Pick<Plan, 'measures' | 'indicators'>, thisYear: number): readonly Field[] {
  const choices = measures.map(({ number, name, budget, people }) => ({
    value: number, label: named(name, budget === undefined ? undefined : inEveryLanguage((locale) => formatMoney(budget, locale)), people === undefined ? undefined : inEveryLanguage((locale) => `${words.resources.people[locale]}: ${formatNumber(people, locale)}`)),
  }))
  const stated = [text('author', { label: words.author, hint: words.authorHint, maxLength: 300 }), text('source', { label: words.source, hint: words.sourceHint, maxLength: 1000, long: true, optional: true })]
  const ends = [choice('from', { label: words.from, choices }), choice('to', { label: words.to, choices })]
  return [
    text('name', { label: words.name, maxLength: 200 }), text('about', { label: words.about, maxLength: 3000, long: true }),
    rows('money', { label: words.money, columns: [...ends, money('amount', { label: words.sum }), ...stated], minRows: 0, maxRows: mostRows, optional: true }),
    rows('people', { label: words.people, columns: [...ends, integer('amount', { label: words.persons, min: 1, max: 1_000_000 }), ...stated], minRows: 0, maxRows: mostRows, optional: true }),
    rows('effects', {
      label: words.effects, hint: words.effectsHint, minRows: 0, maxRows: mostRows, optional: true, columns: [
        choice('measure', { label: words.measure, choices }), choice('resource', { label: words.resource, choices: resources.map((value) => ({ value, label: words.resources[value] })) }), integer('per', { label: words.per, min: 1 }),
        choice('indicator', { label: words.indicator, choices: indicators.map(({ number, name }) => ({ value: number, label: name })) }), integer('year', { label: words.year, min: thisYear, max: 2200 }), decimal('change', { label: words.change }), ...stated,
      ],
    }),
  ]
}

const stated = ({ author, source }: Row): Stated => ({ author: String(author), ...(source !== undefined && source !== '' && { source: String(source) }) })

/** In the smallest unit of money from whole units, or persons as they are. */
const inSmallest = (resource: Resource, count: number): bigint => (resource === 'money' ? parseMoney(String(count))! : BigInt(count))

/** What was sent; what is wrong names its control. Rows that were left empty are none. */
export function readScenario(plan: Pick<Plan, 'measures' | 'indicators'>, submitted: Submitted, thisYear: number): { readonly scenario: Scenario; readonly problems: readonly Problem[] } {
  const { facts, problems } = readAnswers(questionsOf(plan, thisYear), submitted)
  const moves = (resource: Resource): readonly Move[] => rowsIn(facts[resource]).map((row) => ({ from: String(row['from']), to: String(row['to']), amount: BigInt(String(row['amount'])), ...stated(row) }))
  return {
    problems,
    scenario: {
      name: String(facts['name'] ?? ''), about: String(facts['about'] ?? ''), moves: { money: moves('money'), people: moves('people') },
      effects: rowsIn(facts['effects']).map((row): Effect => ({
        measure: String(row['measure']), resource: row['resource'] === 'people' ? 'people' : 'money', per: inSmallest(row['resource'] === 'people' ? 'people' : 'money', Number(row['per'])), indicator: String(row['indicator']), year: Number(row['year']), change: Number(row['change']), ...stated(row),
      })),
    },
  }
}

/** One that was saved, as the form would send it: another is begun from it. */
export function sentAgain({ name, about, moves, effects }: Scenario): Submitted {
  const row = (table: string, at: number, values: Readonly<Record<string, string | undefined>>): readonly (readonly [string, string])[] => Object.entries(values).map(([column, value]) => [`${table}.${at}.${column}`, value ?? ''])
  return Object.fromEntries([
    ['name', name], ['about', about],
    ...resources.flatMap((resource) => moves[resource].flatMap(({ from, to, amount, author, source }, at) => row(resource, at, { from, to, amount: resource === 'money' ? tengeOf(amount) : String(amount), author, source }))),
    ...effects.flatMap(({ measure, resource, per, indicator, year, change, author, source }, at) => row('effects', at, { measure, resource, per: resource === 'money' ? tengeOf(per) : String(per), indicator, year: String(year), change: String(change), author, source })),
  ])
}

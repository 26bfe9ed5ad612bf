/** Territories and pilots of a declaration as clauses of law. */
import type { Clause } from './clause.ts'
import { scopeWords as say } from './clauses.messages.ts'
import { formatDay, inEveryLanguage, listOf } from './format.ts'
import { regionName } from './places.ts'
import type { Procedure } from './procedure.ts'
import { same, type Text } from './text.ts'
import type { Day } from './time.ts'

const dayText = (day: Day): Text => inEveryLanguage((locale) => formatDay(day, locale))

/** Each scope with its law: where it holds, and from which day until which. */
export const scopeClauses = ({ scopes = {} }: Pick<Procedure, 'scopes'>): readonly Clause[] => Object.values(scopes).map(({ title, regions, bodies, pilot, basis }) => ({
  words: inEveryLanguage((locale) => `${title[locale]}.`), basis, parts: [
    ...(regions ? [say.regions(listOf(regions.map((code) => regionName(code) ?? same(code))))] : []),
    ...(bodies ? [say.bodies(listOf(Object.values(bodies)))] : []),
    ...(pilot?.until === undefined ? [] : [say.pilot(dayText(pilot.from), dayText(pilot.until))]),
  ].map((words) => ({ words })),
}))

/** Alerts: whoever answers for a budget hears when half of it, most of it, and all of it is gone; once in each day or month. */
import { inEveryLanguage } from '../../../law/format.ts'
import { keepAlerted, type Standing as OfBudget } from '../../../kernel/budgets/index.ts'
import type { Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { LetterParts } from '../../../kernel/parties/index.ts'
import type { LanguageModelOptions } from '../ground.ts'
import type { Kind, Scope } from './budget.ts'
import { alertBody, alertSubject, alertTodo, amountWords, limitWords } from './messages.ts'

/** The shares at which an alert is due, in per cent; 100 also when a call was refused for want of budget. */
const levels = [50, 80, 100] as const
type Level = (typeof levels)[number]

/** A single large call that finds no room is no reason for an alert before so much is gone, in per cent. */
export const nearlyGone = 80n

/** The alert that is due for a budget as it stands; undefined when none is, or when it was sent. Pure. */
export function alertDue({ gone, most, alerted, refusing }: Pick<OfBudget, 'gone' | 'most' | 'alerted' | 'refusing'>): Level | undefined {
  if (most === 0n) return undefined
  const reached = refusing && gone * 100n >= most * nearlyGone ? 100 : levels.findLast((level) => gone * 100n >= most * BigInt(level))
  return reached !== undefined && reached > alerted ? reached : undefined
}

/** The alert of a level: whose budget, how much of it is gone. */
export function alertLetter(level: Level, { scope, name, path }: { readonly scope: Scope; readonly name: string; readonly path: string }, { kind, period, gone, most }: Pick<OfBudget, 'period' | 'gone' | 'most'> & { readonly kind: Kind }): LetterParts {
  const limit = limitWords[period][kind]
  return {
    kind: 'thing/budget-alert', subject: alertSubject[level](limit), says: alertBody(level, scope, name),
    ground: inEveryLanguage((locale) => `${limit[locale]}: ${amountWords(kind, gone, locale)} / ${amountWords(kind, most, locale)}.`), todo: alertTodo, path,
  }
}

/** Sends the alerts that are due, in the transaction by which they became so. */
export function openAlerts({ parties }: Pick<Kernel, 'parties'>, { head }: Pick<LanguageModelOptions, 'head'>) {
  const headsOf = async (tx: Tx, organisation: string): Promise<readonly string[]> =>
    (await parties.membersOf(organisation, tx)).filter(({ capacity }) => capacity === 'head').map(({ person }) => person)

  /** Who answers for the budget, what it is called, and where it is seen. */
  async function concerned(tx: Tx, scope: Scope): Promise<{ readonly people: readonly string[]; readonly name: string; readonly path: string }> {
    if (scope === 'programme') return { people: (await parties.holdersOf([head], tx)).map(({ id }) => id), name: '', path: '/usage' }
    // That the free calls of a day are used up is told to whoever calls: nobody pays for it, and tomorrow there are new ones.
    if (scope.startsWith('test:')) return { people: [], name: '', path: '/keys' }
    const id = scope.slice(scope.indexOf(':') + 1)
    if (scope.startsWith('company:')) return { people: await headsOf(tx, id), name: (await parties.organisation({ id }, tx))?.name ?? '', path: '/usage' }
    const key = await tx.selectFrom('model_key').select(['person', 'organisation', 'name']).where('id', '=', id).executeTakeFirst()
    return { people: key ? [key.person, ...await headsOf(tx, key.organisation)] : [], name: key?.name ?? '', path: `/keys/${id}` }
  }

  return async (tx: Tx, standings: readonly OfBudget[]): Promise<void> => {
    for (const standing of standings) {
      const level = alertDue(standing)
      if (level === undefined) continue
      await keepAlerted(tx, standing.id, level)
      const { period, gone, most } = standing
      const [scope, kind] = [standing.scope as Scope, standing.unit as Kind] // the kernel tells of our budgets as we named them
      const { people, name, path } = await concerned(tx, scope)
      const letter = alertLetter(level, { scope, name, path }, { kind, period, gone, most })
      for (const person of new Set(people)) await parties.writeLetter(tx, person, letter)
    }
  }
}

/** What an owner decides on the privacy of a dataset, by an act: how much may be learnt in a year, and what is known of its columns beforehand. */
import { z } from 'zod'
import type { Db, JsonColumn, Tx } from '../../../kernel/database/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { type BudgetLedger, budgetLedger } from '../../../kernel/privacy/index.ts'
import { Decimal, type DecimalText } from '../../../law/decimal.ts'
import { Failure, type Problem } from '../../../law/failure.ts'
import type { Instant } from '../../../law/time.ts'
import { type Dataset, datasetSubject, recordedOf } from '../dataset.ts'
import { requirePublisher } from '../ownership.ts'
import { ownerDecisionWords as words } from './owner-decision.messages.ts'

/**
 * ρ of a year for all together, by the names under which owners choose it. At δ = 10⁻⁹ they are ε ≈ 6.5, 14.2 and 21.3. The usual one
 * is below what the United States Census Bureau gave its tables of 2020 (ρ = 2.63 for people and housing units together).
 */
export const yearlyChoices = { none: '0', careful: '0.5', usual: '2', generous: '4' } as const satisfies Record<string, DecimalText>
export type YearlyChoice = keyof typeof yearlyChoices
/** Until the owner says otherwise. */
const standardYear: DecimalText = yearlyChoices.usual

const limit = z.string().regex(/^-?\d{1,12}(?:\.\d{1,6})?$/)
/** What is known of a column without looking at its rows: a list of codes, or the ends of a scale. */
const knownColumn = z.union([
  z.object({ values: z.array(z.string().min(1).max(100)).min(1).max(1000) }),
  z.object({ between: z.tuple([limit, limit]) }).refine(({ between: [low, high] }) => Decimal.from(low).compare(Decimal.from(high)) < 0),
])
export type KnownColumns = Record<string, z.infer<typeof knownColumn>>

export interface PrivacyDecision { readonly yearly: DecimalText; readonly known: KnownColumns }

interface PrivacyTable { dataset: string; yearly_rho: DecimalText; known: JsonColumn<KnownColumns>; at: Instant }

declare module '../../../kernel/database/index.ts' {
  interface Tables { dataset_privacy: PrivacyTable }
}

/** What stands: the owner's last decision, or the usual amount and nothing known. */
export async function privacyDecisionOn(db: Db, dataset: string): Promise<PrivacyDecision & { readonly at?: Instant }> {
  const row = await db.selectFrom('dataset_privacy').select(['yearly_rho', 'known', 'at']).where('dataset', '=', dataset).executeTakeFirst()
  return row === undefined ? { yearly: standardYear, known: {} } : { yearly: row.yearly_rho, known: row.known, at: row.at }
}

/** The account of what leaves datasets: how much may, their owners have decided. */
export const privacyLedger = ({ db, now, country }: Pick<Kernel, 'db' | 'now'> & { readonly country: { readonly calendar: { readonly zone: string } } }): BudgetLedger => budgetLedger({
  db, now, zone: country.calendar.zone, yearly: async (on, subject) => (await privacyDecisionOn(on, subject.slice(datasetSubject('').length))).yearly,
})

/** Of a column by its name; a column may be called `constructor`. */
export const knownOf = (known: KnownColumns, column: string): KnownColumns[string] | undefined => (Object.hasOwn(known, column) ? known[column] : undefined)

/** Decides, from this act on. Only the owner may. Throws a `Failure` (refused, or invalid with the column). */
export async function decideOnPrivacy(
  { parties, journal, now }: Pick<Kernel, 'parties' | 'journal' | 'now'>, tx: Tx, actor: Actor, dataset: Dataset, { yearly, known }: { readonly yearly: YearlyChoice; readonly known: KnownColumns },
): Promise<void> {
  await requirePublisher(parties, tx, actor, dataset)
  const problems = Object.entries(known).flatMap(([column, one]): Problem[] => (knownColumn.safeParse(one).success ? [] : [{ field: column, text: words.unfit }]))
  if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
  const values = { yearly_rho: yearlyChoices[yearly], known: JSON.stringify(known), at: now() }
  await tx.insertInto('dataset_privacy').values({ dataset: dataset.id, ...values }).onConflict((conflict) => conflict.column('dataset').doUpdateSet(values)).execute()
  await journal.append(tx, actorString(actor), { type: 'dataset.privacy-decided', subject: datasetSubject(dataset.id), body: { ...recordedOf(dataset), yearlyRho: yearlyChoices[yearly] } })
}

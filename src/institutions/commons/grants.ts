/** Grants: the decisions that lend data, read as the policy function wants them. The decision is the only record of a grant. */
import type { Holding } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import type { Facts } from '../../law/field.ts'
import { dayOf } from '../../law/time.ts'
import type { Bars } from './bars.ts'
import { duties, type Duty, modes, type Mode, purposes, type Purpose, type RowFilter } from './dataset.ts'
import type { Grant } from './policy.ts'
import { remember } from './remembered.ts'

const isOneOf = <T extends string>(values: readonly T[], value: unknown): value is T => values.some((one) => one === value)

/** Rows as a grant states them: `column = value | value`. */
export const rowsText = (rows: RowFilter | undefined): string => (rows ? `${rows.column} = ${rows.values.join(' | ')}` : '')

function readRows(text: string): RowFilter | undefined {
  const at = text.indexOf(' = ')
  return at < 1 ? undefined : { column: text.slice(0, at), values: text.slice(at + 3).split(' | ') }
}

/** Duties as a grant states them: by their codes, which the act prints in words. */
export const dutiesText = (all: readonly Duty[]): string => all.join(', ')
/** Earlier grants have the words too, with the code of each behind them. */
const readDuties = (text: string): readonly Duty[] => [...text.matchAll(/[a-z-]+/g)].flatMap(([code]) => (isOneOf(duties, code) ? [code] : []))

export const columnsText = (columns: readonly string[] | undefined): string => columns?.join(', ') ?? ''
const readColumns = (text: string): readonly string[] => text.split(',').map((one) => one.trim()).filter((one) => one !== '')

const textOf = (claims: Holding['claims'], name: string): string => String(claims[name] ?? '')

/** A grant that says nothing sensible lends nothing. */
function grantOf(holding: Holding, people: readonly string[] | undefined): Grant | undefined {
  const { claims } = holding
  const [purpose, mode] = [claims['purpose'], claims['mode']]
  if (!isOneOf<Purpose>(purposes, purpose) || !isOneOf<Mode>(modes, mode)) return undefined
  // What the office narrowed goes before what the owner lends at most.
  const [lent, narrowed] = [readColumns(textOf(claims, 'lentColumns')), readColumns(textOf(claims, 'columns'))]
  const columns = narrowed.length === 0 ? lent : lent.length === 0 ? narrowed : narrowed.filter((one) => lent.includes(one))
  const rows = readRows(textOf(claims, 'lentRows'))
  return {
    decision: holding.decision, number: holding.number, dataset: textOf(claims, 'dataset'), organisation: { identifier: holding.identifier, name: holding.name },
    versions: { from: Number(claims['fromVersion'] ?? 1) }, purpose, mode, agreement: textOf(claims, 'agreement'), status: holding.status, from: holding.validFrom,
    duties: readDuties(textOf(claims, 'duties')),
    ...(people && { people }), ...((lent.length > 0 || narrowed.length > 0) && { columns }), ...(rows && { rows }),
    ...(holding.validUntil !== undefined && { until: holding.validUntil }),
  }
}

export interface Grants {
  /** Grants on a dataset, of one organisation or of all, in every state. */
  on(dataset: string, organisation?: string): Promise<readonly Grant[]>
  of(organisation: string): Promise<readonly Grant[]>
  /** Grants of an organisation on a dataset as they lend now: what was decided after the owner barred it lends nothing while the bar stands. */
  effective(dataset: string, organisation: string): Promise<readonly Grant[]>
}

/** Answers that are remembered: of readers' organisations on datasets, and of datasets as their pages show them. */
const most = 2_000

/** Every read asks for them; they are remembered until a decision, a bar or an erasure says otherwise, and no longer than the day on which they may begin or end. */
export function openGrants(kernel: Pick<Kernel, 'decisions' | 'cases' | 'now' | 'country' | 'hears' | 'whenClosing' | 'report'>, bars: Bars, { credential }: { readonly credential: string }): Grants {
  const { decisions, cases, now, country } = kernel
  const remembered = remember<readonly Grant[]>(kernel, most, async (forget) => {
    const stops = await Promise.all([decisions.onRegister(forget), bars.onChange(forget), cases.onErased(forget)])
    return async () => { for (const stop of stops) await stop() }
  })

  /** Who is named stands in the decided case alone, and is erased there when its time of keeping is over: then the grant names nobody. */
  async function read(which: { readonly dataset?: string; readonly organisation?: string }): Promise<readonly Grant[]> {
    const { dataset, organisation } = which
    const held = await decisions.held({ credentialType: credential, ...(dataset !== undefined && { filters: { dataset } }), ...(organisation !== undefined && { holder: organisation }) })
    const facts = await cases.factsOfAll([...new Set(held.map((holding) => holding.case))])
    return held.map((holding) => grantOf(holding, peopleIn(facts.get(holding.case)))).filter((grant) => grant !== undefined)
  }

  const known = (what: string, of: () => Promise<readonly Grant[]>): Promise<readonly Grant[]> => remembered.get(`${dayOf(now(), country.calendar.zone)} ${what}`, of)

  return {
    on: (dataset, organisation) => known(`on ${dataset} ${organisation ?? ''}`, () => read({ dataset, ...(organisation !== undefined && { organisation }) })),
    of: (organisation) => known(`of ${organisation}`, () => read({ organisation })),
    effective: (dataset, organisation) => known(`effective ${dataset} ${organisation}`, async () => {
      const [held, bar] = await Promise.all([read({ dataset, organisation }), bars.between(dataset, organisation)])
      return bar === undefined ? held : held.map((grant) => (bar.before.includes(grant.decision) || grant.status === 'revoked' ? grant : { ...grant, status: 'suspended' }))
    }),
  }
}

/** The people whom a decided case names; undefined when it names none and lends to everybody who acts for the organisation. */
function peopleIn(facts: Facts | undefined): readonly string[] | undefined {
  const rows = facts?.['people']
  if (rows === undefined) return []
  if (!Array.isArray(rows) || rows.length === 0) return undefined
  return rows.map((row) => String(row['email'] ?? '').trim().toLowerCase())
}

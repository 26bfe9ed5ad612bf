/** Grants: the decisions that lend data, read as the policy function wants them. The decision is the only record of a grant. */
import type { Holding } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { duties, type Duty, modes, type Mode, purposes, type Purpose, type RowFilter } from './dataset.ts'
import type { Grant } from './policy.ts'

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
    decision: holding.decision, number: holding.number, dataset: textOf(claims, 'dataset'), organisation: { bin: holding.bin, name: holding.name },
    versions: { from: Number(claims['fromVersion'] ?? 1) }, purpose, mode, agreement: textOf(claims, 'agreement'), status: holding.status, from: holding.validFrom,
    duties: readDuties(textOf(claims, 'duties')),
    ...(people && { people }), ...((lent.length > 0 || narrowed.length > 0) && { columns }), ...(rows && { rows }),
    ...(holding.validUntil !== undefined && { until: holding.validUntil }),
  }
}

export interface Grants {
  /** Grants on a dataset, of one organisation or of all. */
  on(dataset: string, bin?: string): Promise<readonly Grant[]>
  of(bin: string): Promise<readonly Grant[]>
}

const most = 10_000

export function openGrants({ decisions, cases }: Pick<Kernel, 'decisions' | 'cases'>, { credential }: { readonly credential: string }): Grants {
  /** Who is named stands in the decided case alone, and is erased there when its time of keeping is over: then the grant names nobody. */
  async function peopleOf(decision: string): Promise<readonly string[] | undefined> {
    const record = (await decisions.find(decision))?.record
    const rows = record && (await cases.factsOf(record.case))['people']
    if (rows === undefined) return []
    if (!Array.isArray(rows) || rows.length === 0) return undefined
    return rows.map((row) => String(row['email'] ?? '').trim().toLowerCase())
  }

  async function grants(filter: { readonly filters?: { readonly dataset: string }; readonly search?: string | undefined }): Promise<readonly Grant[]> {
    const { rows } = await decisions.register({ credentialType: credential, ...filter, page: 1, size: most })
    // The search finds a number wherever it stands.
    const held = filter.search === undefined ? rows : rows.filter(({ bin }) => bin === filter.search)
    return (await Promise.all(held.map(async (holding) => grantOf(holding, await peopleOf(holding.decision))))).filter((grant) => grant !== undefined)
  }

  return {
    on: (dataset, bin) => grants({ filters: { dataset }, search: bin }),
    of: (bin) => grants({ search: bin }),
  }
}

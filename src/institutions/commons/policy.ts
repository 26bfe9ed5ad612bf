/**
 * The one policy function: who may do what with a dataset. Every door asks it — pages, the Hub API, files, S3, SQL, the viewer
 * and training jobs — and a table test shows that they agree.
 */
import type { Identifier } from '../../law/identifier-scheme.ts'
import type { Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import { covers, type Dataset, type Duty, isVeiled, type Mode, modes, type Purpose, type RowFilter } from './dataset.ts'
import { type Denial, refusalWords as words } from './policy.messages.ts'

/** A grant as its sealed decision says it. */
export interface Grant {
  /** Id and number of the decision. */
  readonly decision: string
  readonly number: string
  readonly dataset: string
  /** Versions from this number on; `to` is the last, absent when later ones are covered too. */
  readonly versions: { readonly from: number; readonly to?: number }
  readonly organisation: { readonly identifier: Identifier; readonly name: string }
  /** E-mail addresses of the people it names, in lower case; absent: everybody who acts for the organisation. */
  readonly people?: readonly string[]
  readonly purpose: Purpose
  readonly mode: Mode
  readonly duties: readonly Duty[]
  readonly columns?: readonly string[]
  readonly rows?: RowFilter
  readonly from: Day
  readonly until?: Day
  /** SHA-256 of the agreement in lower-case hex. */
  readonly agreement: string
  readonly status: 'in force' | 'not yet in force' | 'suspended' | 'expired' | 'revoked'
}

/** Who asks. */
export type Asker =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'person'; readonly person: string; readonly email?: string; readonly organisation?: { readonly id: string; readonly identifier: Identifier } }

export interface Question {
  readonly dataset: Pick<Dataset, 'owner' | 'state' | 'terms' | 'latest'>
  readonly asker: Asker
  readonly mode: Mode
  /** The version that is asked for; absent: the newest published one. */
  readonly version?: number
  readonly versionState?: 'published' | 'retired' | 'hidden'
  /** Whether it is proved who asks: the number of a person, the head of an organisation. Only aggregates of veiled data need it. */
  readonly proved?: boolean
  /** Grants of the asker's organisation on this dataset, in any state. */
  readonly grants: readonly Grant[]
  /** The words of an order that suspends the dataset. */
  readonly suspended?: Text
  /** The words of an order that suspends whoever asks: they see what every visitor sees. */
  readonly barred?: Text
  readonly purpose?: Purpose
}

/** Yes, with what of the data and by what right; or no, with why and what would help. */
export type Verdict =
  | {
    readonly allowed: true
    readonly by: 'owner' | 'open' | 'registered' | { readonly grant: string }
    readonly mode: Mode
    readonly columns?: readonly string[]
    readonly rows?: RowFilter
    readonly duties: readonly Duty[]
  }
  | { readonly allowed: false; readonly code: Denial; readonly because: Text }

export type { Denial }

const no = (code: Denial, because: Text = words[code]): Verdict => ({ allowed: false, code, because })

/** Whether the asker publishes the dataset. */
export const isOwner = ({ owner }: Pick<Dataset, 'owner'>, asker: Asker): boolean =>
  asker.kind === 'person' && (owner.organisation === undefined ? owner.person === asker.person && asker.organisation === undefined : asker.organisation?.id === owner.organisation)

/** Decides one question. Pure: it knows no database, no clock and no door. */
export function decide({ barred, ...question }: Question): Verdict {
  if (barred === undefined) return judgeOne(question)
  const verdict = judgeOne({ ...question, asker: { kind: 'visitor' }, grants: [] })
  return !verdict.allowed && verdict.code === 'sign in' ? no('suspended', barred) : verdict
}

function judgeOne({ dataset, asker, mode, version, versionState = 'published', grants, suspended, purpose, proved = false }: Omit<Question, 'barred'>): Verdict {
  const { terms } = dataset
  // What owners take back they take from others; it is still theirs.
  if (isOwner(dataset, asker)) return { allowed: true, by: 'owner', mode: 'download', duties: [] }
  if (dataset.state === 'draft' || dataset.latest === undefined || versionState === 'hidden') return no('not found')
  if (mode === 'metadata') return { allowed: true, by: 'open', mode, duties: terms.duties }
  if (suspended) return no('withdrawn', suspended)
  if (dataset.state === 'withdrawn' || versionState === 'retired') return no('withdrawn')
  const lent = { mode: terms.mode, duties: terms.duties, ...(terms.columns && { columns: terms.columns }), ...(terms.rows && { rows: terms.rows }) }
  // Aggregates of data whose rows are veiled carry noise, and whoever is known may have them, unless the owner lends nothing but its description.
  const counted = mode === 'aggregates' && isVeiled(terms) && covers(terms.mode, mode)
  if (terms.tier !== 'restricted' && !counted) {
    if (terms.tier === 'registered' && asker.kind === 'visitor') return no('sign in')
    if (!covers(terms.mode, mode)) return no('not lent in this way')
    if (purpose !== undefined && !terms.purposes.includes(purpose)) return no('another purpose')
    return { allowed: true, by: terms.tier, ...lent }
  }
  if (asker.kind === 'visitor') return no('sign in')
  if (counted && proved) return { allowed: true, by: 'registered', mode, duties: terms.duties }
  const verdict = byGrant(grants.map((grant) => [grant, judge(grant, asker, mode, version ?? dataset.latest!, purpose)]))
  // Each has a part of one budget: who can be anybody would have all parts of it.
  if (counted && !verdict.allowed) return no('prove yourself')
  // Whoever asked for what the owner lends to nobody would wait for a refusal.
  return !verdict.allowed && verdict.code === 'ask' && !covers(terms.mode, mode) ? no('not lent in this way') : verdict
}

type Fit = 'fits' | Exclude<Denial, 'not found' | 'suspended' | 'withdrawn' | 'sign in' | 'prove yourself'>

function judge(grant: Grant, asker: Asker & { kind: 'person' }, mode: Mode, version: number, purpose: Purpose | undefined): Fit {
  if (grant.status === 'revoked' || grant.status === 'suspended') return 'revoked'
  if (grant.status === 'expired') return 'expired'
  if (grant.status === 'not yet in force') return 'ask'
  if (grant.people && !(asker.email !== undefined && grant.people.includes(asker.email.toLowerCase()))) return 'not a named person'
  if (!covers(grant.mode, mode)) return 'not lent in this way'
  if (purpose !== undefined && purpose !== grant.purpose) return 'another purpose'
  if (version < grant.versions.from || (grant.versions.to !== undefined && version > grant.versions.to)) return 'another version'
  return 'fits'
}

/** How near a grant came, the nearest first: the refusal then names the mend that is closest. */
const nearness: readonly Fit[] = ['another version', 'another purpose', 'not lent in this way', 'not a named person', 'revoked', 'expired', 'ask']

const breadth = ({ columns }: Grant): number => columns?.length ?? Number.MAX_SAFE_INTEGER

function byGrant(judged: readonly (readonly [Grant, Fit])[]): Verdict {
  // Of several grants that fit, the widest: fewest hidden columns and rows first, then the greater mode.
  const fitting = judged.filter(([, fit]) => fit === 'fits').map(([grant]) => grant).toSorted((a, b) =>
    Number(a.rows !== undefined) - Number(b.rows !== undefined) || breadth(b) - breadth(a) || modes.indexOf(b.mode) - modes.indexOf(a.mode))
  const [grant] = fitting
  if (grant === undefined) return no(nearness.find((fit): fit is Exclude<Fit, 'fits'> => judged.some(([, one]) => one === fit)) ?? 'ask')
  const { number, mode, duties, columns, rows } = grant
  return { allowed: true, by: { grant: number }, mode, duties, ...(columns && { columns }), ...(rows && { rows }) }
}

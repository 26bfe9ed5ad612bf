/** A dataset of the commons: what its publisher says of it, on which terms it is lent, and its versions. */
import { z } from 'zod'
import { day } from '../../law/declaration.ts'
import type { OfficialNames } from '../../law/official-names.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { Action, ColumnFinding } from '../../kernel/personal-data/index.ts'
import type { Profile } from './ingest/index.ts'
import type { Readiness } from './readiness.ts'

/** How open a dataset is: to everybody, to whoever is signed in, or to whom it was granted. */
export const tiers = ['open', 'registered', 'restricted'] as const
export type Tier = (typeof tiers)[number]

/** What one may do with the data, each including those before it. What a dataset is about, everybody may see. */
export const modes = ['metadata', 'aggregates', 'query', 'download'] as const
export type Mode = (typeof modes)[number]

/** The way by which data were read. */
export type Door = 'page' | 'hub' | 'viewer' | 'sql' | 's3' | 'temporary' | 'file' | 'export' | 'aggregates' | 'training'

/** Whether a mode that was given covers the one that is wanted. */
export const covers = (given: Mode, wanted: Mode): boolean => modes.indexOf(given) >= modes.indexOf(wanted)

/**
 * Whether rows of the data are seen by nobody but those to whom they were granted: then all that others learn carries noise and is charged.
 * Exact numbers over hidden rows would give away one person by two sums.
 */
export const isVeiled = ({ tier, mode }: Pick<Terms, 'tier' | 'mode'>): boolean => tier === 'restricted' || !covers(mode, 'query')

/**
 * Whether some of the data is for nobody who was not granted it, or for nobody at all: then neither hash and size of whole files nor figures of all rows
 * are told. Of a slice they would not be true, and whoever guesses a hidden row would learn from them whether they guessed right.
 */
export const isHiddenInPart = (terms: Pick<Terms, 'tier' | 'mode' | 'columns' | 'rows'>): boolean => isVeiled(terms) || terms.columns !== undefined || terms.rows !== undefined

/** Whether everybody may download all of the data. */
export const isEverybodys = ({ state, terms }: Pick<Dataset, 'state' | 'terms'>): boolean =>
  state === 'published' && terms.tier === 'open' && covers(terms.mode, 'download') && !isHiddenInPart(terms)

/** What data may be used for: a closed list, mapped to DUO and ODRL by `catalogue/`. */
export const purposes = ['research', 'product', 'model-training', 'evaluation', 'public-service'] as const
export type Purpose = (typeof purposes)[number]

/** What whoever uses the data must do or leave. */
export const duties = [
  'attribution', 'non-commercial', 'no-redistribution', 'in-country-only', 'no-reidentification', 'delete-at-end', 'return-derived', 'ethics-approval',
] as const
export type Duty = (typeof duties)[number]

/** Only the rows whose column has one of these values. */
const rowFilterSchema = z.object({ column: z.string().min(1).max(200), values: z.array(z.string().max(200)).min(1).max(100) })
export type RowFilter = z.infer<typeof rowFilterSchema>

/** On which terms the owner lends the data: what a grant may at most say, and what is granted at once. */
export const termsSchema = z.object({
  tier: z.enum(tiers),
  purposes: z.array(z.enum(purposes)),
  duties: z.array(z.enum(duties)),
  /** The most that is given: without a grant in the tiers open and registered, by a grant in the tier restricted. */
  mode: z.enum(modes),
  /** Columns that are lent; absent: all. */
  columns: z.array(z.string()).min(1).optional(),
  rows: rowFilterSchema.optional(),
  /** The longest time of a grant, in months. */
  months: z.number().int().min(1).max(120),
  /** Requests within these bounds are granted at once, by the rules alone. */
  atOnce: z.object({ purposes: z.array(z.enum(purposes)).min(1), mode: z.enum(modes), months: z.number().int().min(1).max(120) }).optional(),
})
export type Terms = z.infer<typeof termsSchema>

const text = (longest: number) => z.object({ kk: z.string().trim().min(1).max(longest), ru: z.string().trim().min(1).max(longest), en: z.string().trim().min(1).max(longest) })

/** What the publisher says of the data. */
export const descriptionSchema = z.object({
  title: text(200),
  summary: text(5000),
  /** SPDX licence expression of one licence, such as `CC-BY-4.0`; `LicenseRef-terms` when only the terms here apply. */
  licence: z.string().min(1).max(100),
  /** The office or person who answers for the data. */
  responsible: z.object({ name: z.string().trim().min(1).max(200), email: z.email().optional() }),
  /** Who made the data, when that is not the owner: for attribution. */
  creator: z.string().max(300).optional(),
  /** Shown as a link: nothing that a browser would run. */
  source: z.url({ protocol: /^https?$/ }).optional(),
  keywords: z.array(z.string().trim().min(1).max(60)).max(30),
  /** BCP 47 codes of the languages of the texts inside. */
  languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)).max(20),
  /** One of `themes`. */
  theme: z.string(),
  spatial: z.string().max(200).optional(),
  temporal: z.object({ from: day, to: day }).optional(),
  updates: z.enum(['never', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'irregular']),
  /** Labels of the columns, by the name of the column. */
  fields: z.record(z.string(), z.object({ label: text(200), description: text(1000).optional(), unit: z.string().max(60).optional() })),
})
export type Description = z.infer<typeof descriptionSchema>

/** Themes of the catalogue: the data themes of the EU Publications Office, by their codes, and language resources. */
export const themes: Readonly<Record<string, Text>> = {
  AGRI: spoken({ kk: 'Ауыл шаруашылығы және тамақ', ru: 'Сельское хозяйство и продовольствие', en: 'Agriculture and food' }),
  ECON: spoken({ kk: 'Экономика және қаржы', ru: 'Экономика и финансы', en: 'Economy and finance' }),
  EDUC: spoken({ kk: 'Білім, мәдениет және спорт', ru: 'Образование, культура и спорт', en: 'Education, culture and sport' }),
  ENER: spoken({ kk: 'Энергетика', ru: 'Энергетика', en: 'Energy' }),
  ENVI: spoken({ kk: 'Қоршаған орта', ru: 'Окружающая среда', en: 'Environment' }),
  GOVE: spoken({ kk: 'Мемлекеттік басқару', ru: 'Государственное управление', en: 'Government' }),
  HEAL: spoken({ kk: 'Денсаулық', ru: 'Здоровье', en: 'Health' }),
  INTR: spoken({ kk: 'Халықаралық қатынастар', ru: 'Международные отношения', en: 'International matters' }),
  JUST: spoken({ kk: 'Құқық және қауіпсіздік', ru: 'Право и безопасность', en: 'Justice and safety' }),
  LANG: spoken({ kk: 'Тіл ресурстары', ru: 'Языковые ресурсы', en: 'Language resources' }),
  REGI: spoken({ kk: 'Өңірлер мен қалалар', ru: 'Регионы и города', en: 'Regions and cities' }),
  SOCI: spoken({ kk: 'Халық және қоғам', ru: 'Население и общество', en: 'Population and society' }),
  TECH: spoken({ kk: 'Ғылым және технология', ru: 'Наука и технологии', en: 'Science and technology' }),
  TRAN: spoken({ kk: 'Көлік', ru: 'Транспорт', en: 'Transport' }),
}

/** The names of one and the same thing in addresses: of a namespace and of a dataset in it. Case counts, as with Hugging Face. */
export const slug = /^(?!.*(?:--|\.\.))[A-Za-z0-9](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9])?$/

/** Who publishes: an organisation, or a person for themself. */
export interface Owner { readonly organisation?: string; readonly person?: string; readonly name: string; /** Of an organisation. */ readonly names?: OfficialNames }

export type DatasetState = 'draft' | 'published' | 'withdrawn'

export interface Dataset {
  readonly id: string
  readonly namespace: string
  readonly name: string
  readonly owner: Owner
  readonly state: DatasetState
  /** Absent while nothing was said yet. */
  readonly description?: Description
  /** How its owner called it when it was begun; the description has its title later. */
  readonly titles?: Text
  readonly terms: Terms
  /** Number of the newest published version. */
  readonly latest?: number
  readonly createdAt: Instant
  readonly changedAt: Instant
  /** Why it was withdrawn. */
  readonly withdrawn?: Text
}

/** What the publisher says of a column; undefined where nothing was said. A column may be called `constructor`. */
export const fieldOf = (description: Pick<Description, 'fields'> | undefined, column: string): Description['fields'][string] | undefined =>
  (description && Object.hasOwn(description.fields, column) ? description.fields[column] : undefined)

/** `namespace/name`, as Hugging Face's clients name a dataset. */
export const fullName = ({ namespace, name }: Pick<Dataset, 'namespace' | 'name'>): string => `${namespace}/${name}`

/** What the journal, which everybody reads, tells of a dataset beside its id: of a draft nothing, for nobody knows that it is there. */
export const recordedOf = (dataset: Pick<Dataset, 'namespace' | 'name' | 'state'>): Readonly<Record<string, string>> =>
  (dataset.state === 'draft' ? {} : { dataset: fullName(dataset) })

/** The subject under which journal, files, orders and the thread know a dataset, and a version of it. */
export const datasetSubject = (id: string): string => `dataset:${id}`
export const versionSubject = (id: string): string => `dataset-version:${id}`

/** The name under which procedures know the versions that wait for a decision of the gate. */
export const versionRegister = 'commons.version'

/** Path of the dataset's page, without the language. */
export const datasetPath = ({ namespace, name }: Pick<Dataset, 'namespace' | 'name'>): string => `/commons/datasets/${namespace}/${name}`

/** A file as it lies in a repository. */
export interface RepositoryFile {
  readonly path: string
  /** SHA-256 of the content in lower-case hex. */
  readonly hash: string
  readonly size: number
  /** Id of the kernel's file. */
  readonly file: string
}

/** One table of a version, as Parquet. */
export interface VersionTable {
  /** `train`, or the name of the file or sheet it came from. */
  readonly name: string
  readonly file: RepositoryFile
  readonly columns: readonly { readonly name: string; readonly type: string; readonly original?: string }[]
  readonly rows: number
  readonly rejects: { readonly count: number; readonly first: readonly { readonly line: number; readonly column?: string; readonly reason: string; readonly text: string }[] }
  readonly profile: Profile
}

/** A column in which personal data was found, with the evidence (masked) and what is proposed. */
export interface SuspectColumn {
  readonly table: string
  readonly column: string
  readonly findings: readonly Omit<ColumnFinding, 'hint'>[]
  readonly proposed: Action
  readonly possible: readonly Action[]
}

/** The publisher's signed decision on the suspect columns. */
export interface GateDecision {
  readonly by: string
  readonly at: Instant
  /** Id of the kept signature; absent where nothing was suspect. */
  readonly signature?: string
  /** Id of the decision by which it was entered; absent where nothing was suspect, the version was blocked, or it was decided before that was a procedure. */
  readonly decision?: string
  readonly actions: readonly { readonly table: string; readonly column: string; readonly action: Action }[]
  readonly reasons?: string
}

/**
 * A file that others are not given as it was sent, and why: the gate reads none of its kind; a part of it is in no table; or it is
 * a text in which personal data was found.
 */
export interface WithheldFile {
  readonly path: string
  readonly why: 'unread' | 'partly' | 'found'
  /** Of a file that is in tables only partly: what of it is in none. */
  readonly what?: readonly Text[]
}

/** `ingesting` → `review` (suspect columns wait for a decision) → `releasing` → `published`; or `failed`, `blocked`, `retired`. */
export type VersionState = 'ingesting' | 'failed' | 'review' | 'releasing' | 'blocked' | 'published' | 'retired'

/** A version: immutable once published. */
export interface DatasetVersion {
  readonly id: string
  readonly dataset: string
  /** From 1; the n-th that was begun. */
  readonly number: number
  /** The commit it was made from. */
  readonly commit: string
  readonly state: VersionState
  readonly tables: readonly VersionTable[]
  /** What others see of the commit: the files as uploaded that the gate has read whole and changed nothing of, and the tables. */
  readonly files: readonly RepositoryFile[]
  /** What was recognised while reading. */
  readonly notes: readonly Text[]
  readonly suspects: readonly SuspectColumn[]
  /** Files of the commit that only its owner sees. Absent: none. */
  readonly withheld?: readonly WithheldFile[]
  readonly gate?: GateDecision
  readonly readiness?: Readiness
  /** Why it failed or was blocked. */
  readonly failure?: Text
  readonly createdAt: Instant
  readonly publishedAt?: Instant
}

/** A version as lists show it. Profiles, findings and files are most of what a version holds, and no list shows them. */
export interface VersionSummary extends Pick<DatasetVersion, 'id' | 'dataset' | 'number' | 'commit' | 'state' | 'failure' | 'createdAt' | 'publishedAt'> {
  readonly tables: readonly Omit<VersionTable, 'profile' | 'rejects'>[]
  /** Of its readiness, from 0 to 100. */
  readonly score?: number
}

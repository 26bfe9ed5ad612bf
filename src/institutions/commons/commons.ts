/** The commons, opened: what its pages and its doors for programs are given. */
import type { Kernel } from '../../kernel/index.ts'
import type { Tx } from '../../kernel/database/index.ts'
import type { Job } from '../../kernel/jobs/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { Action } from '../../kernel/personal-data/index.ts'
import type { Region } from '../../law/region.ts'
import type { Text } from '../../law/text.ts'
import type {
  Dataset, DatasetVersion, Description, Mode, Purpose, RepositoryFile, Terms, VersionSummary, VersionTable,
} from './dataset.ts'
import type { IngestOptions, Profile } from './ingest/index.ts'
import type { Engine, TableSource } from './engine/index.ts'
import type { SyntheticRow } from '../../kernel/privacy/index.ts'
import type { Bars } from './bars.ts'
import type { Asker, Grant, Verdict } from './policy.ts'
import type { Reads } from './reads.ts'
import type { Repositories } from './repositories/index.ts'

/** A question to one open dataset, in SQL, with the words that ask it. */
export interface ReadyQuestion {
  readonly title: Text
  /** `namespace/name`. */
  readonly dataset: string
  readonly sql: string
}

/** What a country sets. */
export interface CommonsOptions {
  /** Whoever holds it may see all datasets and decide on requests. */
  readonly steward: string
  /** Whoever holds one of these may see every connector. */
  readonly administrators: readonly string[]
  /** The declared procedures of asking for access and of taking it back. */
  readonly request: string
  readonly withdrawal: string
  /**
   * Those by which an owner decides on personal data in a version, about an entry of the register `commons.version`: their form has rows `columns` of `place` (among the
   * suspect columns, from 1), `column` and `action`, and `reasons`.
   */
  readonly publication: { readonly company: string; readonly person: string }
  /** The type of the credential that is a grant. */
  readonly credential: string
  /** Address of the module that exports `detectors`, those of the country's personal data. */
  readonly detectors: string
  /** The paragraph of descriptions that says what sample data are not: nobody looks for a dataset by it. */
  readonly disclaimer?: Text
  /** Questions to open data that anybody can ask as they stand, as far as their datasets are open now. */
  readonly questions?: readonly ReadyQuestion[]
  /** The country's regions, for maps of its data; without them nothing is drawn as a map. */
  readonly regions?: readonly Region[]
}

export interface Datasets {
  /** The namespace in which an actor publishes: their organisation's, or their own; undefined until they chose one. */
  namespaceOf(actor: Actor): Promise<string | undefined>
  /** Chooses the namespace, once and for good. Throws a `Failure` (invalid, conflict). */
  claimNamespace(tx: Tx, actor: Actor, slug: string): Promise<void>
  /** Creates an empty draft of the actor's owner, in their namespace. Throws a `Failure` (invalid, conflict with the same name). */
  create(tx: Tx, actor: Actor, what: { readonly namespace: string; readonly name: string; readonly terms?: Terms; readonly description?: Description; readonly titles?: Text }): Promise<Dataset>
  /** By its address, whatever its case; throws a `Failure` (not found). Who may see it is `access`'s to say. */
  at(namespace: string, name: string): Promise<Dataset>
  byId(id: string, within?: Tx): Promise<Dataset>
  /** Those that the actor's owner publishes, in every state. */
  own(actor: Actor): Promise<readonly Dataset[]>
  describe(tx: Tx, actor: Actor, dataset: Dataset, description: Description): Promise<void>
  setTerms(tx: Tx, actor: Actor, dataset: Dataset, terms: Terms): Promise<void>
  /** Makes a draft visible; needs a description and a released version. Throws a `Failure` that names what is missing. */
  publish(tx: Tx, actor: Actor, dataset: Dataset): Promise<void>
  /** Removes a draft that was never published, with its files. */
  remove(tx: Tx, actor: Actor, dataset: Dataset): Promise<void>
  /** Newest first. */
  versions(dataset: string): Promise<readonly VersionSummary[]>
  /** The newest version that was begun of each of these datasets, by its id; absent where there is none. */
  newest(datasets: readonly string[]): Promise<ReadonlyMap<string, VersionSummary>>
  version(dataset: string, number: number): Promise<DatasetVersion>
  /** What the policy function must know of a version while it is being read, in one query. Throws a `Failure` (not found). */
  standing(dataset: string, number: number): Promise<{ readonly dataset: Pick<Dataset, 'id' | 'owner' | 'state' | 'terms' | 'latest'>; readonly version: Pick<DatasetVersion, 'number' | 'state'> }>
  follow(tx: Tx, actor: Actor, dataset: string, follows: boolean): Promise<void>
  follows(person: string, dataset: string): Promise<boolean>
}

export interface Publication {
  /**
   * Begins a version from a commit: it is read in the background. Answers the id of the version; the same commit again is the same
   * version. `options` say of the files what would else be recognised.
   */
  submit(tx: Tx, actor: Actor, dataset: Dataset, commit: string, options?: IngestOptions): Promise<string>
  /** The work that goes on with a version: reading or releasing it; undefined when none is there. */
  work(version: Pick<DatasetVersion, 'id'>): Promise<Job | undefined>
  /** Stops reading a version: it ends as failed. Throws a `Failure` (conflict) when it is not being read. */
  cancel(tx: Tx, actor: Actor, dataset: Dataset, number: number): Promise<void>
  /**
   * Fills in the declared decision on the suspect columns, none of which is blocked: answers the draft, which its owner signs and files; when that is granted the version is
   * released. A draft that is there is changed: the one that is named, or the one that the owner left open. Throws a `Failure` that names the column.
   */
  prepare(actor: Actor, dataset: Dataset, version: DatasetVersion, decision: GateInput, draft?: string): Promise<string>
  /** The id of the case in which a decision on the version was filed and is still looked at; undefined where there is none. */
  decidedIn(version: Pick<DatasetVersion, 'id'>): Promise<string | undefined>
  /** Stops a version for one of its columns: nothing of it is published. Throws a `Failure` that names the column, or (conflict) while a decision on it is looked at. */
  block(tx: Tx, actor: Actor, dataset: Dataset, version: DatasetVersion, decision: GateInput): Promise<void>
  /** Takes a published version back. */
  retire(tx: Tx, actor: Actor, dataset: Dataset, number: number): Promise<void>
  /** Takes the whole dataset back: from this act on no door gives anything of it. `lift` returns it. */
  withdraw(tx: Tx, actor: Actor, dataset: Dataset, reason: Text): Promise<void>
  lift(tx: Tx, actor: Actor, dataset: Dataset): Promise<void>
  /** Takes a grant back: it is suspended at once, and the procedure of withdrawal decides on it. `decision` is the grant's id. */
  takeBack(actor: Actor, dataset: Dataset, decision: string, reason: string): Promise<string>
  /** Bars an organisation from being lent the dataset; grants that stand are taken back one by one. Throws a `Failure` (not found). */
  bar(tx: Tx, actor: Actor, dataset: Dataset, organisation: string, reason: string): Promise<void>
  /** Lets an organisation that was barred ask again. */
  admit(tx: Tx, actor: Actor, dataset: Dataset, organisation: string): Promise<void>
}

export interface GateInput {
  readonly actions: readonly { readonly table: string; readonly column: string; readonly action: Action }[]
  readonly reasons?: string
}

/** What an asker may read of one version, with the right by which they may. */
export interface Opened {
  readonly dataset: Dataset
  readonly version: DatasetVersion
  readonly verdict: Verdict & { readonly allowed: true }
  readonly asker: Asker
}

export interface Access {
  /** Who asks: the actor of a visit, in their present hat, or nobody. */
  asker(actor: Actor | null): Promise<Asker>
  /** What the policy function says, without a throw: to show or not to show a button. `version` is a number; absent: the newest. `known` is that version, where it was read already. */
  verdict(asker: Asker, dataset: Dataset, wanted: Wanted, known?: Pick<DatasetVersion, 'number' | 'state'>): Promise<Verdict>
  /** Opens a version for reading. Throws a `Failure`: not found, unauthenticated or refused, with the mend. */
  open(asker: Asker, dataset: Dataset, wanted: Wanted): Promise<Opened>
  /** The stream as it is, for as long as what was opened stays open: once the policy function says no, it ends in a `Denied`. */
  guard(opened: Opened, stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array>
  /** Whether the actor may change the dataset; throws a `Failure` (not found for whoever may not even see it, else refused). */
  requireOwner(actor: Actor | null, dataset: Dataset): void
  /** Grants on a dataset, in every state. */
  grantsOn(dataset: string): Promise<readonly Grant[]>
  /** Grants that an organisation holds. */
  grantsOf(organisation: string): Promise<readonly Grant[]>
}

export interface Wanted { readonly mode: Mode; readonly version?: number; readonly purpose?: Purpose }

/** A restricted table as it was made up for everybody, with the words that say how. */
export interface Synthetic { readonly rows: readonly SyntheticRow[]; readonly words: readonly Text[]; readonly profile?: Profile }

export interface Reader {
  /** The files that the asker gets for download: those of the version, or Parquet with only their columns and rows. */
  files(opened: Opened): Promise<readonly RepositoryFile[]>
  /** Lends the tables as the engine reads them, restricted as the verdict says, for as long as `use` runs. */
  tables<T>(opened: Opened, use: (sources: readonly TableSource[], tables: readonly VersionTable[]) => Promise<T>): Promise<T>
  /** What everybody may see of a restricted table: made-up rows, always the same ones, and the noisy counts they are drawn from; undefined for a table that has none. */
  synthetic(version: DatasetVersion, table: string, count: number): Promise<Synthetic | undefined>
}

/** Under which data is lent: the same words for everybody. */
export interface Agreement {
  /** SHA-256 of the canonical form of the clauses, in lower-case hex. */
  readonly hash: string
  readonly clauses: readonly Text[]
}

export interface Agreements {
  /** Keeps the agreement as it is now, so that whoever holds its hash can read it later. */
  keep(dataset: Dataset): Promise<Agreement>
  /** Throws a `Failure` (not found). */
  find(hash: string): Promise<Agreement & { readonly dataset: string }>
}

export interface Commons {
  readonly kernel: Kernel
  readonly options: CommonsOptions
  readonly engine: Engine
  readonly repositories: Repositories
  readonly datasets: Datasets
  readonly publication: Publication
  readonly access: Access
  readonly bars: Bars
  readonly agreements: Agreements
  readonly reader: Reader
  readonly reads: Reads
}

/** What the protocol of the Hugging Face Hub needs of an institution to whose repositories clients send. */
import type { Actor } from '../../kernel/parties/index.ts'
import type { Text } from '../../law/text.ts'

/** One change of a commit; `file` is one of the kernel's, received by the sender. Folders exist only as parts of paths. */
export type HubChange =
  | { readonly put: string; readonly file: string }
  | { readonly delete: string }
  | { readonly deleteFolder: string }

/** The two parts of a repository's name. */
export interface HubAddress { readonly namespace: string; readonly name: string }

/** A repository that somebody may send to now. */
export interface HubRepository extends HubAddress {
  /** Under which its uploads stand: `dataset:…`. */
  readonly subject: string
  /** Who sends, as the journal names actors. */
  readonly sender: string
  /** Whether it has a use for a file of this path; the clients leave others out. */
  wants(path: string): boolean
  /** The contents of a branch: SHA-256 by path. */
  contents(branch: string): Promise<ReadonlyMap<string, string>>
  /** The kernel's file of a content that it has already. */
  holds(hash: string): Promise<string | undefined>
  /** Commits the changes and answers the commit's name, 40 hex digits. Throws a `Failure` that says what does not fit. */
  commit(what: { readonly branch: string; readonly title: string; readonly description?: string; readonly parent?: string; readonly changes: readonly HubChange[] }): Promise<string>
}

/** The repositories of one type. Whoever asks has come with a key that has the scope; anything else the institution judges itself. */
export interface HubRepositories {
  readonly type: 'dataset' | 'model'
  /** The scope of keys that send. */
  readonly scope: string
  /** Under which name the holder of a key sends: their own, or that of an office. */
  speaksFor(actor: Actor): Promise<{ readonly name: string; readonly as: 'user' | 'org' } | undefined>
  /** Makes a repository; `taken` says that there is one of this name already. Throws a `Failure`. */
  create(actor: Actor, wanted: { readonly namespace?: string; readonly name: string }): Promise<HubAddress & ({ readonly id: string } | { readonly taken: Text })>
  remove(actor: Actor, wanted: { readonly namespace?: string; readonly name: string }): Promise<void>
  /** The repository of an address, for whoever may send to it. Throws a `HubFailure` or a `Failure`. */
  writable(actor: Actor, address: HubAddress): Promise<HubRepository>
  /** The same, by what stands behind the colon of its subject. */
  writableById(actor: Actor, id: string): Promise<HubRepository>
}

/** Addresses of the clients: those of datasets stand below a folder of their own, those of models do not. */
export const pathOf = { dataset: '/datasets', model: '' } as const satisfies Record<HubRepositories['type'], string>
export const apiPathOf = { dataset: '/api/datasets', model: '/api/models' } as const satisfies Record<HubRepositories['type'], string>

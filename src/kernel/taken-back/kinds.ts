/** How whoever keeps things tells of them: what of them was taken back, and whom it concerns. Said as data, so that every process knows it. */
import type { Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Thing } from '../lineage/index.ts'
import type { Orders, Party } from '../orders/index.ts'
import type { Actor, Parties } from '../parties/index.ts'

/** Why a thing should no longer be used. An opt-out is of a part of it: whoever answers for the thing decides what becomes of it. */
export interface Reason {
  readonly kind: 'withdrawn' | 'opt-out'
  readonly text: Text
}

/** What is read of things. */
export interface KindGround {
  readonly db: Db
  readonly now: () => Instant
  readonly zone: string
  readonly orders: Pick<Orders, 'standing'>
}

/** By what things are found that words name: some stand in what the operator set, under the name of the setting. */
export interface NamingGround {
  readonly db: Db
  readonly setting: (name: string) => string | undefined
}

/** Words of a letter around the list of things that it names: what to do where it was taken back, and where an order only restricts it, if that is another thing. */
export interface ConcernWords { readonly lead: Text; readonly mend: Text; readonly within?: Text }

/** Whom a thing concerns, and in which words they are told. */
export interface Concern {
  readonly thing: string
  readonly person: string
  readonly words: ConcernWords
  /** Whether they answer for the thing, and so have a duty to act. */
  readonly answers: boolean
}

/** Who is asked whom things concern. */
export interface ConcernGround {
  readonly parties: Pick<Parties, 'holdersOf' | 'membersOf'>
  readonly now: () => Instant
}

/** A thing that words name, by its id on the thread, and as it is called in full. `surely`: by a name that it alone has, or in the words of its owner; another word may mean another's thing. */
export interface NamedThing { readonly id: string; readonly name: string; readonly surely: boolean }

/** Who looks at the thread; a key sees what everybody sees. */
export type Reader = Pick<Actor, 'person' | 'organisation' | 'body' | 'roles'> | null

/** By its name, for whoever its own page is open to; or as one of its kind, held back, where an open page tells anyhow that there is one. */
export type Sight = 'open' | 'held back'

/** How things of a kind are told of on the thread. */
export interface ToldOf {
  /** What one of them is called. */
  readonly called: Text
  /** Why one is held back. */
  readonly because?: Text
  /** That the page of the thread offers one of them to try. */
  readonly example?: true
  /** What of these things the reader is told, by their ids; what is left out is not told of at all, and nothing is reached by way of it. */
  readonly sight: (ground: { readonly db: Db }, reader: Reader, things: readonly string[]) => Promise<ReadonlyMap<string, Sight>>
}

export interface KindOfThings {
  /** Whom such things are told to on the thread. Of a kind that says nothing here nobody is told. */
  readonly told?: ToldOf
  /** Why things of this kind, by their ids on the thread, may themselves no longer be used; those that may are left out. */
  readonly takenBack?: (ground: KindGround, things: readonly string[]) => Promise<ReadonlyMap<string, readonly Reason[]>>
  /** Orders on such things are told by `takenBack`, or by what was made of them: the kernel adds nothing. */
  readonly answersForOrders?: true
  /** Whom the taking back of something concerns that reached these things. */
  readonly concerned?: (ground: ConcernGround, tx: Tx, things: readonly Thing[]) => Promise<readonly Concern[]>
  /** Whose such things are, by their ids: an order on one binds its owner, who alone appeals against it. What is nobody's is left out. */
  readonly owners?: (db: Db, things: readonly string[]) => Promise<ReadonlyMap<string, Party>>
  /** The things of this kind that words name, such as the API names of models, and that there are; the words are in small letters, and `owner` is whoever wrote them. */
  readonly named?: (ground: NamingGround, words: readonly string[], owner: Party | undefined) => Promise<readonly NamedThing[]>
  /** The people besides who answer for such things, by their ids: they are told of an order on one. */
  readonly answering?: (ground: ConcernGround, db: Db, things: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>
  /** Types of entries of the journal with which such a thing is taken back for good: the thing that the entry names. */
  readonly entries?: Readonly<Record<string, (body: unknown) => string | undefined>>
  /** Tells processes that keep such things in memory that what was taken back has changed. */
  readonly renew?: (tx: Tx) => Promise<void>
}

/** By the kind that things have on the thread. */
export type KindsOfThings = Readonly<Record<string, KindOfThings>>

/** Asks each kind once about all its things: a thing names its kind before the colon, with hyphens for spaces. */
async function askKinds<Told>(
  kinds: KindsOfThings, things: readonly string[], ask: (kind: KindOfThings, things: readonly string[]) => Promise<ReadonlyMap<string, Told>> | undefined,
): Promise<ReadonlyMap<string, Told>> {
  const told: (readonly [string, Told])[] = []
  for (const [prefix, own] of Map.groupBy(things, (thing) => thing.slice(0, thing.indexOf(':')))) {
    const kind = kinds[prefix] ?? kinds[prefix.replaceAll('-', ' ')]
    told.push(...(kind && await ask(kind, own)) ?? [])
  }
  return new Map(told)
}

/** Whose things are, by their ids. What is nobody's is left out. */
export const ownersOfThings = (kinds: KindsOfThings, db: Db, things: readonly string[]): Promise<ReadonlyMap<string, Party>> =>
  askKinds(kinds, things, (kind, own) => kind.owners?.(db, own))

/** Who besides the owners answers for things, by their ids. */
export const answeringFor = (kinds: KindsOfThings, ground: ConcernGround, db: Db, things: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> =>
  askKinds(kinds, things, (kind, own) => kind.answering?.(ground, db, own))

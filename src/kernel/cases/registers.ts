/** Registers: what applications can concern besides decisions. A declared register is asked, or the institution that keeps one. */
import { Failure } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Actor, SystemActor } from '../parties/index.ts'
import { messages } from './messages.ts'

/** An entry, with what the register says of it: facts that no applicant types. */
export interface RegisterEntry {
  readonly title: Text
  /** Path of its page, without the language. */
  readonly path: string
  readonly facts: Facts
}

/** Finds an entry for an actor who wants to apply; undefined when there is none for them. */
export type Register = (id: string, actor: Actor) => Promise<RegisterEntry | undefined>

/** What follows for an entry from a case that concerns it. */
export interface RegisterTerms {
  /** What a granted application does to its entry, in the transaction of the decision. */
  readonly granted?: (tx: Tx, by: Actor | SystemActor, what: {
    readonly entry: string
    readonly decision: string
    /** The id of the company whose case it is; absent where it is nobody's or a person's. */
    readonly organisation?: string
    /** The facts of the case. */
    readonly facts: Facts
    /** Who filed it, and the id of the signature that they filed it with; absent where nobody filed it. */
    readonly filed?: { readonly person?: string; readonly signature?: string }
  }) => Promise<void>
  /** Why a person may not deal with a case about an entry; undefined when nothing keeps them from it. Asked at every step, beside the exclusions of the declaration. */
  readonly barred?: (db: Db, what: { readonly entry: string; readonly person: string }) => Promise<Text | undefined>
  /** Where one application about an entry is open at a time, of everybody's or of each applicant's own: what whoever comes next is told. */
  readonly oneAtATime?: { readonly of: 'everybody' | 'each'; readonly told: Text }
  /** The kind of act that a delegation must cover for applications about an entry, where that is not to file them. */
  readonly delegable?: string
  /** The entry that is meant where nobody names one. */
  readonly meant?: () => string
  /** Whoever an order keeps from acting may still apply: nobody is kept from answering what is ordered about them. */
  readonly whileSuspended?: true
}

export interface Registers {
  keep(name: string, register: Register, terms?: RegisterTerms): void
  /** What follows for the entries that a procedure concerns; nothing when it concerns none. */
  terms(declaration: Pick<Procedure, 'subject'>): RegisterTerms
  /** The entry that an application concerns; within a transaction as it stands there, where the register is declared. */
  find: (declaration: Pick<Procedure, 'subject'>, id: string | undefined, actor: Actor, within?: Tx) => Promise<RegisterEntry | undefined>
}

/** `declared` finds an entry of a declared register for its owner, or, where anyone may apply about it, for whoever sees it. */
export function openRegisters(declared: (subject: NonNullable<Procedure['subject']>, id: string, actor: Actor, within?: Tx) => ReturnType<Register>): Registers {
  const registers = new Map<string, { readonly register: Register; readonly terms: RegisterTerms }>()
  return {
    keep(name, register, terms = {}) {
      if (registers.has(name)) throw new Error(`there is a register ${name} already`)
      registers.set(name, { register, terms })
    },
    terms: ({ subject }) => (subject && registers.get(subject.register)?.terms) ?? {},
    /** The entry that an application concerns; undefined when its procedure concerns none. Throws a `Failure` when there is no such entry. */
    async find({ subject }, id, actor, within) {
      if (subject === undefined) return undefined
      const { register } = subject
      const kept = registers.get(register)
      const named = id ?? kept?.terms.meant?.()
      const entry = named === undefined ? undefined : await (kept?.register(named, actor) ?? declared(subject, named, actor, within))
      if (entry === undefined) throw new Failure('invalid', messages.noEntry(subject.title))
      return entry
    },
  }
}

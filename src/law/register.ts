/** The language in which an institution declares a register of things: what an entry states, whose it is, and who sees what of it. */
import type { Citation } from './citation.ts'
import type { Duration } from './duration.ts'
import type { EntriesField, EntryField, EntryState } from './entry-question.ts'
import type { Field, FileField } from './field.ts'
import type { RuleData } from './rule.ts'
import type { Scope } from './scope.ts'
import { same, type Text } from './text.ts'
import type { Day } from './time.ts'

/** Kinds of the thread between things. What is *derived* from a thing, or *permitted* by it, falls with it; holding, using and calling carry nothing on. */
export const relations = ['derives', 'permits', 'holds', 'uses', 'calls'] as const
export type Relation = (typeof relations)[number]

type Question = Omit<Extract<Field, { kind: 'date' }>, 'kind' | 'from' | 'public' | 'whenEmpty' | 'technical'>

/** Another entry that this one refers to, by its number: the reference is the thread, and nobody writes links by hand. */
export interface ReferenceField extends Question { readonly kind: 'reference'; readonly register: string; readonly relation: Relation }
/** Several entries of one register: the value is their numbers with `, ` between. */
export interface ReferencesField extends Question {
  readonly kind: 'references'
  readonly register: string
  readonly relation: Relation
  readonly most: number
}

/**
 * What an entry states. Documents belong to the case that brought them: a register states facts. With `when` the column holds only for entries whose
 * columns before it say so: the others state nothing there, and need not.
 */
export type RegisterField = (Exclude<Field, FileField | EntryField | EntriesField> | ReferenceField | ReferencesField) & { readonly when?: RuleData }

/** Whose an entry may be. `body`: of the body that keeps the register. */
export const ownerKinds = ['person', 'organisation', 'body'] as const
export type OwnerKind = (typeof ownerKinds)[number]

/** What an act does to an entry. */
export const entryEffects = ['enter', 'change', 'suspend', 'restore', 'strike'] as const
export type EntryDoes = (typeof entryEffects)[number]

export type { EntryState } from './entry-question.ts'

/** Which state an act leads to, by the state that it finds; what is not named here cannot be done. A thing that was struck is restored when the striking is annulled. */
export const entryTransitions = {
  none: { enter: 'entered' },
  entered: { change: 'entered', suspend: 'suspended', strike: 'struck' },
  suspended: { change: 'suspended', restore: 'entered', strike: 'struck' },
  struck: { restore: 'entered' },
} as const satisfies Record<EntryState | 'none', Partial<Record<EntryDoes, EntryState>>>

/**
 * What the outcome of a procedure does to an entry with its decision. `fields` names for each field of the register the field of the case that
 * fills it. `enter` makes a new entry of the applicant; the others concern the entry that the case is about.
 */
export type EntryEffect =
  | { readonly register: string; readonly does: 'enter' | 'change'; readonly fields: Readonly<Record<string, string>> }
  | { readonly register: string; readonly does: 'suspend' | 'restore' | 'strike' }

/** A register of an institution. Its version is the hash of its canonical JSON; each act keeps the version by which it was done. */
export interface Register {
  /** `institution.name`, the same through all versions. */
  readonly id: string
  readonly title: Text
  /** What is entered, and what for. */
  readonly summary: Text
  readonly inForce: { readonly from: Day; readonly until?: Day }
  /** The body that answers for the register. */
  readonly body: { readonly name: Text }
  /** The office that keeps it, and sees all of it. */
  readonly office: { readonly role: string; readonly title: Text }
  /** The prefix of the numbers of its entries, such as `AIS-000123`: two to six Latin capitals. */
  readonly numbers: string
  readonly basis: Citation
  readonly owner: readonly OwnerKind[]
  /** Territories and pilots of which conditions of columns speak by name. The day is that on which an entry is entered. */
  readonly scopes?: Readonly<Record<string, Omit<Scope, 'bodies'>>>
  readonly fields: readonly RegisterField[]
  /** Columns that no two entries share, struck ones apart: one is entered, changed or restored only where no other says the same in all of them. Without any of them an entry is held to none. */
  readonly unique?: readonly string[]
  /**
   * Entries that are not struck never hold at one time where they say the same in the columns of `of`: each from a time until another one of a `day`, or without
   * one from a day until another, both counted. Without any of these columns an entry is held to none.
   */
  readonly apart?: { readonly of: readonly string[]; readonly day?: string; readonly from: string; readonly until: string }
  /**
   * What an entry holds while it stands, from one time until another of a day: what is given out by the name of a resource (`allocates.ofEach`) of the entry that its column `entry` refers to.
   * Nobody else has that then. An entry that does not say all of it holds nothing, nor does one that refers to what is struck.
   */
  readonly holds?: { readonly resource: string; readonly entry: string; readonly day: string; readonly from: string; readonly until: string }
  /** Whoever has an entry that is not struck enters no second one. */
  readonly onePerOwner?: true
  /** The text field by which an entry is called; its number alone where there is none. */
  readonly calledBy?: string
  /** The text fields that name things which an institution keeps, each with the kind of these: an order on an entry acts on them too. */
  readonly names?: Readonly<Record<string, string>>
  /** Columns of `names` in which the owner claims things: a word that names nothing that is the owner's own is not entered. */
  readonly onlyOwn?: readonly string[]
  /** What each state is called here. */
  readonly states: Readonly<Record<EntryState, Text>>
  readonly shown: {
    /** `fellows`: whoever has an entry of theirs here that says the same in the column `fellow`, while both stand. They come upon each other one by one: there is no list for others than the office. */
    readonly to: 'everyone' | 'signed in' | 'fellows' | 'office'
    readonly fellow?: string
    /** The fields that they see. The office, and whose the entry is, see all. */
    readonly fields: readonly string[]
    /** Of entries for which the rule holds, or cannot be told, others see the number, the state, these words and, of what is shown, these fields alone: such as whose it is. */
    readonly stub?: { readonly when: RuleData; readonly words: Text; readonly fields?: readonly string[] }
  }
  /** How long personal values are kept after an entry was struck. */
  readonly keep: { readonly for: Duration; readonly basis: Citation }
}

/**
 * What a list tells of a register. One that is declared is one; so are things that an institution keeps in tables of its own, of which nothing is
 * declared but how they are listed.
 */
export interface Listing extends Pick<Register, 'id' | 'title' | 'summary' | 'body' | 'fields' | 'calledBy' | 'states' | 'shown'>, Partial<Pick<Register, 'office' | 'basis' | 'keep' | 'scopes' | 'names'>> {
  readonly list?: {
    /** What its address shows while it asks nothing: entries with these values, in this order. All of them, the newest first, without it. */
    readonly begins: { readonly values: Readonly<Record<string, string>>; readonly sort: string }
    /** The fields that stand in its columns. Without it the first ones that fit, and the days on which an entry was entered and changed. */
    readonly columns: readonly string[]
    /** The choice that tells the state of an entry in finer words: it stands in the place of the state. */
    readonly state: string
  }
}

/** Declares a register. */
export const register = (id: string, declaration: Omit<Register, 'id'>): Register => ({ id, ...declaration })

type Details<F, Keys extends keyof F = never> = Omit<F, 'kind' | 'name' | 'register' | 'relation' | Keys>

/** A field that refers to one entry of a register. */
export const reference = (name: string, register: string, relation: Relation, field: Details<ReferenceField>): ReferenceField =>
  ({ kind: 'reference', name, register, relation, ...field })

/** A field that refers to several entries of a register. */
export const references = (name: string, register: string, relation: Relation, field: Details<ReferencesField>): ReferencesField =>
  ({ kind: 'references', name, register, relation, ...field })

/** Whether a field refers to entries. */
export const refers = (field: RegisterField): field is ReferenceField | ReferencesField => field.kind === 'reference' || field.kind === 'references'

/** What registers are called, by their ids. */
export type RegisterTitles = (id: string) => Text

/** One that is not among these is called by its id. */
export const titlesOf = (registers: readonly Pick<Register, 'id' | 'title'>[]): RegisterTitles => (id) => registers.find((one) => one.id === id)?.title ?? same(id)

/** The numbers that a value of a referring field names. */
export const numbersIn = (value: unknown): readonly string[] => (typeof value === 'string' && value !== '' ? value.split(', ') : [])

/** The fields that facts and rules speak of: those that are no references. */
export const plainFields = ({ fields }: Pick<Register, 'fields'>): readonly Exclude<Field, FileField | EntryField | EntriesField>[] =>
  fields.flatMap((field) => (refers(field) ? [] : [field]))

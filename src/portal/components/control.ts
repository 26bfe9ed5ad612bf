/** What a form can ask: every field of a procedure, and a few controls that only pages of the portal need. */
import type { Text } from '../../law/text.ts'
import type { Problem } from '../../law/failure.ts'
import type { Choice, Field } from '../../law/field.ts'
import type { Html } from '../html.ts'
import type { Words } from '../words.ts'

interface Asked {
  readonly name: string
  readonly label: Words
  readonly hint?: Words
  readonly optional?: true
  readonly autocomplete?: string
}

/** A secret; what was typed is never shown again. */
interface PasswordControl extends Asked { readonly kind: 'password'; readonly autocomplete: 'current-password' | 'new-password' }
/** A choice of one out of many, such as the regions. */
interface SelectControl extends Asked {
  readonly kind: 'select'
  readonly choices: readonly SelectChoice[]
  /** What choosing nothing says. */
  readonly none?: Words
}
/** Any number of choices; the form sends the name once for each. */
interface ChecksControl extends Asked { readonly kind: 'checks'; readonly choices: readonly SelectChoice[] }
/** One box to tick, such as a consent: `true` when ticked, else not sent. */
interface CheckboxControl extends Asked { readonly kind: 'checkbox' }
/** Text whose label is no `Text`, or that needs a rule of the browser: a one-time code, a name, a search. */
interface InputControl extends Asked {
  readonly kind: 'input'
  readonly inputmode?: 'text' | 'numeric' | 'email' | 'url' | 'search'
  readonly maxLength?: number
  readonly width?: 'short' | 'medium' | 'full'
}

export type SelectChoice = Omit<Choice, 'label' | 'hint'> & { readonly label: Words; readonly hint?: Words; /** Under what it stands in a long list; those of one follow each other. */ readonly group?: Text }

export type Control = Field | PasswordControl | SelectControl | ChecksControl | CheckboxControl | InputControl

/** A file that the form already has. */
export interface KeptFile {
  readonly name: string
  readonly href?: string
  /** SHA-256 of its content, where the reader may hold the file that they have against it. */
  readonly hash?: string
}

/** What can be chosen: the free slots of some days, and links to others. */
export interface SlotChoices {
  readonly slots: readonly { readonly at: string; readonly free: number }[]
  readonly earlier?: string
  readonly later?: string
}

/** What is known when a form is shown: what was typed, what is wrong with it. */
export interface FormState {
  /** Before the ids of simple fields, where two forms of a page ask under one name. */
  readonly prefix?: string
  /** What was typed, or known from before, by field name, as the form sends it. */
  readonly values?: Readonly<Record<string, string>>
  /** All values of fields that may be sent more than once. */
  readonly lists?: Readonly<Record<string, readonly string[]>>
  readonly problems?: readonly Problem[]
  /** Files that were uploaded before, by field name; `values` has their ids. */
  readonly files?: Readonly<Record<string, KeptFile>>
  /** Answers that the portal knows and that cannot be typed over, by field name. */
  readonly known?: Readonly<Record<string, string>>
  /** From where each of them is known, by field name. */
  readonly sources?: Readonly<Record<string, Text>>
  /** The same answers as a list, which stands before the questions when there are many. */
  readonly knownList?: Html
  /** The free times that the form's question for one offers. */
  readonly slots?: SlotChoices
  /** The entries that may be chosen for each question, by its name; `many` are looked for on a page of their own. */
  readonly entries?: Readonly<Record<string, readonly SelectChoice[] | 'many'>>
  /** The one question of the page: its label is the page's heading. */
  readonly heading?: true
}

/** The id of a field's first input: error summaries link to it. */
export const fieldId = (name: string, { prefix }: Pick<FormState, 'prefix'> = {}): string => `${prefix === undefined ? '' : `${prefix}-`}f-${name.replaceAll('.', '-')}`

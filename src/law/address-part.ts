/** Of what an address is made: what was said of its parts, and how a country declares them. */
import type { Text } from './text.ts'

/** An address: the code of its `region`, and its other parts as texts. */
export interface AddressParts { readonly [part: string]: string }

/** A part of an address, in the order in which the country's people write it. */
export interface AddressPart {
  /** Its name in the answer. The one by the classifier is called `region`. */
  readonly name: string
  /** `region`: one of those that the country declares, by its code. */
  readonly kind: 'region' | 'text'
  readonly label: Text
  readonly hint?: Text
  /** Whether it must be said, by the parts before it; a part without this always must. */
  readonly needed?: (said: AddressParts) => boolean
  /** The text as it is kept, or what is wrong with it; a part without this takes any text. */
  readonly read?: (text: string) => { readonly value: string } | { readonly wrong: Text }
  /** How it stands in an address that is printed: `10-үй`, `д. 10`. */
  readonly printed?: (value: string) => Text
}

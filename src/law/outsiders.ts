/** Steps performed by somebody who neither applied nor holds an office: the owner of an entry, or a third person whom the form names. */

/** The owner of the entry that the case is about, or that a field chose, whoever it is at that moment. They see the pages that are `shown` and nothing else. */
export interface ByOwner {
  readonly owner: 'entry' | { readonly field: string }
  readonly shown: readonly string[]
}

/**
 * A third person whose consent is needed: whoever has proved the number that the field `identifier` holds, and was invited at the address in the field
 * `email`. With `rows` these are columns of that table, and each of its rows names one of them: as a part of a step that several perform together.
 */
export interface ByNamed {
  readonly named: { readonly identifier: string; readonly email: string; readonly rows?: string }
  readonly shown: readonly string[]
}

export type Outsider = ByOwner | ByNamed

/** Whether somebody outside performs a step, or a part of one. */
export const isOutsider = (by: unknown): by is Outsider => typeof by === 'object' && by !== null && ('owner' in by || 'named' in by)

/** The table that names several third persons; undefined for any other performer. */
export const rowsNaming = (by: unknown): string | undefined => (isOutsider(by) && 'named' in by ? by.named.rows : undefined)

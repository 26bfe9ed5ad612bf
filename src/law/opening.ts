/** Who opens a case of a procedure: a company, a person or a body with an account, somebody without one, or an office of its own motion. */

export type Opening =
  /** A company applies through a person who may act for it. */
  | { readonly by: 'company'; readonly signs?: 'head' | 'anyone' }
  | { readonly by: 'person'; readonly signs?: 'anyone' }
  /** One body applies to another, through any officer whom it has appointed to act for it. `anyone` of these signs, in office. */
  | { readonly by: 'body'; readonly signs?: 'anyone' }
  /**
   * Anyone, without an account and without giving a name: the portal answers with an address that cannot be guessed, and whoever has it
   * follows the case and acts in it as its applicant.
   */
  | { readonly by: 'anyone' }
  /** An office of its own motion. */
  | { readonly by: 'office'; readonly role: string }

/** The openings by somebody who signs in and fills in a draft. */
export type ByAccount = Extract<Opening, { readonly by: 'company' | 'person' | 'body' }>

/** Whether somebody applies who signs in; the others open a case at once. */
export const isByAccount = (opens: Opening): opens is ByAccount => opens.by === 'company' || opens.by === 'person' || opens.by === 'body'

/** Whether the house opens the case, and the party is whom it concerns and not an applicant. */
export const isByHouse = (opens: Opening): boolean => opens.by === 'office'

/** Who signs an application; undefined where nobody does. */
export const signerOf = (opens: Opening): 'head' | 'anyone' | undefined => (isByAccount(opens) ? opens.signs : undefined)

/** Offices that a procedure names: one of the programme, or in a case of one body an office of that same body. */
import type { Text } from './text.ts'

/**
 * An office that bodies have alike, such as the administrator or the head. `name` is the last word of its role in each body: `administrator` and `representative` every body
 * has, others those that declare them.
 */
export interface OfficeOfBody { readonly name: string; readonly title: Text }

/**
 * The office of this role. In a case that a body opens for itself, or in which an applicant turned to a body of their choice, it is `ofBody`, of that body, instead: "the
 * administrator of the programme, or of any body for its own", "the head of the same body".
 */
export interface Office { readonly role: string; readonly ofBody?: OfficeOfBody }

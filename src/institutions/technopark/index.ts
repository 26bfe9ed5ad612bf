/**
 * The technopark: the register of its residents, what they owe, and how the programme does.
 *
 * Promises: what it shows of residents comes from decisions that stand, and every figure says where it is from.
 * Never: decides; its procedures are the country's, and the kernel runs them.
 */
import type { InstitutionParts } from '../../portal/index.ts'
import type { Text } from '../../law/text.ts'

/** What the country says of its technopark. */
export interface Technopark {
  readonly roles: Readonly<Record<string, Text>>
  /** Type of the credential that makes a company a resident. */
  readonly credential: string
  /** Id of the procedure by which a company becomes a resident. */
  readonly residency: string
  /** The duty under which residents report revenue and pay the contribution. */
  readonly duty: string
}

export const technopark = ({ roles }: Technopark): InstitutionParts => ({
  id: 'technopark', roles, routes: () => [], indicators: () => [], work: () => {},
})

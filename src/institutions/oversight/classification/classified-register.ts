/** What a country says of the register whose entries its law classifies. */
import type { Facts } from '../../../law/field.ts'
import type { Regime } from './regime.ts'

/** How a register of systems is read by a law: what its columns answer, and the classes that it keeps. */
export interface ClassifiedRegister {
  readonly register: string
  readonly law: Regime
  /** The offices that see what moved. */
  readonly roles: readonly string[]
  facts(values: Facts): Facts
  classes(values: Facts): Readonly<Record<string, string | undefined>>
}

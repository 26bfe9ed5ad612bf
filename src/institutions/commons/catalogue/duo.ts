/**
 * Terms as codes of the Data Use Ontology (GA4GH DUO): one permission and its modifiers. DUO was made for research on health, so
 * several of our words have no code there; those are said by `odrl.ts` alone.
 */
import type { Duty, Purpose, Terms } from '../dataset.ts'

export interface DuoTerm {
  /** `DUO_0000042`, the last part of its address. */
  readonly code: string
  /** The label in the ontology. */
  readonly name: string
}

const term = (number: string, name: string): DuoTerm => ({ code: `DUO_00000${number}`, name })

const noRestriction = term('04', 'no restriction')
const generalResearch = term('42', 'general research use')
const timeLimit = term('25', 'time limit on use')
const projectSpecific = term('27', 'project specific restriction')

/** The codes of duties that DUO knows. */
const ofDuty: Readonly<Partial<Record<Duty, DuoTerm>>> = {
  'non-commercial': term('46', 'non-commercial use only'),
  'in-country-only': term('22', 'geographical restriction'),
  'ethics-approval': term('21', 'ethics approval required'),
  'return-derived': term('29', 'return to database or resource'),
}

export const duoOfDuty = (duty: Duty): DuoTerm | undefined => ofDuty[duty]
export const duoUrl = ({ code }: DuoTerm): string => `http://purl.obolibrary.org/obo/${code}`

const everyPurpose: readonly Purpose[] = ['research', 'product', 'model-training', 'evaluation', 'public-service']

/**
 * The codes that say the terms as far as DUO can. Restricted data is lent for the project of the request and for a time, whatever else
 * its terms say.
 */
export function duoOf({ tier, purposes, duties }: Pick<Terms, 'tier' | 'purposes' | 'duties'>): readonly DuoTerm[] {
  const modifiers = duties.flatMap((duty) => ofDuty[duty] ?? [])
  const asked = tier === 'restricted' ? [projectSpecific, timeLimit] : []
  if (tier !== 'restricted' && modifiers.length === 0 && everyPurpose.every((purpose) => purposes.includes(purpose))) return [noRestriction]
  return [...(purposes.includes('research') ? [generalResearch] : []), ...modifiers, ...asked]
}

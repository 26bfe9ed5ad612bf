/** How the register of AI systems is read by the Law on Artificial Intelligence: its columns as answers, and the classes that it keeps. */
import type { ClassifiedRegister } from '../../../institutions/oversight/index.ts'
import { type Facts, valuesIn } from '../../../law/field.ts'
import { kazakhAiLaw } from './ai-law.ts'
import { effectsInLaw } from './effects.ts'
import { autonomy, bans, decisionRole, failureEffects, riskClass } from './system-fields.ts'

/** The seven bans of the register by the names that the law as data has for them. */
const banned = {
  [bans.manipulation.name]: 'manipulation', [bans.vulnerability.name]: 'vulnerability', [bans.scoring.name]: 'scoring', [bans.personalData.name]: 'unlawfulData',
  [bans.biometrics.name]: 'biometricClasses', [bans.emotions.name]: 'emotions', [bans.results.name]: 'unlawfulResults',
} as const

/** An effect by the name that it has there; "hardly anything" is none. */
const inLaw: Readonly<Record<string, readonly string[]>> = effectsInLaw

const decided: Readonly<Record<string, Facts>> = {
  person: { humanFinal: true }, correctable: { humanFinal: false, correctable: true }, final: { humanFinal: false, correctable: false },
}

/** What an entry answers; what it leaves empty is not answered. Pure. */
export function factsOfEntry(values: Facts): Facts {
  const told = Object.entries(banned).filter(([name]) => values[name] === true).map(([, ability]) => ability)
  const allTold = Object.keys(banned).every((name) => typeof values[name] === 'boolean')
  const failure = values[failureEffects.name]
  return {
    inCountry: true, ...((told.length > 0 || allTold) && { bans: told }), ...decided[String(values[decisionRole.name])],
    ...(valuesIn(failure).length > 0 && { failure: valuesIn(failure).flatMap((one) => inLaw[one]?.slice(0, 1) ?? []) }),
  }
}

const textOf = (value: Facts[string] | undefined): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

export const classified: ClassifiedRegister = {
  register: 'oversight.ai-systems', law: kazakhAiLaw, roles: ['oversight.officer', 'oversight.inspector', 'oversight.head'],
  facts: factsOfEntry,
  classes: (values) => ({ risk: textOf(values[riskClass.name]), autonomy: textOf(values[autonomy.name]) }),
}

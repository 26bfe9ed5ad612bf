/**
 * The country that this process serves: chosen here and nowhere else, by `SHANYRAQ_COUNTRY`. Imported before all that prints or reads money and numbers,
 * which keep to its conventions from the beginning; the rest of the country is loaded when it is asked for.
 */
import { conventions as kazakhstan } from './countries/kazakhstan/conventions.ts'
import { conventions as kyrgyzstan } from './countries/kyrgyzstan/conventions.ts'
import { takesOneOf, wrongSetting } from './kernel/settings-messages.ts'
import { keepTo } from './law/conventions.ts'

/** By the code of ISO 3166-1; the first is the one that is served when nothing is set. */
const countries = {
  KZ: {
    conventions: kazakhstan,
    pack: async () => (await import('./countries/kazakhstan/index.ts')).kazakhstan,
    gateway: async () => (await import('./countries/kazakhstan/gateway.ts')).gatewayCountry,
  },
  KG: {
    conventions: kyrgyzstan,
    pack: async () => (await import('./countries/kyrgyzstan/index.ts')).kyrgyzstan,
    gateway: undefined,
  },
} as const

const asked = process.env['SHANYRAQ_COUNTRY']?.trim().toUpperCase() || 'KZ'
const isCountry = (code: string): code is keyof typeof countries => Object.hasOwn(countries, code)
if (isCountry(asked)) keepTo(countries[asked].conventions)

/** The country that is chosen. Throws a `Failure` (invalid) when there is no such country. */
export function chosenCountry(): (typeof countries)[keyof typeof countries] {
  if (!isCountry(asked)) throw wrongSetting('SHANYRAQ_COUNTRY', takesOneOf(Object.keys(countries)))
  return countries[asked]
}

/** Numbers of the data as people read them: one way in charts and in tables. Pure. */
import { formatDecimal } from '../../../law/format.ts'
import type { Locale } from '../../../law/text.ts'

const codeName = /(?:^|[^\p{L}])(?:year|id|uuid|code|kato|no|bin|iin|год|код|като|бин|иин|жыл|жылы|коды|бсн|жсн)(?:$|[^\p{L}])|№/iu

/** Whether a column holds years or codes, whose digits stand together: by its name, or because all that is known of it would be a year. */
export const isCode = (name: string, values: readonly unknown[] = []): boolean => codeName.test(name)
  || (values.length > 0 && values.every((value) => typeof value === 'number' && Number.isInteger(value) && value >= 1900 && value <= 2100))

/** A number unrounded, in groups with the separators of the language. */
export const numeral = (locale: Locale, value: number | string): string => formatDecimal(String(value), locale)

/** The formats of texts in xAPI statements, as pure tests of a text: IRIs, UUIDs, times, durations, languages, addresses. */

/** IRI with a scheme (RFC 3987), without what stands in none: white space, controls and delimiters. */
// oxlint-disable-next-line no-control-regex -- controls are what is refused
export const isIri = (text: string): boolean => text.isWellFormed() && /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`\u0000-\u001F\u007F]+$/i.test(text)

export const isUuid = (text: string): boolean => /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(text)

export const isMailto = (text: string): boolean => /^mailto:[^\s@<>"]+@[^\s@<>"]+$/.test(text)

export const isSha1 = (text: string): boolean => /^[\da-f]{40}$/i.test(text)

/** SHA-224, SHA-256, SHA-384 or SHA-512 in hexadecimal. */
export const isSha2 = (text: string): boolean => /^(?:[\da-f]{56}|[\da-f]{64}|[\da-f]{96}|[\da-f]{128})$/i.test(text)

/** Of what has a grammar with repetitions: no name of a language or a type is longer (RFC 6838, 4.2), and a longer text takes minutes to be told from one. */
const isShort = (text: string): boolean => text.length <= 255

export const isMediaType = (text: string): boolean => isShort(text) && /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:\s*;\s*[\w!#$&^.+-]+=(?:[\w!#$&^.+'*-]+|"[^"]*"))*\s*;?\s*$/.test(text)

const grandfathered = /^(?:en-gb-oed|i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)|sgn-(?:be-fr|be-nl|ch-de)|art-lojban|cel-gaulish|no-(?:bok|nyn)|zh-(?:guoyu|hakka|min|min-nan|xiang))$/i
const languageTag = /^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[\da-wy-z](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+)$/i

/** A tag of RFC 5646, by its grammar. */
export const isLanguage = (text: string): boolean => isShort(text) && (languageTag.test(text) || grandfathered.test(text))

const durationParts = /^P(?:(\d+(?:[.,]\d+)?Y)?(\d+(?:[.,]\d+)?M)?(\d+(?:[.,]\d+)?D)?(?:T(\d+(?:[.,]\d+)?H)?(\d+(?:[.,]\d+)?M)?(\d+(?:[.,]\d+)?S)?)?|(\d+(?:[.,]\d+)?W))$/

/** A duration of ISO 8601:2004, 4.4.3.2: weeks stand alone, and only the last part may have a fraction. */
export function isDuration(text: string): boolean {
  const match = durationParts.exec(text)
  if (match === null || text.endsWith('T')) return false
  const parts = match.slice(1).filter((part) => part !== undefined)
  return parts.length > 0 && parts.slice(0, -1).every((part) => !/[.,]/.test(part))
}

const extended = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/
const basic = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(?:(\d\d)(?:(\d\d)(?:[.,]\d+)?)?)?(Z|[+-]\d\d(?:\d\d)?)?)?$/
/** RFC 3339, which IEEE 9274.1.1 asks for: a whole time with its offset; a space may stand for the T (5.6). */
const internet = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d+)?([Zz]|[+-]\d\d:\d\d)$/

/** A time of ISO 8601, extended or basic, or of RFC 3339 where the newer standard is spoken; the offset -00:00, which means "unknown", is none of them. */
export function isTimestamp(text: string, newer = false): boolean {
  const match = newer ? internet.exec(text) : extended.exec(text) ?? basic.exec(text)
  if (match === null) return false
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0))
  if (/^-00(?::?00)?$/.test(match[7] ?? '')) return false
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate() && hour <= 24 && minute <= 59 && second <= 60
}

/** Moments that the database and a text of ISO 8601 with four digits can both name: of the years 1 to 9999, in milliseconds. */
export const isMoment = (value: unknown): value is number => typeof value === 'number' && value >= -62_135_596_800_000 && value < 253_402_300_800_000

/** The moment that a timestamp names, in milliseconds; without an offset it is UTC. It must be one. */
export function momentOf(text: string): number {
  const [, year, month, day, hour = '00', minute = '00', second = '00', zone = 'Z'] = internet.exec(text) ?? extended.exec(text) ?? basic.exec(text)!
  const fraction = /[.,](\d+)/.exec(text)?.[1] ?? '0'
  const offset = /^([+-])(\d\d):?(\d\d)?$/.exec(zone)
  const minutes = offset === null ? 0 : (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0))
  // 400 years later and back: Date.UTC takes the years 0 to 99 for those of the twentieth century.
  return Date.UTC(Number(year) + 400, Number(month) - 1, Number(day), Number(hour), Number(minute) - minutes, Number(second)) - 146_097 * 86_400_000 + Math.floor(Number(`0.${fraction}`) * 1000)
}

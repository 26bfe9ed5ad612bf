/** What an order leaves open that does not suspend, as data and in words. */
import { formatNumber, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

/**
 * What an order leaves open that only restricts: all that is named must hold of a use. What else is asked is refused, with the order's reason.
 */
export interface Restriction {
  /** The declared purposes for which it may be used; any where absent. */
  readonly purposes?: readonly string[]
  /** The keys with which it may be used, by their ids; any where absent. */
  readonly keys?: readonly string[]
  /** How often a minute each key may use it at most. */
  readonly requestsPerMinute?: number
}

/** What a restriction leaves open, in words; purposes and keys by the names that they have where they are kept. */
export const restrictionWords = ({ purposes, keys, requestsPerMinute }: Restriction): Text => inEveryLanguage((locale) => [
  ...(purposes ? [spoken({ kk: `тек мына мақсаттар үшін: ${purposes.join(', ')}`, ru: `только для целей: ${purposes.join(', ')}`, en: `for these purposes alone: ${purposes.join(', ')}` })[locale]] : []),
  ...(keys ? [spoken({ kk: `тек мына кілттермен: ${keys.join(', ')}`, ru: `только с ключами: ${keys.join(', ')}`, en: `with these keys alone: ${keys.join(', ')}` })[locale]] : []),
  ...(requestsPerMinute === undefined ? [] : [spoken({
    kk: `әр кілтпен минутына ең көбі ${formatNumber(requestsPerMinute, locale)} сұрау`, ru: `запросов в минуту с каждым ключом: не более ${formatNumber(requestsPerMinute, locale)}`,
    en: `at most ${formatNumber(requestsPerMinute, locale)} requests a minute with each key`,
  })[locale]]),
].join('; '))

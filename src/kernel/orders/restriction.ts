/** What an order leaves open that does not suspend, as data and in words. */
import { formatNumber, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

/**
 * What an order leaves open that only restricts: all that is named must hold of a use. What else is asked is refused, with the order's reason.
 */
export interface Restriction {
  /** The declared purposes for which it may be called; any where absent. */
  readonly purposes?: readonly string[]
  /** The purposes for which its owner uses data that were lent for them; any where absent. They are not those of calls: data are lent in words of their own. */
  readonly dataPurposes?: readonly string[]
  /** The keys with which it may be used, by their ids; any where absent. */
  readonly keys?: readonly string[]
  /** How often a minute each key may use it at most. */
  readonly requestsPerMinute?: number
}

/** What a restriction leaves open, in words; purposes and keys by the names that they have where they are kept. @param to keys are named to whom the order binds, and to nobody else */
export const restrictionWords = ({ purposes, dataPurposes, keys, requestsPerMinute }: Restriction, to: 'bound' | 'others' = 'others'): Text => inEveryLanguage((locale) => [
  ...(purposes ? [spoken({ kk: `тек мына мақсаттар үшін: ${purposes.join(', ')}`, ru: `только для целей: ${purposes.join(', ')}`, en: `for these purposes alone: ${purposes.join(', ')}` })[locale]] : []),
  ...(dataPurposes ? [spoken({ kk: `берілген деректер тек мына мақсаттар үшін: ${dataPurposes.join(', ')}`, ru: `предоставленные данные только для целей: ${dataPurposes.join(', ')}`, en: `lent data for these purposes alone: ${dataPurposes.join(', ')}` })[locale]] : []),
  ...(keys ? [(to === 'bound' ? spoken({ kk: `тек мына кілттермен: ${keys.join(', ')}`, ru: `только с ключами: ${keys.join(', ')}`, en: `with these keys alone: ${keys.join(', ')}` })
    : spoken({ kk: 'тек өкімде аталған кілттермен', ru: 'только с ключами, названными в распоряжении', en: 'with the keys that the order names alone' }))[locale]] : []),
  ...(requestsPerMinute === undefined ? [] : [spoken({
    kk: `әр кілтпен минутына ең көбі ${formatNumber(requestsPerMinute, locale)} сұрау`, ru: `запросов в минуту с каждым ключом: не более ${formatNumber(requestsPerMinute, locale)}`,
    en: `at most ${formatNumber(requestsPerMinute, locale)} requests a minute with each key`,
  })[locale]]),
].join('; '))

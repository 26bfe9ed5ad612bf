/** Names of languages, and of scripts where they are not the usual ones. */
import { inEveryLanguage } from '../../../law/format.ts'
import { same, type Text } from '../../../law/text.ts'
import type { LanguageCode } from '../language/index.ts'

export const languageNames: Readonly<Record<LanguageCode, Text>> = {
  kk: { kk: 'Қазақ тілі', ru: 'Казахский', en: 'Kazakh' },
  ru: { kk: 'Орыс тілі', ru: 'Русский', en: 'Russian' },
  en: { kk: 'Ағылшын тілі', ru: 'Английский', en: 'English' },
  ky: { kk: 'Қырғыз тілі', ru: 'Киргизский', en: 'Kyrgyz' },
  tt: { kk: 'Татар тілі', ru: 'Татарский', en: 'Tatar' },
  ba: { kk: 'Башқұрт тілі', ru: 'Башкирский', en: 'Bashkir' },
  uz: { kk: 'Өзбек тілі', ru: 'Узбекский', en: 'Uzbek' },
  mn: { kk: 'Моңғол тілі', ru: 'Монгольский', en: 'Mongolian' },
  uk: { kk: 'Украин тілі', ru: 'Украинский', en: 'Ukrainian' },
  und: { kk: 'Анықталмаған', ru: 'Не определён', en: 'Undetermined' },
}

const scripts: Readonly<Record<string, Text>> = {
  Latn: { kk: 'латын жазуы', ru: 'латиница', en: 'Latin script' },
  Arab: { kk: 'араб жазуы', ru: 'арабская графика', en: 'Arabic script' },
  Cyrl: { kk: 'кирилл жазуы', ru: 'кириллица', en: 'Cyrillic script' },
}

const isKnown = (code: string): code is LanguageCode => Object.hasOwn(languageNames, code)

/** `kk-Latn` in words. */
export function nameOfLanguage(tag: string): Text {
  const [code = '', script] = tag.split('-')
  const name = isKnown(code) ? languageNames[code] : same(code)
  return script === undefined ? name : inEveryLanguage((locale) => `${name[locale]} (${(scripts[script] ?? same(script))[locale]})`)
}

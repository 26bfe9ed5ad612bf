/** Names of languages, and of scripts where they are not the usual ones. */
import { inEveryLanguage } from '../../../law/format.ts'
import { same, spoken, type Text } from '../../../law/text.ts'
import type { LanguageCode } from '../language/index.ts'

export const languageNames: Readonly<Record<LanguageCode, Text>> = {
  kk: spoken({ kk: 'Қазақ тілі', ru: 'Казахский', en: 'Kazakh' }),
  ru: spoken({ kk: 'Орыс тілі', ru: 'Русский', en: 'Russian' }),
  en: spoken({ kk: 'Ағылшын тілі', ru: 'Английский', en: 'English' }),
  ky: spoken({ kk: 'Қырғыз тілі', ru: 'Киргизский', en: 'Kyrgyz' }),
  tt: spoken({ kk: 'Татар тілі', ru: 'Татарский', en: 'Tatar' }),
  ba: spoken({ kk: 'Башқұрт тілі', ru: 'Башкирский', en: 'Bashkir' }),
  uz: spoken({ kk: 'Өзбек тілі', ru: 'Узбекский', en: 'Uzbek' }),
  mn: spoken({ kk: 'Моңғол тілі', ru: 'Монгольский', en: 'Mongolian' }),
  uk: spoken({ kk: 'Украин тілі', ru: 'Украинский', en: 'Ukrainian' }),
  und: spoken({ kk: 'Анықталмаған', ru: 'Не определён', en: 'Undetermined' }),
}

const scripts: Readonly<Record<string, Text>> = {
  Latn: spoken({ kk: 'латын жазуы', ru: 'латиница', en: 'Latin script' }),
  Arab: spoken({ kk: 'араб жазуы', ru: 'арабская графика', en: 'Arabic script' }),
  Cyrl: spoken({ kk: 'кирилл жазуы', ru: 'кириллица', en: 'Cyrillic script' }),
}

const isKnown = (code: string): code is LanguageCode => Object.hasOwn(languageNames, code)

/** `kk-Latn` in words. */
export function nameOfLanguage(tag: string): Text {
  const [code = '', script] = tag.split('-')
  const name = isKnown(code) ? languageNames[code] : same(code)
  return script === undefined ? name : inEveryLanguage((locale) => `${name[locale]} (${(scripts[script] ?? same(script))[locale]})`)
}

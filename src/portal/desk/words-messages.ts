/** The words of the administrator's page of translations. */
import type { Text } from '../../law/text.ts'

export const translationWords = {
  title: { kk: 'Портал сөздерінің аудармасы', ru: 'Перевод слов портала', en: 'Translation of the portal' },
  lead: {
    kk: 'Порталдың өз сөздері бастапқы кодта қазақша, орысша және ағылшынша жазылған. Елдің басқа тілдеріндегі сөздер аударма файлынан алынады; аударылмағаны төменде көрсетілген тілде шығады.',
    ru: 'Собственные слова портала написаны в исходном коде на казахском, русском и английском языках. Слова на других языках страны берутся из файла перевода; что не переведено, показывается на языке, указанном ниже.',
    en: 'The portal’s own words are written in its source in Kazakh, Russian and English. Those in other languages of the country come from a translator’s file; what is not translated is shown in the language named below.',
  },
  none: {
    kk: 'Бұл елдің барлық тілінде портал сөздері бастапқы кодта бар: аударатын ештеңе жоқ.',
    ru: 'Слова портала на всех языках этой страны есть в исходном коде: переводить нечего.',
    en: 'The words of the portal are in the source in all languages of this country: there is nothing to translate.',
  },
  language: { kk: 'Тіл', ru: 'Язык', en: 'Language' },
  translated: { kk: 'Аударылған', ru: 'Переведено', en: 'Translated' },
  missing: { kk: 'Жетіспейді', ru: 'Не хватает', en: 'Missing' },
  doubted: { kk: 'Түпнұсқасы өзгерген немесе күмәнді', ru: 'Исходный текст изменился, или перевод под сомнением', en: 'Source changed, or doubted' },
  fixed: { kk: 'Аударылмайды', ru: 'Не переводится', en: 'Not to be translated' },
  fallback: { kk: 'Орнына көрсетілетін тіл', ru: 'Что показывается вместо перевода', en: 'Shown instead' },
  how: {
    kk: 'Аудармашыға файлды мына команда береді:', ru: 'Файл для переводчика выдаёт команда:', en: 'The translator’s file is written by:',
  },
  list: { kk: 'Жетіспейтін хабарлар', ru: 'Сообщения, которых не хватает', en: 'Messages that are missing' },
  key: { kk: 'Кілті', ru: 'Ключ', en: 'Key' },
  words: { kk: 'Қазір көрсетілетін сөздер', ru: 'Слова, которые показываются сейчас', en: 'Words shown now' },
} as const satisfies Record<string, Text>

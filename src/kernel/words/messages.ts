/** What is said of a translator's file. */
import { spoken, type Text } from '../../law/text.ts'

export const say = {
  wrong: (file: string): Text => spoken({
    kk: `${file} аударма файлында қате бар, ешқайсысы қолданылмады. Көрсетілген жолдарды түзетіңіз.`,
    ru: `В файле перевода ${file} есть ошибки, ничего из него не взято. Исправьте указанные строки.`,
    en: `The translator’s file ${file} has faults, and nothing of it is used. Mend the lines that are named.`,
  }),
  absent: (file: string, tag: string): Text => spoken({
    kk: `${file} аударма файлы жоқ. Оны мына командамен жасаңыз: shanyraq words export ${tag} ${file}`,
    ru: `Файла перевода ${file} нет. Создайте его командой: shanyraq words export ${tag} ${file}`,
    en: `There is no translator’s file ${file}. Make it: shanyraq words export ${tag} ${file}`,
  }),
  broken: {
    kk: 'Бұл жол gettext PO форматында емес: тырнақшаларды және кілт сөзді (msgctxt, msgid, msgstr) тексеріңіз.',
    ru: 'Строка не в формате gettext PO: проверьте кавычки и ключевое слово (msgctxt, msgid, msgstr).',
    en: 'This line is not gettext PO: look at its quotation marks and keyword (msgctxt, msgid, msgstr).',
  },
  twice: (key: string): Text => spoken({
    kk: `«${key}» екінші рет кездесті. Біреуін қалдырыңыз.`, ru: `«${key}» встречается второй раз. Оставьте одну запись.`, en: `“${key}” stands here a second time. Keep one.`,
  }),
  unknown: (key: string): Text => spoken({
    kk: `Порталда «${key}» деген хабар жоқ. Файлды shanyraq words export командасымен жаңартыңыз немесе жазбаны алып тастаңыз.`,
    ru: `На портале нет сообщения «${key}». Обновите файл командой shanyraq words export или удалите запись.`,
    en: `The portal has no message “${key}”. Renew the file by shanyraq words export, or take the entry out.`,
  }),
  fixed: (key: string): Text => spoken({
    kk: `«${key}» хабары аударылмайды: оның сөздері үлгіге келмейді. Аудармасын алып тастаңыз.`,
    ru: `Сообщение «${key}» не переводится: его слова не складываются в шаблон. Удалите перевод.`,
    en: `The message “${key}” cannot be translated: no template says its words. Take the translation out.`,
  }),
  forms: (key: string, count: number): Text => spoken({
    kk: `«${key}»: msgstr саны — ${count}, әрқайсысы толтырылуы тиіс.`, ru: `«${key}»: нужно форм msgstr: ${count}, и каждая должна быть заполнена.`, en: `“${key}” needs this many forms of msgstr, each filled in: ${count}.`,
  }),
  places: (key: string, missing: readonly string[], unknown: readonly string[]): Text => {
    const [lost, foreign] = [missing.join(', ') || '—', unknown.join(', ') || '—']
    return spoken({
      kk: `«${key}»: жақшадағы атаулар түпнұсқадағыдай болуы тиіс. Жетіспейді: ${lost}. Артық: ${foreign}.`,
      ru: `«${key}»: имена в фигурных скобках должны быть как в исходном тексте. Не хватает: ${lost}. Лишние: ${foreign}.`,
      en: `“${key}”: the names in braces must be those of the source. Missing: ${lost}. Not known: ${foreign}.`,
    })
  },
} as const

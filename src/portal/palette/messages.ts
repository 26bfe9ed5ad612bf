/** The words of the palette and of the keys. */
import { plural } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

export const paletteWords = {
  label: { kk: 'Не іздейсіз: әрекет, іс, бет', ru: 'Что найти: действие, дело, страницу', en: 'Find an action, a case or a page' },
  close: { kk: 'Жабу', ru: 'Закрыть', en: 'Close' },
  awaits: { kk: 'Сізден күтіледі', ru: 'Ждёт вас', en: 'Awaits you' },
  cases: { kk: 'Істер', ru: 'Дела', en: 'Cases' },
  own: { kk: 'Менікі', ru: 'Моё', en: 'Yours' },
  actions: { kk: 'Әрекеттер', ru: 'Действия', en: 'Actions' },
  views: { kk: 'Сақталған тізімдер', ru: 'Сохранённые списки', en: 'Saved views' },
  pages: { kk: 'Беттер', ru: 'Страницы', en: 'Pages' },
  site: { kk: 'Порталдан табылғаны', ru: 'Найдено на портале', en: 'Found on the portal' },
  everywhere: { kk: 'Бүкіл порталдан іздеу', ru: 'Искать по всему порталу', en: 'Search the whole portal' },
  openCase: { kk: 'Рәсімді бастау', ru: 'Начать процедуру', en: 'Open a case' },
  nothing: { kk: 'Ештеңе табылмады', ru: 'Ничего не найдено', en: 'Nothing was found' },

  keys: { kk: 'Пернелер', ru: 'Клавиши', en: 'Keyboard' },
  keysLead: {
    kk: 'Порталдағы барлық әрекетті тінтуірсіз де орындауға болады: Tab — келесі сілтеме немесе өріс, Enter — ашу. Төмендегі пернелер жұмысты жылдамдатады.',
    ru: 'Всё на портале можно сделать и без мыши: Tab — следующая ссылка или поле, Enter — открыть. Клавиши ниже ускоряют работу.',
    en: 'Everything on the portal can be done without a mouse: Tab goes to the next link or field, Enter opens it. The keys below make it faster.',
  },
  everyPage: { kk: 'Кез келген бетте', ru: 'На любой странице', en: 'On every page' },
  inOffice: { kk: 'Лауазымды адамның жұмыс орнында', ru: 'На рабочем месте должностного лица', en: 'At an officer’s workbench' },
  toSearch: { kk: 'Іздеуге өту', ru: 'Перейти к поиску', en: 'Go to the search' },
  toPalette: { kk: 'Әрекет, іс не бетті атауы бойынша ашу', ru: 'Открыть действие, дело или страницу по названию', en: 'Open an action, a case or a page by its name' },
  toKeys: { kk: 'Осы тізімді көрсету', ru: 'Показать этот список', en: 'Show this list' },
  rows: { kk: 'Тізімнің келесі, алдыңғы жолы', ru: 'Следующая, предыдущая строка списка', en: 'Next and previous row of a list' },
  openRow: { kk: 'Таңдалған істі ашу', ru: 'Открыть выбранное дело', en: 'Open the case in focus' },
  tick: { kk: 'Жолды белгілеу немесе белгісін алу', ru: 'Отметить строку или снять отметку', en: 'Tick the row, or take the tick away' },
  beside: { kk: 'Сол тізімдегі келесі, алдыңғы іс', ru: 'Следующее, предыдущее дело того же списка', en: 'Next and previous case of the same list' },
  toAct: { kk: 'Істегі әрекетке өту', ru: 'Перейти к действию в деле', en: 'Go to what can be done in the case' },
  up: { kk: 'Кезекке оралу', ru: 'Вернуться в очередь', en: 'Back to the queue' },
  or: { kk: 'немесе', ru: 'или', en: 'or' },
  notTyping: {
    kk: 'Бір әріпті пернелер мәтін жазып отырғанда жұмыс істемейді.', ru: 'Однобуквенные клавиши не действуют, пока вы пишете текст.', en: 'Keys of one letter do nothing while you type.',
  },
  layouts: {
    kk: 'Пернетақтаның басқа тілінде «/» мен «?» таңбалары басқа пернелерде тұруы мүмкін. Ctrl+K тіркесімі кез келген тілде жұмыс істейді.',
    ru: 'В другой раскладке знаки «/» и «?» могут быть на других клавишах. Сочетание Ctrl+K действует в любой раскладке.',
    en: 'In another keyboard layout / and ? may be on other keys. Ctrl+K works in every layout.',
  },
  switch: { kk: 'Бір әріпті пернелер осы браузерде қосулы', ru: 'Однобуквенные клавиши включены в этом браузере', en: 'Keys of one letter are on in this browser' },
} as const satisfies Record<string, Text>

/** How many things are in the list, for whoever hears it. */
export const foundWords = (count: number): Text => count === 0 ? paletteWords.nothing : spoken({
  kk: `Табылғаны: ${count}. ↑ ↓ — таңдау, Enter — ашу, Esc — жабу`, ru: `Найдено: ${count}. ↑ ↓ — выбрать, Enter — открыть, Esc — закрыть`,
  en: `${count} ${plural('en', count, { one: 'result', other: 'results' })}. ↑ ↓ to choose, Enter to open, Esc to close`,
})

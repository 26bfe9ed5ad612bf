/** The words of the components: what every form, list and record says in the same way. */
import { formatNumber, plural } from '../../law/format.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'

export const words = {
  coordinatesHint: { kk: 'Ендік пен бойлық, мысалы, 43.238949, 76.889709', ru: 'Широта и долгота, например 43.238949, 76.889709', en: 'Latitude and longitude, such as 43.238949, 76.889709' },
  lookFor: { kk: 'Тізілімнен іздеу', ru: 'Найти в реестре', en: 'Find in the register' },
  entryHint: { kk: 'Жазбаның нөмірі, мысалы, ABC-2026-000123', ru: 'Номер записи, например ABC-2026-000123', en: 'The number of the entry, such as ABC-2026-000123' },
  entriesHint: { kk: 'Жазбалардың нөмірлері, араларында үтір', ru: 'Номера записей через запятую', en: 'The numbers of the entries, with commas between' },
  optional: { kk: 'міндетті емес', ru: 'необязательно', en: 'optional' },
  yes: { kk: 'Иә', ru: 'Да', en: 'Yes' },
  no: { kk: 'Жоқ', ru: 'Нет', en: 'No' },
  noSlots: { kk: 'Бұл күндері бос уақыт жоқ.', ru: 'В эти дни свободного времени нет.', en: 'No time is free on these days.' },
  earlierDays: { kk: 'Ертерек күндер', ru: 'Более ранние дни', en: 'Earlier days' },
  laterDays: { kk: 'Кейінгі күндер', ru: 'Более поздние дни', en: 'Later days' },
  notGiven: { kk: 'Көрсетілмеген', ru: 'Не указано', en: 'Not given' },
  choose: { kk: 'Таңдаңыз', ru: 'Выберите', en: 'Choose' },
  error: { kk: 'Қате:', ru: 'Ошибка:', en: 'Error:' },
  known: { kk: 'Порталға белгілі, қайта жазудың қажеті жоқ', ru: 'Портал уже знает, вводить заново не нужно', en: 'The portal knows it; no need to type it again' },
  summary: { kk: 'Мыналарды түзету қажет', ru: 'Нужно исправить', en: 'There is something to mend' },
  dateHint: { kk: 'Күн.ай.жыл түрінде, мысалы, 24.11.2026', ru: 'День.месяц.год, например 24.11.2026', en: 'Day.month.year, such as 24.11.2026' },
  timeHint: { kk: 'Сағат пен минут, мысалы, 09:30', ru: 'Часы и минуты, например 09:30', en: 'Hours and minutes, such as 09:30' },
  dateTimeHint: { kk: 'Күн.ай.жыл және уақыт, мысалы, 24.11.2026 09:30', ru: 'День.месяц.год и время, например 24.11.2026 09:30', en: 'Day.month.year and time, such as 24.11.2026 09:30' },
  moneyHint: { kk: 'Мысалы, 1 250 000 немесе 1 250 000,50', ru: 'Например, 1 250 000 или 1 250 000,50', en: 'Such as 1 250 000 or 1 250 000.50' },
  phoneHint: (example: string): Text => spoken({ kk: `Мысалы, ${example}`, ru: `Например, ${example}`, en: `Such as ${example}` }),
  fileKept: { kk: 'Жүктелген файл', ru: 'Загруженный файл', en: 'File uploaded' },
  fileReplace: { kk: 'Басқа файл таңдасаңыз, ол осы файлдың орнына сақталады.', ru: 'Если выбрать другой файл, он заменит этот.', en: 'Choosing another file replaces this one.' },
  addRow: { kk: 'Жол қосу', ru: 'Добавить строку', en: 'Add a row' },
  removeRow: { kk: 'Алып тастау', ru: 'Убрать', en: 'Remove' },
  row: { kk: 'Жол', ru: 'Строка', en: 'Row' },
  copy: { kk: 'Көшіру', ru: 'Скопировать', en: 'Copy' },
  copied: { kk: 'Көшірілді', ru: 'Скопировано', en: 'Copied' },
  change: { kk: 'Өзгерту', ru: 'Изменить', en: 'Change' },
  pages: { kk: 'Беттер', ru: 'Страницы', en: 'Pages' },
  previous: { kk: 'Алдыңғы', ru: 'Предыдущая', en: 'Previous' },
  next: { kk: 'Келесі', ru: 'Следующая', en: 'Next' },
  filters: { kk: 'Іріктеу', ru: 'Отбор', en: 'Filter' },
  furtherFilters: { kk: 'Басқа сүзгілер', ru: 'Другие условия отбора', en: 'More filters' },
  apply: { kk: 'Көрсету', ru: 'Показать', en: 'Show' },
  clear: { kk: 'Іріктеуді алып тастау', ru: 'Сбросить отбор', en: 'Clear the filter' },
  removeFilter: { kk: 'Сүзгіні алып тастау', ru: 'Убрать отбор', en: 'Remove the filter' },
  first: { kk: 'Басына', ru: 'В начало', en: 'To the beginning' },
  any: { kk: 'Барлығы', ru: 'Все', en: 'All' },
  download: { kk: 'Жүктеп алу', ru: 'Скачать', en: 'Download' },
  actions: { kk: 'Әрекеттер', ru: 'Действия', en: 'Actions' },
  steps: { kk: 'Қадамдар', ru: 'Шаги', en: 'Steps' },
  skipped: { kk: 'Бұл кезең өткізілмеді', ru: 'Этап не проводился', en: 'Skipped' },
  done: { kk: 'Дайын', ru: 'Готово', en: 'Done' },
  todo: { kk: 'Басталмаған', ru: 'Не начато', en: 'Not started' },
  going: { kk: 'Басталған', ru: 'Начато', en: 'Started' },
  blocked: { kk: 'Әзірге ашық емес', ru: 'Пока недоступно', en: 'Not open yet' },
  now: { kk: 'Қазір', ru: 'Сейчас', en: 'Now' },
  ahead: { kk: 'Алда', ru: 'Впереди', en: 'Ahead' },
  late: { kk: 'Мерзімі өткен', ru: 'Просрочено', en: 'Late' },
  history: { kk: 'Барысы', ru: 'Ход дела', en: 'History' },
  sample: { kk: 'Үлгі деректер', ru: 'Демонстрационные данные', en: 'Sample data' },
  assumed: { kk: 'Шартты түрде', ru: 'Принято условно', en: 'Assumed' },
  number: { kk: 'Нөмірі', ru: 'Номер', en: 'Number' },
  queue: { kk: 'Кезек', ru: 'Очередь', en: 'Queue' },
  record: { kk: 'Іс', ru: 'Дело', en: 'Record' },
  limit: { kk: 'шегі', ru: 'предел', en: 'limit' },
} as const satisfies Record<string, Text | ((example: string) => Text)>

/** What a picture leaves to the list beside it. */
export const andMore = (count: number): Text => spoken({ kk: `тағы ${count}`, ru: `и ещё ${count}`, en: `and ${count} more` })

/** The way to the whole thread, and what is told of a thing that has no open page. */
export const threadWords = {
  open: spoken({ kk: 'Барлық байланысын көру', ru: 'Показать все связи', en: 'Open the whole thread' }),
  heldBack: (kind: Text): Text => spoken({ kk: `${kind.kk}: атауы көрсетілмейді`, ru: `${kind.ru}: название не раскрывается`, en: `${kind.en}: held back` }),
} as const

/** "At most 20 MB: PDF, Word (DOCX)". */
export const fileHint = (megabytes: number, types: Text): Text => spoken({
  kk: `Ең көбі ${megabytes} МБ: ${types.kk}`,
  ru: `Не более ${megabytes} МБ: ${types.ru}`,
  en: `At most ${megabytes} MB: ${types.en}`,
})

export const fileLimit = (megabytes: number): Text => spoken({
  kk: `Ең көбі ${megabytes} МБ`,
  ru: `Не более ${megabytes} МБ`,
  en: `At most ${megabytes} MB`,
})

/** How many boxes may be ticked. */
export function severalHint(min: number | undefined, max: number | undefined): Text | undefined {
  if (min !== undefined && max !== undefined) {
    return min === max ? spoken({ kk: `Дәл осынша белгілеңіз: ${min}`, ru: `Отметьте ровно столько: ${min}`, en: `Tick exactly ${min}` })
      : spoken({ kk: `${min}–${max} нұсқаны белгілеңіз`, ru: `Отметьте вариантов: от ${min} до ${max}`, en: `Tick ${min} to ${max}` })
  }
  if (max !== undefined) return spoken({ kk: `Ең көбі ${max} нұсқаны белгілеңіз`, ru: `Отметьте не более ${max}`, en: `Tick at most ${max}` })
  return min === undefined ? spoken({ kk: 'Бірнешеуін белгілеуге болады', ru: 'Можно отметить несколько', en: 'You may tick several' })
    : spoken({ kk: `Кемінде ${min} нұсқаны белгілеңіз`, ru: `Отметьте не менее ${min}`, en: `Tick at least ${min}` })
}

export const lengthHint = (limit: number): Text => spoken({
  kk: `Ең көбі ${formatNumber(limit, 'kk')} таңба`,
  ru: `Не более ${formatNumber(limit, 'ru')} знаков`,
  en: `At most ${formatNumber(limit, 'en')} characters`,
})

/** "12 records" or "51–100 of 1,234 records". */
export function countWords(locale: Locale, total: number, from: number, to: number): string {
  const all = spoken({
    kk: `${formatNumber(total, 'kk')} жазба`, ru: `${formatNumber(total, 'ru')} ${plural('ru', total, { one: 'запись', few: 'записи', other: 'записей' })}`,
    en: `${formatNumber(total, 'en')} ${plural('en', total, { one: 'record', other: 'records' })}`,
  })[locale]
  if (total === 0 || (from <= 1 && to >= total)) return all
  const range = `${formatNumber(from, locale)}–${formatNumber(to, locale)}`
  const genitive = `${formatNumber(total, locale)} ${plural('ru', total, { one: 'записи', other: 'записей' })}`
  return spoken({ kk: `${all} ішінен ${range}`, ru: `${range} из ${genitive}`, en: `${range} of ${all}` })[locale]
}

/** How many records there are at least, where they were not counted to the end. */
export const countAtLeast = (locale: Locale, total: number): string => spoken({
  kk: `кемінде ${formatNumber(total, 'kk')} жазба`, ru: `не менее ${formatNumber(total, 'ru')} ${plural('ru', total, { one: 'записи', other: 'записей' })}`,
  en: `at least ${formatNumber(total, 'en')} ${plural('en', total, { one: 'record', other: 'records' })}`,
})[locale]

export const stepOf = (step: number, steps: number): Text => spoken({
  kk: `${steps} қадамның ${step}-қадамы`,
  ru: `Шаг ${step} из ${steps}`,
  en: `Step ${step} of ${steps}`,
})

/** The words of versions, of what differs between them, and of files. */
import { formatNumber } from '../../../../law/format.ts'
import { spoken, type Text } from '../../../../law/text.ts'

export const compareWords = {
  compare: { kk: 'Салыстыру', ru: 'Сравнить', en: 'Compare' },
  title: { kk: 'Нұсқаларды салыстыру', ru: 'Сравнение версий', en: 'Comparing versions' },
  lead: {
    kk: 'Қандай бағандар мен жолдар қосылды, алып тасталды немесе өзгерді.', ru: 'Какие столбцы и строки добавлены, удалены или изменены.', en: 'Which columns and rows were added, removed or changed.',
  },
  before: { kk: 'Бұрынғы нұсқа', ru: 'Прежняя версия', en: 'Earlier version' },
  after: { kk: 'Кейінгі нұсқа', ru: 'Новая версия', en: 'Later version' },
  key: { kk: 'Жолдарды не ажыратады', ru: 'По чему различать строки', en: 'What tells rows apart' },
  wholeRow: { kk: 'бүкіл жол', ru: 'вся строка', en: 'the whole row' },
  kind: { kk: 'Өзгерісі', ru: 'Изменение', en: 'Change' },
  schema: { kk: 'Бағандар', ru: 'Столбцы', en: 'Columns' },
  sameSchema: { kk: 'Бағандар өзгерген жоқ.', ru: 'Столбцы не изменились.', en: 'The columns are the same.' },
  typeBefore: { kk: 'Бұрынғы түрі', ru: 'Прежний тип', en: 'Type before' },
  typeAfter: { kk: 'Қазіргі түрі', ru: 'Новый тип', en: 'Type now' },
  rows: { kk: 'Жолдар', ru: 'Строки', en: 'Rows' },
  firstColumns: { kk: 'Алғашқы 100 ортақ баған салыстырылды.', ru: 'Сравнены первые 100 общих столбцов.', en: 'The first 100 columns in common were compared.' },
  sameRows: { kk: 'Жолдар бірдей', ru: 'Строки одинаковы', en: 'The rows are the same' },
  noCommon: {
    kk: 'Екі нұсқаға ортақ баған жоқ, сондықтан жолдарды салыстыруға болмайды.', ru: 'У версий нет общих столбцов, поэтому строки не сравнить.',
    en: 'The versions have no column in common, so their rows cannot be compared.',
  },
  noTable: { kk: 'Екі нұсқаға ортақ мұндай кесте жоқ.', ru: 'Такой таблицы в обеих версиях нет.', en: 'The two versions have no such table in common.' },
  noKey: { kk: 'Екі нұсқаға ортақ мұндай баған жоқ.', ru: 'Такого столбца в обеих версиях нет.', en: 'The two versions have no such column in common.' },
  onlyOne: { kk: 'Салыстыратын екінші нұсқа жоқ', ru: 'Второй версии для сравнения нет', en: 'There is no second version to compare with' },
  asFile: { kk: 'Өзгерістер файл түрінде', ru: 'Изменения файлом', en: 'The changes as a file' },
  added: { kk: 'қосылды', ru: 'добавлено', en: 'added' },
  removed: { kk: 'алып тасталды', ru: 'удалено', en: 'removed' },
  changed: { kk: 'өзгерді', ru: 'изменено', en: 'changed' },
  all: { kk: 'бәрі', ru: 'все', en: 'all' },
  size: { kk: 'Көлемі', ru: 'Размер', en: 'Size' },
  state: { kk: 'Күйі', ru: 'Состояние', en: 'State' },
  filesHint: {
    kk: 'Файлдың мазмұнын SHA-256 хешімен тексеруге болады.', ru: 'Содержимое файла можно проверить по хешу SHA-256.', en: 'What a file holds can be checked by its SHA-256.',
  },
  noFiles: { kk: 'Бұл нұсқада файл жоқ', ru: 'В этой версии нет файлов', en: 'This version has no files' },
  rejectsOwner: {
    kk: 'Бұл жолдарды тек иесі көреді: оларда жасырылуы тиіс деректер болуы мүмкін.', ru: 'Эти строки видит только владелец: в них могут быть данные, которые следует скрыть.',
    en: 'Only the owner sees these rows: they may hold what is to be hidden.',
  },
} as const satisfies Record<string, Text>

export const changeCounts = (count: { readonly added: number; readonly removed: number; readonly changed: number }): Text => spoken({
  kk: `Қосылды: ${formatNumber(count.added, 'kk')}, алып тасталды: ${formatNumber(count.removed, 'kk')}, өзгерді: ${formatNumber(count.changed, 'kk')}`,
  ru: `Добавлено: ${formatNumber(count.added, 'ru')}, удалено: ${formatNumber(count.removed, 'ru')}, изменено: ${formatNumber(count.changed, 'ru')}`,
  en: `Added: ${formatNumber(count.added, 'en')}, removed: ${formatNumber(count.removed, 'en')}, changed: ${formatNumber(count.changed, 'en')}`,
})

/** What the pages of registers say. */
import type { EntryDoes } from '../../law/register.ts'
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('Тізілімдер', 'Реестры', 'Registers'),
  lead: say(
    'Бағдарламаның тізілімдері. Әр жазба тек актімен өзгереді, ал әр өзгерістің дәлелдемесі ашық журналда сақталады.',
    'Реестры программы. Каждая запись меняется только актом, и у каждого изменения есть доказательство в открытом журнале.',
    'The registers of the programme. An entry changes only by an act, and every change has its proof in the open journal.'),
  entryKind: say('Тізілім жазбасы', 'Запись реестра', 'Register entry'),
  look: say('Барлық тізілімді көру', 'Открыть все реестры', 'See all registers'),
  none: say('Тізілімдер әзірге жоқ', 'Реестров пока нет', 'There are no registers yet'),
  noneHint: say(
    'Тізілім жарияланып, күшіне енгенде осы жерден көрінеді.', 'Реестр появится здесь, когда его объявят и введут в действие.', 'A register appears here once it is declared and in force.'),
  entries: say('Жазбалар', 'Записи', 'Entries'),
  number: say('Нөмірі', 'Номер', 'Number'),
  state: say('Жай-күйі', 'Состояние', 'State'),
  search: say('Нөмірі немесе сөздер', 'Номер или слова', 'Number or words'),
  entered: say('Енгізілген күні', 'Внесена', 'Entered'),
  changed: say('Соңғы өзгеріс', 'Последнее изменение', 'Last change'),
  owner: say('Иесі', 'Владелец', 'Owner'),
  body: say('Жауапты орган', 'Ответственный орган', 'Responsible body'),
  office: say('Тізілімді жүргізеді', 'Реестр ведёт', 'Kept by'),
  basis: say('Құқықтық негізі', 'Правовое основание', 'Legal basis'),
  keep: say('Алып тасталғаннан кейін дербес деректер сақталатын мерзім', 'Срок хранения персональных данных после исключения', 'Personal data are kept after striking off for'),
  nothingFound: say('Ештеңе табылмады', 'Ничего не найдено', 'Nothing was found'),
  nothingFoundHint: say('Басқа сөздерді байқап көріңіз немесе сүзгілерді алып тастаңыз.', 'Попробуйте другие слова или снимите отбор.', 'Try other words, or clear the filters.'),
  empty: say('Тізілімде жазба жоқ', 'В реестре пока нет записей', 'The register has no entries yet'),
  values: say('Мәліметтер', 'Сведения', 'Particulars'),
  history: say('Тарихы', 'История', 'History'),
  historyHint: say(
    'Жазбаны өзгерткен әр акт, ең соңғысы бірінші.', 'Каждый акт, который менял запись, последний — первым.', 'Every act that changed the entry, the latest first.'),
  thread: say('Шығу тегі және қолданылуы', 'Происхождение и использование', 'The thread'),
  threadHint: say(
    'Бұл жазба неден туындайтыны және одан не туындайтыны', 'На чём основана эта запись и что основано на ней', 'What this entry follows from, and what follows from it'),
  decision: say('Шешім', 'Решение', 'Decision'),
  signedAct: say('Қол қойылған акт', 'Подписанный акт', 'Signed act'),
  proof: say('Журналдағы дәлелдемесі', 'Доказательство в журнале', 'Proof in the journal'),
  proofSoon: say('Журналдағы орны бір сәттен кейін белгіленеді.', 'Место в журнале определится через мгновение.', 'Its place in the journal is given in a moment.'),
  yours: say(
    'Сіз бұл жазбаны толық көресіз: басқалар тек тізілімде ашық көрсетілетін мәліметтерді көреді.', 'Вы видите эту запись целиком: другие видят только то, что реестр показывает открыто.',
    'You see all of this entry; others see only what the register shows openly.'),
  download: say('Жүктеп алу', 'Скачать', 'Download'),
  about: say('Тізілім туралы', 'О реестре', 'About the register'),
  asData: say('Деректер түрінде', 'В виде данных', 'As data'),
  schema: say('Жазбаның JSON Schema сипаттамасы', 'JSON Schema записи', 'JSON Schema of an entry'),
  declaration: say('Тізілімнің декларациясы (JSON)', 'Декларация реестра (JSON)', 'Declaration of the register (JSON)'),
  api: say('API сипаттамасы', 'Описание API', 'The API'),
  enteredIn: say('Енгізілген жылы', 'Год внесения', 'Year entered'),
  byRegion: (column: Text): Text => say(`${column.kk}: картада`, `${column.ru}: на карте`, `${column.en}: on the map`),
  saved: say('Сақталған тізімдер', 'Сохранённые списки', 'Saved lists'),
  savedName: say('Осы тізімнің атауы', 'Название этого списка', 'A name for this list'),
  save: say('Сақтау', 'Сохранить', 'Save'),
  unsave: (name: string): Text => say(`«${name}» тізімін өшіру`, `Удалить «${name}»`, `Remove “${name}”`),
  noMore: say('Тізімнің осы жерінен кейін жазба жоқ', 'Дальше этого места записей нет', 'There are no entries beyond this place'),
  noColon: say(
    'Сүзгі «баған:мән» түрінде жазылады, мысалы, filter=kind:elm.', 'Отбор записывается как «столбец:значение», например filter=kind:elm.',
    'A filter is written as “column:value”, such as filter=kind:elm.'),
  earlier: say('Бұдан бұрынғы актілер', 'Более ранние акты', 'Earlier acts'),
  latest: say('Соңғы актілер', 'Последние акты', 'The latest acts'),
  notShown: say('Мәліметтер ашық көрсетілмейді.', 'Сведения не раскрываются.', 'The particulars are not shown openly.'),
}

export const acts: Readonly<Record<EntryDoes, Text>> = {
  enter: say('Тізілімге енгізілді', 'Внесена в реестр', 'Entered'), change: say('Өзгертілді', 'Изменена', 'Changed'),
  suspend: say('Қолданысы тоқтатыла тұрды', 'Приостановлена', 'Suspended'), restore: say('Қалпына келтірілді', 'Восстановлена', 'Restored'),
  strike: say('Тізілімнен алып тасталды', 'Исключена из реестра', 'Struck off'),
}

export const flags: readonly { readonly value: string; readonly label: Text }[] = [
  { value: 'true', label: say('Иә', 'Да', 'Yes') }, { value: 'false', label: say('Жоқ', 'Нет', 'No') },
]

export const apiWords = {
  list: say('Көпшілікке ашық тізілімдер', 'Реестры, открытые для всех', 'The registers that are open to everyone'),
  page: say('Тізілім жазбалары, беттеп', 'Записи реестра, постранично', 'A page of the entries of a register'),
  entry: say('Жазба және оның тарихы', 'Запись и её история', 'An entry with its history'),
  missing: say('Мұндай ашық тізілім немесе жазба жоқ.', 'Такого открытого реестра или записи нет.', 'There is no such open register or entry.'),
}

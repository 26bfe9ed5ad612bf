/** What is wrong with a file, with the place and the mend. */
import type { Text } from '../../../law/text.ts'
import { spoken } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const faults = {
  empty: say('Файл бос.', 'Файл пуст.', 'The file is empty.'),
  notText: say('Бұл мәтіндік файл емес. CSV немесе JSON етіп сақтап, қайта жүктеңіз.', 'Это не текстовый файл. Сохраните его как CSV или JSON и загрузите снова.', 'This is no text file. Save it as CSV or JSON and upload it again.'),
  tooLarge: (megabytes: number) => say(`Файл тым үлкен: ең көбі ${megabytes} МБ.`, `Файл слишком большой: не больше ${megabytes} МБ.`, `The file is too large: at most ${megabytes} MB.`),
  tooManyRows: (most: number) => say(`Жол тым көп: ең көбі ${most}.`, `Слишком много строк: не больше ${most}.`, `There are too many rows: at most ${most}.`),
  tooManyColumns: (most: number) => say(`Баған тым көп: ең көбі ${most}.`, `Слишком много столбцов: не больше ${most}.`, `There are too many columns: at most ${most}.`),
  tooManyValues: (most: number) => say(
    `Ұяшық тым көп: ең көбі ${most}. Файлды бөліп жүктеңіз.`, `Слишком много ячеек: не больше ${most}. Загрузите файл по частям.`, `There are too many cells: at most ${most}. Upload the file in parts.`),
  longCell: (most: number) => say(
    `Ұяшық тым ұзын: ең көбі ${most} таңба. Мәтінді қысқартыңыз.`, `Слишком длинная ячейка: не больше ${most} знаков. Сократите текст.`, `The cell is too long: at most ${most} characters. Shorten its text.`),
  longName: (most: number) => say(
    `Бағанның атауы тым ұзын: ең көбі ${most} таңба.`, `Слишком длинное название столбца: не больше ${most} знаков.`, `The name of a column is too long: at most ${most} characters.`),
  mixedBytes: say(
    'Мұнда UTF-8-ге жатпайтын байттар бар, ал файлдың қалған бөлігі UTF-8. Файлды бір кодтауда сақтаңыз.', 'Здесь байты не из UTF-8, а остальной файл в UTF-8. Сохраните файл в одной кодировке.',
    'There are bytes here that are no UTF-8, while the rest of the file is. Save the file in one encoding.'),
  quoteOpen: say('Осы жолда ашылған тырнақша жабылмаған. Оны жабыңыз.', 'Кавычка, открытая в этой строке, не закрыта. Закройте её.', 'A quotation mark that opens in this line is not closed. Close it.'),
  quoteStray: say('Тырнақша дұрыс тұрған жоқ: ұяшық ішіндегі тырнақшаны екі рет жазыңыз.', 'Кавычка стоит не на месте: внутри ячейки её пишут дважды.', 'A quotation mark is out of place: within a cell it is written twice.'),
  broken: say('CSV осы жерде бұзылған.', 'CSV в этом месте испорчен.', 'The CSV is broken here.'),
  tooManyCells: (cells: number, columns: number) => say(
    `Бұл жолда ${cells} ұяшық, ал файлда ${columns} баған бар. Бөлгіш пен тырнақшаларды тексеріңіз.`, `В этой строке ячеек ${cells}, а столбцов ${columns}. Проверьте разделители и кавычки.`,
    `This line has ${cells} cells, and there are ${columns} columns. Check the separators and quotation marks.`),
  notJson: say('JSON осы жерде бұзылған.', 'JSON в этом месте испорчен.', 'The JSON is broken here.'),
  twiceName: say(
    'Бұл атау бір жазбада екі рет тұр, сондықтан мәндерінің бірі жоғалар еді. Біреуін қалдырыңыз.', 'Это имя стоит в одной записи дважды, и одно из значений было бы потеряно. Оставьте одно.', 'This name stands twice in one record, so that one of its values would be lost. Leave one of them.'),
  besideList: (names: string) => say(`Файлда жазбалар тізімінен тыс тұрғаны алынбайды және сақталмайды: ${names}.`, `То, что стоит в файле вне списка записей, не берётся и не сохраняется: ${names}.`, `What stands in the file beside the list of records is neither taken nor kept: ${names}.`),
  besideListMore: (names: string, more: number) => say(
    `Файлда жазбалар тізімінен тыс тұрғаны алынбайды және сақталмайды: ${names} және тағы ${more}.`, `То, что стоит в файле вне списка записей, не берётся и не сохраняется: ${names} и ещё ${more}.`,
    `What stands in the file beside the list of records is neither taken nor kept: ${names} and ${more} more.`),
  notRecords: say('JSON жазбалар тізімі болуы керек.', 'JSON должен быть списком записей.', 'The JSON must be a list of records.'),
  noneKnown: say(
    'Бұл стандарттың бірде-бір өрісі танылмады. Басқа стандартты таңдаңыз немесе бірінші жолдағы атауларды тексеріңіз.', 'Ни одно поле этого стандарта не распознано. Выберите другой стандарт или проверьте названия в первой строке.',
    'No field of this standard was recognised. Choose another standard, or check the names in the first line.'),
  noRows: say('Файлда бірде-бір жазба жоқ.', 'В файле нет ни одной записи.', 'The file has no record.'),
  unknownColumn: say('Стандартта мұндай өріс жоқ: мәндері бастапқы жолмен бірге сақталады.', 'В стандарте такого поля нет: значения хранятся с исходной строкой.', 'The standard has no such field: its values are kept with the original row.'),
  twiceColumn: say('Бұл өріс тағы да кездеседі: алғашқысы алынады, бұл баған сақталады.', 'Это поле встречается ещё раз: берётся первое, этот столбец сохраняется.', 'This field stands twice: the first is taken, and this column is kept.'),
  noName: say('Жүйенің атауы жоқ. Атын жазыңыз: әзірге иесі мен жол нөмірі алынады.', 'Нет названия системы. Впишите его: пока взяты владелец и номер строки.', 'The system has no name. Write it: for now its owner and the number of the row are taken.'),
  wrongValue: (value: string) => say(
    `«${value}» тізімде жоқ. Стандарттың мәндерінің бірін жазыңыз: мән сақталды, бірақ алынбады.`, `«${value}» нет в списке. Впишите одно из значений стандарта: значение сохранено, но не взято.`,
    `“${value}” is not in the list. Write a value of the standard: it was kept and not taken.`),
  wrongDay: (value: string) => say(
    `«${value}» күні танылмады. 2026-05 немесе 2026-05-31 түрінде жазыңыз.`, `Дата «${value}» не распознана. Впишите её как 2026-05 или 2026-05-31.`, `The date “${value}” cannot be read. Write it as 2026-05 or 2026-05-31.`),
  future: (value: string) => say(
    `«${value}» күні әлі келген жоқ. Күнді тексеріңіз: мән сақталды, бірақ алынбады.`, `Дата «${value}» ещё не наступила. Проверьте её: значение сохранено, но не взято.`, `“${value}” is in the future. Check the date: it was kept and not taken.`),
  endsBefore: say('Аяқталған күні басталған күнінен бұрын. Екеуін тексеріңіз.', 'Дата окончания раньше даты начала. Проверьте обе.', 'It ends before it begins. Check both dates.'),
  twiceReference: (value: string, row: number) => say(
    `«${value}» нөмірі ${row}-жазбада да тұр. Әр жүйенің нөмірі өзгеше болуы керек.`, `Номер «${value}» стоит и в записи ${row}. У каждой системы должен быть свой номер.`,
    `The reference “${value}” stands in record ${row} too. Each system must have its own.`),
  inRegister: (value: string) => say(`«${value}» нөмірлі жүйе тізілімде бар.`, `Система с номером «${value}» уже есть в реестре.`, `A system with the reference “${value}” is in the register already.`),
} as const

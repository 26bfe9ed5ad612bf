/** What is said when a bank statement cannot be read, with the mend. */
import { conventions } from '../../../law/conventions.ts'
import { formatMoney, type Tiyn } from '../../../law/money.ts'
import { same, spoken, type Text } from '../../../law/text.ts'
import { inEveryLanguage } from '../../../law/format.ts'

/** The formats by name. */
export const formats = {
  '1c': same('1CClientBankExchange'),
  'camt.053': same('ISO 20022 camt.053'),
  csv: same('CSV'),
} as const satisfies Record<string, Text>

export const placed = (place: Text, what: Text): Text => spoken({
  kk: `${place.kk}: ${what.kk}`,
  ru: `${place.ru}: ${what.ru}`,
  en: `${place.en}: ${what.en}`,
})

/** Places in a file. */
export const lineOf = (number: number): Text => spoken({ kk: `${number}-жол`, ru: `Строка ${number}`, en: `Line ${number}` })
export const entryOf = (number: number): Text => spoken({
  kk: `${number}-операция (Ntry)`,
  ru: `Операция ${number} (Ntry)`,
  en: `Entry ${number} (Ntry)`,
})
export const wholeFile: Text = { kk: 'Файл', ru: 'Файл', en: 'The file' }

export const fileIsFaulty = (first: Text): Text => spoken({
  kk: `Үзінді көшірме жүктелмеді. ${first.kk}`,
  ru: `Выписка не загружена. ${first.ru}`,
  en: `The statement was not imported. ${first.en}`,
})

export const fileIsEmpty: Text = {
  kk: 'Файлда бірде-бір операция да, кезең де жоқ. Банктен үзінді көшірмені қайта жүктеп алыңыз.',
  ru: 'В файле нет ни одной операции и не указан период. Выгрузите выписку из банка заново.',
  en: 'The file has no movement and names no period. Export the statement from the bank again.',
}

const accepted: Text = spoken({
  kk: '1CClientBankExchange, camt.053 (XML) немесе CSV түрінде жүктеп алыңыз',
  ru: 'Выгрузите её как 1CClientBankExchange, camt.053 (XML) или CSV',
  en: 'Export it as 1CClientBankExchange, camt.053 (XML) or CSV',
})

export const notAStatement = (kind: 'Excel' | 'PDF' | 'ZIP'): Text => spoken({
  kk: `Бұл — ${kind} файлы, одан операциялар оқылмайды. Үзінді көшірмені ${accepted.kk}.`,
  ru: `Это файл ${kind}, операции из него не читаются. ${accepted.ru}.`,
  en: `This is a ${kind} file, from which movements cannot be read. ${accepted.en}.`,
})

export const unknownFile: Text = spoken({
  kk: `Файл банк үзінді көшірмесіне ұқсамайды. Үзінді көшірмені банктен ${accepted.kk}.`,
  ru: `Файл не похож на банковскую выписку. ${accepted.ru}.`,
  en: `The file is not recognised as a bank statement. ${accepted.en}.`,
})

export const tooLarge = (limit: number): Text => spoken({
  kk: `Файл тым үлкен: шегі — ${limit} МБ. Үзінді көшірмені қысқарақ кезеңге алыңыз.`,
  ru: `Файл слишком большой: предел ${limit} МБ. Выгрузите выписку за более короткий период.`,
  en: `The file is too large: the limit is ${limit} MB. Export the statement for a shorter period.`,
})

export const badEncoding = (name: string): Text => spoken({
  kk: `Файлдың мәтіні ${name} кодтауында оқылмайды. Оны UTF-8 кодтауында сақтаңыз.`,
  ru: `Текст файла не читается в кодировке ${name}. Сохраните его в UTF-8.`,
  en: `The text of the file cannot be read as ${name}. Save it as UTF-8.`,
})

export const cutOff: Text = {
  kk: 'файл соңына дейін жетпей үзілген. Банктен қайта жүктеп алыңыз',
  ru: 'файл оборван, конца нет. Выгрузите его из банка заново',
  en: 'the file is cut off before its end. Export it from the bank again',
}

export const strayLine = (text: string): Text => spoken({
  kk: `«${text}» түсініксіз: мұнда «Кілт=мән» түріндегі жол болуы керек`,
  ru: `непонятно «${text}»: здесь должна быть строка вида «Ключ=значение»`,
  en: `“${text}” is not understood: a line such as “Key=value” is expected here`,
})

export const missingField = (names: readonly string[]): Text => {
  const list = names.join(' / ')
  return spoken({ kk: `${list} көрсетілмеген`, ru: `не указано: ${list}`, en: `${list} is missing` })
}

export const noDay: Text = { kk: 'күні көрсетілмеген', ru: 'не указана дата', en: 'the date is missing' }
export const noAmount: Text = { kk: 'сомасы көрсетілмеген', ru: 'не указана сумма', en: 'the amount is missing' }

export const badDay = (text: string): Text => spoken({
  kk: `«${text}» — күн емес; 31.12.2026 түрінде жазылуы керек`, ru: `«${text}» — не дата; нужна дата вида 31.12.2026`,
  en: `“${text}” is not a date; write it as 31.12.2026`,
})

export const badAmount = (text: string): Text => spoken({
  kk: `«${text}» — сома емес; 1234567,89 түрінде жазылуы керек`, ru: `«${text}» — не сумма; нужна сумма вида 1234567,89`,
  en: `“${text}” is not an amount; write it as 1234567.89`,
})

export const zeroAmount: Text = { kk: 'сома нөлге тең', ru: 'сумма равна нулю', en: 'the amount is zero' }

export const badIban = (text: string, why: Text): Text => spoken({
  kk: `«${text}» шоты: ${why.kk}`, ru: `счёт «${text}»: ${why.ru}`, en: `account “${text}”: ${why.en}`,
})

export const otherCurrency = (currency: string): Text => spoken({
  kk: `валютасы — ${currency}, ал ${conventions().currency.words.onlyAccounts.kk} қабылданады`,
  ru: `валюта ${currency}, а принимаются ${conventions().currency.words.onlyAccounts.ru}`,
  en: `the currency is ${currency}, and ${conventions().currency.words.onlyAccounts.en} are taken`,
})

export const severalAccounts = (accounts: readonly string[]): Text => spoken({
  kk: `файлда бірнеше шот бар (${accounts.join(', ')}). Әр шотты бөлек жүктеп алыңыз`,
  ru: `в файле несколько счетов (${accounts.join(', ')}). Выгрузите каждый отдельно`,
  en: `the file has several accounts (${accounts.join(', ')}). Export each by itself`,
})

export const noDirection = (account: string): Text => spoken({
  kk: `${account} шоты төлеуші де, алушы да емес: түсім бе, шығыс па — белгісіз`,
  ru: `счёт ${account} не указан ни плательщиком, ни получателем: неясно, поступление это или списание`,
  en: `account ${account} is neither the payer's nor the payee's, so it is not known whether money came or went`,
})

export const bothDirections: Text = {
  kk: 'түсім де, шығыс та көрсетілген: біреуі ғана болуы керек', ru: 'указаны и поступление, и списание: должно быть что-то одно',
  en: 'both money received and money paid out are stated: there must be one of them',
}

const in2 = (a: Tiyn, b: Tiyn, say: (a: string, b: string) => Text): Text =>
  inEveryLanguage((locale) => say(formatMoney(a, locale), formatMoney(b, locale))[locale])

export const totalsDiffer = (sum: Tiyn, closing: Tiyn): Text =>
  in2(sum, closing, (a, b) => spoken({
    kk: `кіріс қалдық пен операциялардың қосындысы — ${a}, ал шығыс қалдық — ${b}. Файл толық емес; қайта жүктеп алыңыз`,
    ru: `входящий остаток с операциями даёт ${a}, а исходящий остаток — ${b}. Файл неполный; выгрузите его заново`,
    en: `the opening balance and the movements come to ${a}, the closing balance is ${b}. The file is not whole; export it again`,
  }))

export const turnoverDiffers = (name: string, sum: Tiyn, stated: Tiyn): Text => in2(sum, stated, (a, b) => spoken({
  kk: `операциялар бойынша — ${a}, ал ${name} — ${b}. Файл толық емес; қайта жүктеп алыңыз`,
  ru: `по операциям ${a}, а ${name} — ${b}. Файл неполный; выгрузите его заново`,
  en: `the movements come to ${a}, and ${name} says ${b}. The file is not whole; export it again`,
}))

export const chainIsBroken = (closing: Tiyn, opening: Tiyn): Text => in2(closing, opening, (a, b) => spoken({
  kk: `алдыңғы бөлік ${a} қалдықпен жабылған, ал бұл бөлік ${b} қалдықпен ашылады`,
  ru: `предыдущая часть закрыта с остатком ${a}, а эта открывается с ${b}`,
  en: `the part before closes with ${a}, and this one opens with ${b}`,
}))

export const dayIsOutside = (day: string, from: string, to: string): Text => spoken({
  kk: `${day} күнгі операция ${from} – ${to} кезеңінен тыс`, ru: `операция за ${day} вне периода ${from} – ${to}`,
  en: `a movement of ${day} lies outside the period ${from} – ${to}`,
})

export const periodIsBackward = (from: string, to: string): Text => spoken({
  kk: `кезеңнің басы (${from}) соңынан (${to}) кейін`,
  ru: `начало периода (${from}) позже конца (${to})`,
  en: `the period begins (${from}) after its end (${to})`,
})

export const declaresTypes: Text = {
  kk: 'Файлда DOCTYPE бар, ал мұндай XML қабылданбайды. Банктен camt.053 файлын DOCTYPE-сіз сұраңыз.',
  ru: 'В файле есть DOCTYPE, такой XML не принимается. Запросите у банка camt.053 без DOCTYPE.',
  en: 'The file has a DOCTYPE, and such XML is not taken. Ask the bank for camt.053 without one.',
}

export const badXml = (why: string): Text => spoken({
  kk: `XML бұзылған (${why}). Банктен қайта жүктеп алыңыз`, ru: `XML повреждён (${why}). Выгрузите файл из банка заново`,
  en: `the XML is damaged (${why}). Export the file from the bank again`,
})

export const otherMessage = (name: string): Text => spoken({
  kk: `Бұл — ${name}, ал camt.053 (үзінді көшірме) керек. Банктен соны таңдап жүктеп алыңыз.`,
  ru: `Это ${name}, а нужна выписка camt.053. Выберите её при выгрузке из банка.`,
  en: `This is ${name}, and a statement, camt.053, is needed. Choose that when exporting from the bank.`,
})

export const badCsv = (why: string): Text => spoken({
  kk: `кесте бұзылған (${why}). Файлды Excel-де ашып, «CSV UTF-8» түрінде сақтаңыз`,
  ru: `таблица повреждена (${why}). Откройте файл в Excel и сохраните как «CSV UTF-8»`,
  en: `the table is damaged (${why}). Open the file in a spreadsheet and save it as CSV UTF-8`,
})

export const noHeader: Text = {
  kk: 'Бағандардың атауы танылмады. Кемінде «Күні», «Сома» (немесе «Дебет» пен «Кредит») және «Төлем мақсаты» бағандары керек.',
  ru: 'Не найдена строка с названиями столбцов. Нужны хотя бы «Дата», «Сумма» (или «Дебет» и «Кредит») и «Назначение платежа».',
  en: 'No row names the columns. There must be at least “Date”, “Amount” (or “Debit” and “Credit”) and “Purpose”.',
}

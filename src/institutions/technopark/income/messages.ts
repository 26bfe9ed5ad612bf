/** The words of the meter of income: its page, what can be wrong in a file, and its letters. */
import { type Citation, printCitation } from '../../../law/citation.ts'
import { formatNumber } from '../../../law/format.ts'
import { inEveryLanguage, spoken, type Text } from '../../../law/text.ts'
import type { LetterParts } from '../../../kernel/parties/index.ts'
import type { IncomeFinding } from '../income-test.ts'

export const incomeWords = {
  title: spoken({ kk: 'Кіріс есептегіші', ru: 'Счётчик доходов', en: 'Income meter' }),
  hint: spoken({
    kk: 'Кірістерді енгізіңіз немесе файлмен жүктеңіз: басым қызмет үлесі бірден көрінеді.', ru: 'Внесите доходы или загрузите их файлом: доля приоритетной деятельности видна сразу.',
    en: 'Enter incomes or load them as a file: the share of priority activities is seen at once.',
  }),
  lead: spoken({
    kk: 'Бұл кірістерді компания басшысы, ол есеп тапсыруды сеніп тапсырғандар және технопарк қызметкерлері ғана көреді. Олар есеп емес: тоқсандық есепті бөлек тапсырасыз.',
    ru: 'Эти доходы видят только руководитель компании, те, кому он доверил отчёты, и сотрудники технопарка. Это не отчёт: квартальный отчёт сдаётся отдельно.',
    en: 'Only the head of the company, those whom the head entrusted with reports, and the officers of the technopark see these incomes. They are no report: the quarterly report is made apart.',
  }),
  ofCompany: spoken({ kk: 'Компанияның кіріс есептегіші', ru: 'Счётчик доходов компании', en: 'Income meter of a company' }),
  year: spoken({ kk: 'Жыл', ru: 'Год', en: 'Year' }),
  show: spoken({ kk: 'Көрсету', ru: 'Показать', en: 'Show' }),
  near: spoken({ kk: 'Үлес шекке жақындап қалды', ru: 'Доля приблизилась к порогу', en: 'The share is near to the limit' }),
  noIncome: spoken({ kk: 'Бұл жылы кіріс енгізілмеген', ru: 'За этот год доходов не внесено', en: 'No income is entered for this year' }),
  what: spoken({ kk: 'Мұны сатсақ не болады?', ru: 'Что будет, если продать это?', en: 'What if we sell this?' }),
  whatHint: spoken({
    kk: 'Жоспарлап отырған өзге кірістің сомасын жазыңыз; ол сақталмайды.', ru: 'Укажите сумму прочего дохода, который планируете; она не сохраняется.', en: 'Write the amount of other income that you consider; it is not kept.',
  }),
  compute: spoken({ kk: 'Есептеу', ru: 'Рассчитать', en: 'Work it out' }),
  add: spoken({ kk: 'Кіріс енгізу', ru: 'Внести доход', en: 'Enter an income' }),
  keep: spoken({ kk: 'Енгізу', ru: 'Внести', en: 'Enter' }),
  load: spoken({ kk: 'Файлдан жүктеу', ru: 'Загрузить из файла', en: 'Load from a file' }),
  loadHint: spoken({
    kk: 'XLSX немесе UTF-8 кодтауындағы CSV, 5 МБ және 20 000 жолға дейін. Бір жолда қате болса, ешқайсысы енгізілмейді.', ru: 'XLSX или CSV в UTF-8, до 5 МБ и 20 000 строк. Если хотя бы в одной строке ошибка, не вносится ничего.',
    en: 'XLSX, or CSV in UTF-8, up to 5 MB and 20,000 rows. Where one row is wrong, none is entered.',
  }),
  file: spoken({ kk: 'Файл', ru: 'Файл', en: 'File' }),
  kindOfAll: spoken({ kk: 'Файлда кіріс түрі болмаса, барлық жолдың түрі', ru: 'Вид дохода всех строк, если в файле его нет', en: 'Kind of all rows, where the file has none' }),
  columns: spoken({ kk: 'Қандай бағандар оқылады', ru: 'Какие столбцы читаются', en: 'Which columns are read' }),
  column: spoken({ kk: 'Мәлімет', ru: 'Сведение', en: 'What it is' }),
  names: spoken({ kk: 'Бағанның атауы', ru: 'Название столбца', en: 'Name of the column' }),
  day: spoken({ kk: 'Күні', ru: 'Дата', en: 'Day' }),
  kind: spoken({ kk: 'Кіріс түрі', ru: 'Вид дохода', en: 'Kind of income' }),
  amount: spoken({ kk: 'ҚҚС-сыз сомасы', ru: 'Сумма без НДС', en: 'Amount without VAT' }),
  number: spoken({ kk: 'Шот-фактура нөмірі', ru: 'Номер счёта-фактуры', en: 'Number of the invoice' }),
  description: spoken({ kk: 'Кіріс көзі', ru: 'Источник дохода', en: 'Source of income' }),
  byKind: spoken({ kk: 'Кіріс түрлері бойынша', ru: 'По видам дохода', en: 'By kind of income' }),
  counts: spoken({ kk: 'Есепке алынуы', ru: 'Учёт', en: 'Counts as' }),
  asPriority: spoken({ kk: 'басым қызмет', ru: 'приоритетная деятельность', en: 'priority' }),
  asRelated: spoken({ kk: 'соған байланысты', ru: 'связано с ней', en: 'related to it' }),
  asOther: spoken({ kk: 'өзге', ru: 'прочее', en: 'other' }),
  entries: spoken({ kk: 'Енгізілген кірістер', ru: 'Внесённые доходы', en: 'Incomes that were entered' }),
  batches: spoken({ kk: 'Бірге енгізілгендер', ru: 'Внесено вместе', en: 'Entered together' }),
  count: spoken({ kk: 'Кіріс саны', ru: 'Количество доходов', en: 'Number of incomes' }),
  takeAllBack: spoken({ kk: 'Бәрін қайтарып алу', ru: 'Отозвать все', en: 'Take all back' }),
  takeBack: spoken({ kk: 'Қайтарып алу', ru: 'Отозвать', en: 'Take back' }),
  takenBack: spoken({ kk: 'қайтарып алынды', ru: 'отозвано', en: 'taken back' }),
  history: spoken({ kk: 'Ескертулер тарихы', ru: 'История предупреждений', en: 'History of warnings' }),
  told: spoken({ kk: 'Күні', ru: 'Дата', en: 'Day' }),
  state: spoken({ kk: 'Жағдайы', ru: 'Состояние', en: 'State' }),
  share: spoken({ kk: 'Үлесі', ru: 'Доля', en: 'Share' }),
  isMet: spoken({ kk: 'Талап орындалады', ru: 'Требование выполнено', en: 'The condition is met' }),
  isBroken: spoken({ kk: 'Үлес шектен төмен', ru: 'Доля ниже порога', en: 'The share is below the limit' }),
  done: spoken({ kk: 'Енгізілді', ru: 'Внесено', en: 'Entered' }),
  notDone: spoken({ kk: 'Ештеңе енгізілген жоқ', ru: 'Ничего не внесено', en: 'Nothing was entered' }),
  row: spoken({ kk: 'Жол', ru: 'Строка', en: 'Row' }),
  fault: spoken({ kk: 'Не дұрыс емес', ru: 'Что не так', en: 'What is wrong' }),
  future: spoken({ kk: 'Күні әлі келген жоқ: алынған кірісті ғана енгізіңіз.', ru: 'Дата ещё не наступила: внесите только полученный доход.', en: 'The day has not come: enter income that was received only.' }),
  noFile: spoken({ kk: 'Файлды таңдаңыз.', ru: 'Выберите файл.', en: 'Choose a file.' }),
  noKind: spoken({ kk: 'Кіріс түрін тізімнен таңдаңыз.', ru: 'Выберите вид дохода из списка.', en: 'Choose a kind of income from the list.' }),
  noEntry: spoken({ kk: 'Мұндай кіріс жоқ немесе ол қайтарып алынған.', ru: 'Такого дохода нет, или он уже отозван.', en: 'There is no such income, or it was taken back.' }),
  forCompanies: spoken({
    kk: 'Кіріс есептегіші компанияға арналған: компания атынан кіріңіз.', ru: 'Счётчик доходов предназначен для компании: войдите от её имени.', en: 'The meter is for companies: act for one of yours.',
  }),
  noRight: spoken({
    kk: 'Кіріс есептегішін компания басшысы және ол есеп тапсыруды сеніп тапсырғандар ғана көреді: басшыдан сенімхат сұраңыз.',
    ru: 'Счётчик доходов открыт только руководителю компании и тем, кому он доверил отчёты: попросите у руководителя доверенность.',
    en: 'The meter is for the head of the company and those whom the head entrusted with reports: ask the head to delegate it.',
  }),
  notProved: spoken({
    kk: 'Алдымен компания басшысы екеніңіз расталуы тиіс: «Жеке басты растау» бетінде компания нөмірі бар қолтаңбамен растаңыз.',
    ru: 'Сначала нужно подтвердить, кто руководит компанией: подтвердите это подписью с её номером на странице «Подтверждение личности».',
    en: 'It must be proved first who heads the company: prove it by a signature with its number, on the page “Prove who you are”.',
  }),
  noCompany: spoken({ kk: 'Мұндай нөмірлі қатысушы табылмады.', ru: 'Участник с таким номером не найден.', en: 'No participant has this number.' }),
} as const

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

/** What can be wrong in a file, with the mend. */
export const fileWords = {
  notWorkbook: say(
    'Файл XLSX кітабы емес, бүлінген немесе құпиясөзбен қорғалған. Оны кесте редакторында ашып, құпиясөзсіз XLSX немесе «CSV UTF-8» түрінде сақтаңыз.', 'Файл не является книгой XLSX, повреждён или защищён паролем. Откройте его в табличном редакторе и сохраните без пароля как XLSX или «CSV UTF-8».',
    'The file is no XLSX workbook, is damaged or is under a password. Open it in a spreadsheet program and save it without a password as XLSX or “CSV UTF-8”.'),
  oldWorkbook: say(
    'Бұл — ескі XLS форматындағы немесе құпиясөзбен қорғалған кітап. Оны құпиясөзсіз XLSX түрінде сақтаңыз.', 'Эта книга в старом формате XLS или защищена паролем. Сохраните её как XLSX без пароля.', 'This is a workbook of the old XLS format or under a password. Save it as XLSX without a password.'),
  tooLong: say(
    'Кестеде жол тым көп. Бос жолдарды өшіріңіз немесе файлды бөліңіз.', 'В таблице слишком много строк. Удалите пустые или разделите файл.', 'The table has too many rows. Delete the blank ones, or split the file.'),
  severalSheets: (names: readonly string[]): Text => {
    const listed = names.slice(0, 10).map((name) => `«${name}»`).join(', ')
    return say(
      `Кітаптың бірнеше парағында деректер бар: ${listed}. Біреуін ғана қалдырыңыз немесе әрқайсысын бөлек жүктеңіз.`, `Данные есть на нескольких листах книги: ${listed}. Оставьте один или загрузите каждый отдельно.`,
      `Several sheets of the workbook hold data: ${listed}. Leave one, or load each by itself.`)
  },
  merged: (range: string): Text => say(
    `${range} ұяшықтары біріктірілген. Біріктіруді алып тастап, мәнін әр жолға жазыңыз.`, `Ячейки ${range} объединены. Разъедините их и впишите значение в каждую строку.`, `The cells ${range} are merged. Unmerge them and write the value into each row.`),
  uncalculated: (places: string): Text => say(
    `${places}: формула есептелмеген. Файлды кесте редакторында ашып, қайта сақтаңыз.`, `${places}: формула не вычислена. Откройте файл в табличном редакторе и сохраните заново.`, `${places}: nobody has calculated the formula. Open the file in a spreadsheet program and save it again.`),
  errorCells: (places: string): Text => say(
    `${places}: ұяшықта қате бар (мысалы, #Н/Д). Формуласын түзетіңіз.`, `${places}: в ячейке ошибка (например, #Н/Д). Исправьте формулу.`, `${places}: the cell holds an error, such as #N/A. Mend its formula.`),
  imprecise: (places: string): Text => say(
    `${places}: сан он бес цифрдан ұзын, соңғы цифрлары жоғалған. Ұяшықты мәтін түріне ауыстырып, нөмірді қайта енгізіңіз.`, `${places}: число длиннее пятнадцати цифр, последние цифры утеряны. Задайте ячейке текстовый формат и введите номер заново.`,
    `${places}: the number has more than fifteen digits, and the last ones are lost. Format the cell as text and enter the number again.`),
  hiddenRows: (rows: string): Text => say(
    `Жасырылған жолдар бар: ${rows}. Сүзгіні алып, жолдарды көрсетіңіз; есепке алынбайтынын өшіріңіз.`, `Есть скрытые строки: ${rows}. Снимите фильтр и отобразите их; удалите те, которые не учитываются.`,
    `Rows are hidden: ${rows}. Clear the filter and show them; delete those that do not count.`),
  decimals: say(
    'үтірден кейін екіден көп цифр тұр. Соманы тиынға дейін дөңгелектеңіз: кестеде ROUND (ОКРУГЛ) функциясын қолданыңыз.', 'после запятой больше двух цифр. Округлите сумму до тиына: в таблице примените функцию ОКРУГЛ (ROUND).',
    'it has more than two decimals. Round it to the tiyn: in a spreadsheet, with ROUND.'),
  notUtf8: say('Файл UTF-8 кодтауында емес. Оны XLSX немесе «CSV UTF-8» түрінде сақтаңыз.', 'Файл не в кодировке UTF-8. Сохраните его в формате XLSX или «CSV UTF-8».', 'The file is not in UTF-8. Save it as XLSX or “CSV UTF-8”.'),
  brokenRow: say('Жол оқылмады: тырнақшалары жабылғанын тексеріңіз.', 'Строка не прочитана: проверьте, закрыты ли кавычки.', 'The row cannot be read: check that its quotation marks are closed.'),
  empty: say('Файлда кіріс жоқ: бірінші жолда баған атаулары, одан кейін кірістер тұруы тиіс.', 'В файле нет доходов: в первой строке — названия столбцов, дальше — доходы.', 'There is no income in the file: the first row names the columns, incomes follow.'),
  tooMany: (most: number): Text => say(
    `Жолдар тым көп: файлды ${formatNumber(most, 'kk')} жолдан аспайтындай бөліңіз.`, `Слишком много строк: разделите файл, чтобы в каждом было не больше ${formatNumber(most, 'ru')}.`,
    `Too many rows: split the file so that each has at most ${formatNumber(most, 'en')}.`),
  noColumn: (names: readonly string[]): Text => {
    const listed = names.map((name) => `«${name}»`).join(', ')
    return say(`Мына бағандардың бірі керек: ${listed}.`, `Нужен один из столбцов: ${listed}.`, `One of these columns is needed: ${listed}.`)
  },
  inColumn: (column: Text, wrong: Text): Text => inEveryLanguage((locale) => `${column[locale]}: ${wrong[locale]}`),
  twoColumns: (column: Text, names: readonly string[]): Text => {
    const listed = names.map((name) => `«${name.trim()}»`).join(', ')
    return say(
      `«${column.kk}» ретінде бірнеше баған жарайды: ${listed}. Файлда біреуін ғана қалдырыңыз.`, `За «${column.ru}» можно принять несколько столбцов: ${listed}. Оставьте в файле один из них.`,
      `Several columns may be “${column.en}”: ${listed}. Leave one of them in the file.`)
  },
  tooEarly: say('Күні тым ерте: 2000 жылдан бергі кірісті енгізіңіз.', 'Слишком ранняя дата: вносите доходы начиная с 2000 года.', 'The day is too early: enter incomes since the year 2000.'),
  twice: (number: string, row: number): Text => say(
    `${number} нөмірі ${row}-жолда басқа күнмен тұр.`, `Номер ${number} стоит в строке ${row} с другой датой.`, `The number ${number} stands in row ${row} with another day.`),
  sameLine: (number: string, row: number): Text => say(
    `Бұл жол ${row}-жолды қайталайды (№ ${number}). Екеуі бөлек болса, кіріс көзімен ажыратыңыз.`, `Строка повторяет строку ${row} (№ ${number}). Если это разные позиции, различите их источником дохода.`,
    `The row repeats row ${row} (number ${number}). If they are two things, tell them apart by the source of income.`),
  kept: (number: string): Text => say(`${number} нөмірлі шот-фактура бұрын енгізілген.`, `Счёт-фактура № ${number} уже внесён.`, `The invoice ${number} is entered already.`),
} as const

const subjects = {
  near: say('Басым қызмет кірісінің үлесі шекке жақындады', 'Доля приоритетных доходов приблизилась к порогу', 'The share of priority income is near to the limit'),
  broken: say('Басым қызмет кірісінің үлесі шектен төмен', 'Доля приоритетных доходов ниже порога', 'The share of priority income is below the limit'),
} as const

/** To the company, or with its name to an officer. */
export function incomeLetter(state: 'near' | 'broken', { share = 0, limit = '' }: IncomeFinding, year: number, basis: Citation, path: string, company?: Text): LetterParts {
  const of = inEveryLanguage((locale) => (company === undefined ? '' : `${company[locale]}: `))
  const percent = inEveryLanguage((locale) => formatNumber(share, locale))
  return {
    kind: 'thing/income', path, subject: subjects[state],
    says: say(
      `${of.kk}${year} жылғы үлес енгізілген кірістер бойынша — ${percent.kk} %, шегі — ${limit} %.`, `${of.ru}${year} год, доля по внесённым доходам — ${percent.ru} %, порог — ${limit} %.`,
      `${of.en}${year}, by the incomes that were entered: the share is ${percent.en} %, the limit is ${limit} %.`),
    ground: printCitation(basis),
    todo: company === undefined
      ? say('Кірістерді тексеріңіз. Талап жылдық жиынтық кіріске қойылады: жыл соңына дейін үлесті қалпына келтіруге болады.', 'Проверьте доходы. Требование относится к совокупному годовому доходу: до конца года долю можно восстановить.', 'Check the incomes. The requirement concerns total annual income: the share can recover by the end of the year.')
      : say('Дереу ештеңе істеудің қажеті жоқ: бұл — ескерту, талаптың бұзылуы есеппен анықталады.', 'Ничего делать не нужно: это предупреждение, нарушение устанавливается по отчёту.', 'There is nothing to do: this is a warning, a breach is found by the report.'),
  }
}

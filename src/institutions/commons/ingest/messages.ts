/** The words of the ingest: why a file cannot be read and what mends it, and what was recognised by itself. */
import { tooMuch, unreadArchive } from '../../../kernel/archives/index.ts'
import { Failure } from '../../../law/failure.ts'
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'

const refusals = {
  empty: () => spoken({
    kk: 'Файл бос. Деректері бар файлды жүктеңіз.',
    ru: 'Файл пуст. Загрузите файл с данными.',
    en: 'The file is empty. Upload a file with data.',
  }),
  noRows: (name: string) => spoken({
    kk: `«${name}» ішінде бірде-бір жол оқылмады. Бірінші жолда баған атаулары, одан кейін деректер тұрғанын және бөлгіштің дұрыс екенін тексеріңіз.`,
    ru: `В «${name}» не удалось прочитать ни одной строки. Проверьте, что в первой строке стоят названия столбцов, ниже — данные, и что разделитель верен.`,
    en: `Not one row of “${name}” could be read. Check that the first line holds the names of the columns, the data follows, and the delimiter is right.`,
  }),
  notText: (name: string) => spoken({
    kk: `«${name}» мәтін емес: ішінде екілік деректер бар. CSV, XLSX, JSON, Parquet немесе мәтіндік файлды жүктеңіз.`,
    ru: `«${name}» — не текст: внутри двоичные данные. Загрузите CSV, XLSX, JSON, Parquet или текстовый файл.`,
    en: `“${name}” is not text: it holds binary data. Upload CSV, XLSX, JSON, Parquet or a text file.`,
  }),
  oldSpreadsheet: (name: string) => spoken({
    kk: `«${name}» — ескі XLS форматындағы немесе құпиясөзбен қорғалған кесте. Оны құпиясөзсіз XLSX не CSV ретінде сақтап, қайта жүктеңіз.`,
    ru: `«${name}» — таблица старого формата XLS или защищена паролем. Сохраните её как XLSX без пароля или как CSV и загрузите снова.`,
    en: `“${name}” is a spreadsheet of the old XLS format or under a password. Save it as XLSX without a password, or as CSV, and upload it again.`,
  }),
  markup: (name: string) => spoken({
    kk: `«${name}» — веб-бет немесе XML, кесте емес (кейбір жүйелер «Excel» деп беретін файлдар да осындай болады). Оны кесте редакторында ашып, XLSX не CSV ретінде сақтап, қайта жүктеңіз.`,
    ru: `«${name}» — веб-страница или XML, а не таблица (такими бывают и выгрузки «в Excel»). Откройте файл в табличном редакторе, сохраните как XLSX или CSV и загрузите снова.`,
    en: `“${name}” is a web page or XML, not a table (some systems call that “Excel”). Open it in a spreadsheet program, save it as XLSX or CSV and upload it again.`,
  }),
  noSheet: (name: string) => spoken({
    kk: `Кітапта «${name}» парағы жоқ. Парақтың атауын тексеріңіз.`,
    ru: `В книге нет листа «${name}». Проверьте название листа.`,
    en: `The workbook has no sheet “${name}”. Check the name of the sheet.`,
  }),
  brokenParquet: (name: string) => spoken({
    kk: `«${name}» Parquet файлы бүлінген немесе толық жүктелмеген. Оны қайта жазып, жүктеңіз.`,
    ru: `Файл Parquet «${name}» повреждён или загружен не полностью. Запишите его заново и загрузите.`,
    en: `The Parquet file “${name}” is damaged or incomplete. Write it anew and upload it.`,
  }),
  emptyArchive: (name: string) => spoken({
    kk: `«${name}» мұрағатында оқылатын файл жоқ. Ішіне CSV, XLSX, JSON, Parquet немесе мәтіндік файлдарды салыңыз.`,
    ru: `В архиве «${name}» нет файлов, которые можно прочитать. Положите в него CSV, XLSX, JSON, Parquet или текстовые файлы.`,
    en: `The archive “${name}” holds no file that can be read. Put CSV, XLSX, JSON, Parquet or text files into it.`,
  }),
  brokenJson: (name: string) => spoken({
    kk: `«${name}» — дұрыс JSON емес. Файлда нысандар массиві немесе әр жолда бір нысан болуы тиіс; оны JSON тексергішпен қарап шығыңыз.`,
    ru: `«${name}» — неверный JSON. В файле должен быть массив объектов или по одному объекту на строку; проверьте его средством проверки JSON.`,
    en: `“${name}” is not valid JSON. It must be an array of objects, or one object a line; look at it with a JSON checker.`,
  }),
  noRecords: (name: string) => spoken({
    kk: `«${name}» ішінде нысандар массиві табылмады. Жазбаларды бір массивке жинаңыз.`,
    ru: `В «${name}» не найден массив объектов. Соберите записи в один массив.`,
    en: `No array of objects was found in “${name}”. Gather the records in one array.`,
  }),
  tooDeep: (name: string) => spoken({
    kk: `«${name}» ішіндегі нысандардың кірістірілу тереңдігі 64 деңгейден асады. Құрылымын қарапайым етіңіз.`,
    ru: `Объекты в «${name}» вложены глубже 64 уровней. Сделайте структуру более плоской.`,
    en: `The objects in “${name}” are nested deeper than 64 levels. Make the structure flatter.`,
  }),
  longLine: (name: string) => spoken({
    kk: `«${name}» файлының бірінші жолы 1 МБ-тан ұзын. Жолдар жаңа жол таңбасымен бөлінгенін тексеріңіз.`,
    ru: `Первая строка файла «${name}» длиннее 1 МБ. Проверьте, что строки разделены переводом строки.`,
    en: `The first line of “${name}” is longer than 1 MB. Check that rows are parted by line breaks.`,
  }),
  unreadable: (name: string) => spoken({
    kk: `«${name}» оқылмады: файл бүлінген немесе форматы кеңейтіміне сай емес. Файлды қайта сақтап, жүктеңіз немесе CSV түрінде ұсыныңыз.`,
    ru: `Не удалось прочитать «${name}»: файл повреждён, или его формат не соответствует расширению. Сохраните файл заново или представьте его в CSV.`,
    en: `“${name}” could not be read: it is damaged, or its format is not that of its extension. Save it anew, or give it as CSV.`,
  }),
  memory: () => spoken({
    kk: 'Файлды оқуға бөлінген жад жетпеді. Файлды бөліктерге бөліңіз немесе Parquet форматында ұсыныңыз.',
    ru: 'Для чтения файла не хватило отведённой памяти. Разделите файл на части или представьте его в формате Parquet.',
    en: 'The memory set aside for reading the file did not suffice. Split the file, or give it as Parquet.',
  }),
  stopped: () => spoken({
    kk: 'Файлды өңдеу тоқтатылды. Қаласаңыз, қайта бастаңыз.',
    ru: 'Обработка файла остановлена. При желании начните её снова.',
    en: 'The reading of the file was stopped. Start it again if you wish.',
  }),
  ...unreadArchive,
} as const satisfies Record<string, (name: string) => Text>

/** A file that cannot be read, by what is the matter with it; `name` is the file or sheet as its publisher knows it. */
export const cannotRead = (what: keyof typeof refusals, name = ''): Failure => new Failure('invalid', refusals[what](name))

/** What a broken file makes the libraries throw is a fault of the file; only our own failures have words of their own. */
export function failureOf(error: unknown, what: keyof typeof refusals, name?: string): Failure {
  if (error instanceof Failure) return error
  const message = error instanceof Error ? error.message : ''
  return /out of memory|failed to allocate|could not allocate|array buffer allocation|max_temp_directory_size/i.test(message)
    ? cannotRead('memory') : cannotRead(what, name)
}

/** A quotation mark that swallows the lines below it. */
export const openQuote = (name: string, line: number): Failure => new Failure('invalid', inEveryLanguage((locale) => (spoken({
  kk: `«${name}» файлының ${formatNumber(line, locale)}-жолында ашылған тырнақша жабылмаған, сондықтан төмендегі жолдар бір ұяшыққа қосылып кетеді. Оны жабыңыз немесе ұяшық ішіндегі тырнақшаны екі еселеңіз ("").`,
  ru: `В строке ${formatNumber(line, locale)} файла «${name}» открыта и не закрыта кавычка: строки ниже попадают в одну ячейку. Закройте её или удвойте кавычку внутри ячейки ("").`,
  en: `A quotation mark opens on line ${formatNumber(line, locale)} of “${name}” and is not closed: the lines below it fall into one cell. Close it, or double the mark inside the cell ("").`,
})[locale])))

/** Asks for too much of the machine. */
export const tooLarge = {
  ...tooMuch,
  time: (seconds: number): Failure => new Failure('limited', inEveryLanguage((locale) => (spoken({
    kk: `Файл ${formatNumber(seconds, locale)} секунд ішінде оқылмады. Оны бөліктерге бөліңіз немесе Parquet форматында ұсыныңыз.`,
    ru: `Файл не удалось прочитать за ${formatNumber(seconds, locale)} с. Разделите его на части или представьте в формате Parquet.`,
    en: `The file could not be read within ${formatNumber(seconds, locale)} seconds. Split it, or give it as Parquet.`,
  })[locale]))),
} as const

/** What was recognised or left out: shown to the publisher beside the result. */
export const noted = {
  encoding: (encoding: string): Text => spoken({
    kk: `Кодтауы танылды: ${encoding}; мәтін UTF-8 кодтауына ауыстырылды.`,
    ru: `Распознана кодировка ${encoding}; текст переведён в UTF-8.`,
    en: `The encoding ${encoding} was recognised; the text was turned into UTF-8.`,
  }),
  decimalComma: (): Text => spoken({
    kk: 'Ондық бөлгіш ретінде үтір танылды.', ru: 'Распознана десятичная запятая.', en: 'The decimal comma was recognised.',
  }),
  delimiter: (sign: string): Text => (sign === '\t'
    ? spoken({ kk: 'Бағандар бөлгіші: табуляция.', ru: 'Разделитель столбцов: табуляция.', en: 'The columns are parted by tabs.' })
    : spoken({ kk: `Бағандар бөлгіші: «${sign}».`, ru: `Разделитель столбцов: «${sign}».`, en: `The columns are parted by “${sign}”.` })),
  titles: (count: number): Text => inEveryLanguage((locale) => (spoken({
    kk: `Кесте алдындағы ${formatNumber(count, locale)} жол тақырып ретінде қалдырылды.`,
    ru: `Строк над таблицей, пропущенных как заголовок: ${formatNumber(count, locale)}.`,
    en: `Lines above the table that were left out as a title: ${formatNumber(count, locale)}.`,
  })[locale])),
  noHeader: (): Text => spoken({
    kk: 'Баған атаулары табылмады: бағандар нөмірмен аталды.',
    ru: 'Названия столбцов не найдены: столбцы названы по номерам.',
    en: 'No names of columns were found: the columns are named by number.',
  }),
  joinedHeader: (rows: number, example: string): Text => inEveryLanguage((locale) => (spoken({
    kk: `Баған атаулары тақырыптың ${formatNumber(rows, locale)} жолынан біріктірілді, мысалы, «${example}». Бұл қате болса, жүктегенде «Файлды қалай оқу керек» бөлімінде атаулар бір жолда екенін көрсетіңіз.`,
    ru: `Названия столбцов составлены из строк шапки (${formatNumber(rows, locale)}), например «${example}». Если это неверно, при загрузке укажите в разделе «Как читать файл», что названия стоят в одной строке.`,
    en: `The names of the columns were joined from ${formatNumber(rows, locale)} rows of the header, such as “${example}”. If that is wrong, say under “How to read the file” that they stand in one row.`,
  })[locale])),
  mergedCells: (count: number, cells: string): Text => inEveryLanguage((locale) => (spoken({
    kk: `Деректер арасындағы біріктірілген ұяшықтар: ${formatNumber(count, locale)} (${cells}). Мәні бірінші ұяшықта ғана қалды, қалғандары бос. Қажет болса, біріктіруді алып тастап, мәнді әр жолға жазыңыз да, файлды қайта жүктеңіз.`,
    ru: `Объединённых ячеек среди данных: ${formatNumber(count, locale)} (${cells}). Значение осталось только в первой ячейке, остальные пусты. Если нужно, отмените объединение, впишите значение в каждую строку и загрузите файл снова.`,
    en: `Merged cells among the data: ${formatNumber(count, locale)} (${cells}). The value stands in the first cell only, the others are empty. Unmerge them, write the value into each row and upload the file again if need be.`,
  })[locale])),
  uncalculated: (count: number, cells: string): Text => inEveryLanguage((locale) => (spoken({
    kk: `Есептелген мәні жоқ формулалар: ${formatNumber(count, locale)} (${cells}). Бұл ұяшықтар кестеде бос қалды. Файлды Excel не LibreOffice бағдарламасында ашып, сақтаңыз да, қайта жүктеңіз.`,
    ru: `Формул без вычисленного значения: ${formatNumber(count, locale)} (${cells}). Эти ячейки в таблице пусты. Откройте файл в Excel или LibreOffice, сохраните и загрузите снова.`,
    en: `Formulas without a calculated value: ${formatNumber(count, locale)} (${cells}). These cells are empty in the table. Open the file in Excel or LibreOffice, save it and upload it again.`,
  })[locale])),
  errorCells: (count: number, cells: string): Text => inEveryLanguage((locale) => (spoken({
    kk: `Қате көрсетілген ұяшықтар: ${formatNumber(count, locale)} (${cells}). Олар кестеде бос қалды. Формулаларды түзетіп, файлды қайта жүктеңіз.`,
    ru: `Ячеек с ошибкой: ${formatNumber(count, locale)} (${cells}). В таблице они пусты. Исправьте формулы и загрузите файл снова.`,
    en: `Cells that show an error: ${formatNumber(count, locale)} (${cells}). They are empty in the table. Mend the formulas and upload the file again.`,
  })[locale])),
  formulas: (count: number): Text => inEveryLanguage((locale) => (spoken({
    kk: `Формулалар: ${formatNumber(count, locale)}. Кестелерде олардың мәндері ғана бар.`,
    ru: `Формулы: ${formatNumber(count, locale)}. В таблицы вошли только их значения.`,
    en: `Formulas: ${formatNumber(count, locale)}. The tables hold their values only.`,
  })[locale])),
  rejectedRows: (count: number): Text => inEveryLanguage((locale) => (spoken({
    kk: `Қабылданбаған жолдар: ${formatNumber(count, locale)}.`, ru: `Отклонённых строк: ${formatNumber(count, locale)}.`, en: `Rejected rows: ${formatNumber(count, locale)}.`,
  })[locale])),
  comments: (): Text => spoken({ kk: 'Ұяшықтарға жазылған ескертпелер.', ru: 'Примечания к ячейкам.', en: 'Comments on cells.' }),
  pictures: (): Text => spoken({ kk: 'Суреттер, диаграммалар немесе ендірілген нысандар.', ru: 'Рисунки, диаграммы или внедрённые объекты.', en: 'Pictures, charts or embedded objects.' }),
  copies: (): Text => spoken({
    kk: 'Жиынтық кестелер немесе басқа дереккөздерге сілтемелер: олардың ішінде деректердің көшірмесі болады.',
    ru: 'Сводные таблицы или связи с другими источниками: внутри них лежат копии данных.',
    en: 'Pivot tables or links to other sources: copies of data lie in them.',
  }),
  macros: (): Text => spoken({ kk: 'Макростар.', ru: 'Макросы.', en: 'Macros.' }),
  printers: (): Text => spoken({ kk: 'Принтер баптаулары.', ru: 'Настройки принтера.', en: 'Settings of a printer.' }),
  unlisted: (name: string): Text => spoken({
    kk: `«${name}» мұрағатында оның тізіміндегі файлдардан тыс байттар бар.`,
    ru: `В архиве «${name}» есть байты вне перечисленных в нём файлов.`,
    en: `The archive “${name}” holds bytes beside the files that it lists.`,
  }),
  unaccounted: (name: string): Text => spoken({
    kk: `«${name}» Parquet файлында оның мазмұн кестесінде көрсетілмеген байттар бар. Файлдың өзін де жүктеп алуға болуы үшін оны қайта сақтаңыз.`,
    ru: `В файле Parquet «${name}» есть байты, которых нет в его оглавлении. Чтобы можно было скачать и сам файл, сохраните его заново.`,
    en: `The Parquet file “${name}” holds bytes of which its footer says nothing. Write it anew for the file itself to be given out.`,
  }),
  unusedEntries: (name: string, columns: string): Text => spoken({
    kk: `«${name}» Parquet файлының сөздіктерінде бірде-бір жолда жоқ мәндер бар. Бағандар: ${columns}. Файлдың өзі де берілуі үшін пайдаланылмаған санаттарды алып тастап (pandas: remove_unused_categories), оны қайта жазыңыз.`,
    ru: `В словарях файла Parquet «${name}» есть значения, которых нет ни в одной строке. Столбцы: ${columns}. Чтобы выдавался и сам файл, удалите неиспользуемые категории (pandas: remove_unused_categories) и запишите его заново.`,
    en: `Dictionaries of the Parquet file “${name}” hold values that no row has. Columns: ${columns}. Remove unused categories (pandas: remove_unused_categories) and write the file anew for it to be given out too.`,
  }),
  uncompared: (name: string, columns: string): Text => spoken({
    kk: `«${name}» Parquet файлының күрделі бағандарындағы сөздіктер жолдармен салыстырылмады: ${columns}. Файлдың өзі де берілуі үшін олардың мәндерін қарапайым бағандарға шығарыңыз.`,
    ru: `Словари вложенных столбцов файла Parquet «${name}» не сверены с его строками: ${columns}. Чтобы выдавался и сам файл, вынесите их значения в простые столбцы.`,
    en: `The dictionaries of nested columns of the Parquet file “${name}” were not compared with its rows: ${columns}. Turn them into plain columns for the file itself to be given out.`,
  }),
  hiddenRows: (count: number, rows: string): Text => inEveryLanguage((locale) => (spoken({
    kk: `Кестеге жасырын жолдар да кірді: ${formatNumber(count, locale)} (${rows}). Олар жарияланбауы тиіс болса, жолдарды өшіріп, файлды қайта жүктеңіз.`,
    ru: `В таблицу вошли и скрытые строки: ${formatNumber(count, locale)} (${rows}). Если публиковать их не следует, удалите их и загрузите файл снова.`,
    en: `Hidden rows are in the table too: ${formatNumber(count, locale)} (${rows}). If they are not to be published, delete them and upload the file again.`,
  })[locale])),
  hiddenColumns: (count: number, columns: string): Text => inEveryLanguage((locale) => (spoken({
    kk: `Кестеге жасырын бағандар да кірді: ${formatNumber(count, locale)} (${columns}). Олар жарияланбауы тиіс болса, бағандарды өшіріп, файлды қайта жүктеңіз.`,
    ru: `В таблицу вошли и скрытые столбцы: ${formatNumber(count, locale)} (${columns}). Если публиковать их не следует, удалите их и загрузите файл снова.`,
    en: `Hidden columns are in the table too: ${formatNumber(count, locale)} (${columns}). If they are not to be published, delete them and upload the file again.`,
  })[locale])),
  parts: (names: string): Text => spoken({
    kk: `Кітаптың басқа бөліктері: ${names}.`, ru: `Другие части книги: ${names}.`, en: `Other parts of the workbook: ${names}.`,
  }),
  besideCells: (): Text => spoken({
    kk: 'Ұяшықтардан тыс ұзақ мәтіндер.', ru: 'Длинные тексты вне ячеек.', en: 'Long texts outside the cells.',
  }),
  daysRead: (columns: string, dayFirst: boolean): Text => (dayFirst ? spoken({
    kk: `Күндер күн/ай/жыл ретімен оқылды: ${columns}. Реті басқаша болса, күндерді 2026-01-31 түрінде жазып, файлды қайта жүктеңіз.`,
    ru: `Даты прочитаны в порядке день/месяц/год: ${columns}. Если порядок другой, запишите даты в виде 2026-01-31 и загрузите файл снова.`,
    en: `Days were read as day/month/year: ${columns}. If the order is another, write them as 2026-01-31 and upload the file again.`,
  }) : spoken({
    kk: `Күндер ай/күн/жыл ретімен оқылды: ${columns}. Реті басқаша болса, күндерді 2026-01-31 түрінде жазып, файлды қайта жүктеңіз.`,
    ru: `Даты прочитаны в порядке месяц/день/год: ${columns}. Если порядок другой, запишите даты в виде 2026-01-31 и загрузите файл снова.`,
    en: `Days were read as month/day/year: ${columns}. If the order is another, write them as 2026-01-31 and upload the file again.`,
  })),
  blanks: (cells: string): Text => spoken({
    kk: `Мән жоқ деп саналған ұяшықтар: ${cells}.`, ru: `Ячейки, прочитанные как отсутствие значения: ${cells}.`, en: `Cells that were read as no value: ${cells}.`,
  }),
  keptAsText: (columns: string): Text => spoken({
    kk: `Мәндері әртүрлі болғандықтан мәтін күйінде қалды: ${columns}.`,
    ru: `Оставлены текстом, так как значения разнородны: ${columns}.`,
    en: `Kept as text, because the values are mixed: ${columns}.`,
  }),
  skipped: (names: string): Text => spoken({
    kk: `Оқылмай қалған файлдар: ${names}.`, ru: `Пропущенные файлы: ${names}.`, en: `Files left out: ${names}.`,
  }),
  hiddenSheets: (names: string): Text => spoken({
    kk: `Жасырын парақтар алынбады: ${names}. Керек болса, оларды көрінетін етіп, файлды қайта жүктеңіз.`,
    ru: `Скрытые листы не взяты: ${names}. Если они нужны, сделайте их видимыми и загрузите файл снова.`,
    en: `Hidden sheets were not taken: ${names}. Unhide them and upload the file again if they are wanted.`,
  }),
  otherSheets: (names: string): Text => spoken({
    kk: `Басқа парақтар алынбады: ${names}.`, ru: `Другие листы не взяты: ${names}.`, en: `Other sheets were not taken: ${names}.`,
  }),
  emptySheets: (names: string): Text => spoken({
    kk: `Бос парақтар: ${names}.`, ru: `Пустые листы: ${names}.`, en: `Empty sheets: ${names}.`,
  }),
  namesAlone: (name: string): Text => spoken({
    kk: `«${name}» парағында тек баған атаулары бар, деректері жоқ: ол алынбады.`,
    ru: `На листе «${name}» есть только названия столбцов без данных: он не взят.`,
    en: `The sheet “${name}” holds only names of columns and no data: it was not taken.`,
  }),
  zeroBytes: (): Text => spoken({
    kk: 'Мәтіндегі нөлдік байттар алып тасталды.', ru: 'Из текста удалены нулевые байты.', en: 'Zero bytes were taken out of the text.',
  }),
  records: (path: string): Text => spoken({
    kk: `Жазбалар «${path}» массивінен алынды.`, ru: `Записи взяты из массива «${path}».`, en: `The records were taken from the array “${path}”.`,
  }),
  members: (names: string): Text => spoken({
    kk: `Нысандардан тыс мәліметтер кестеге кірмеді: ${names}.`,
    ru: `Сведения вне объектов в таблицу не вошли: ${names}.`,
    en: `What stands beside the features is not in the table: ${names}.`,
  }),
  otherCrs: (name: string): Text => spoken({
    kk: `Координаталар «${name}» жүйесінде жазылған, сондықтан lon және lat бағандары жасалмады. Картада көрсету үшін деректерді WGS 84 (EPSG:4326) жүйесіне аударып, қайта жүктеңіз.`,
    ru: `Координаты записаны в системе «${name}», поэтому столбцы lon и lat не созданы. Чтобы показать данные на карте, переведите их в WGS 84 (EPSG:4326) и загрузите снова.`,
    en: `The coordinates are in the system “${name}”, so the columns lon and lat were not made. To show the data on a map, convert it to WGS 84 (EPSG:4326) and upload it again.`,
  }),
  firstVertex: (): Text => spoken({
    kk: 'lon және lat бағандары — нүктенің немесе пішіннің бірінші төбесінің координаталары.',
    ru: 'Столбцы lon и lat — координаты точки или первой вершины фигуры.',
    en: 'The columns lon and lat are the coordinates of the point, or of the first vertex of the shape.',
  }),
} as const

/** What goes on, while it goes on. */
export const stages = {
  unpacking: { kk: 'Файл оқылуда', ru: 'Чтение файла', en: 'Reading the file' },
  checking: { kk: 'Мәндер тексерілуде', ru: 'Проверка значений', en: 'Checking the values' },
  writing: { kk: 'Parquet жазылуда', ru: 'Запись в Parquet', en: 'Writing Parquet' },
  profiling: { kk: 'Деректер сипаттамасы есептелуде', ru: 'Описание данных', en: 'Describing the data' },
} as const satisfies Record<string, Text>

/** The words of the exchange of plans. */
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  tooLong: say('Файл тым үлкен: 20 мегабайттан аспауы керек.', 'Файл слишком велик: допускается не более 20 мегабайт.', 'The file is too long: at most 20 megabytes are read.'),
  noXml: (line: number): Text => say(`${line}-жол: XML дұрыс құрылмаған.`, `Строка ${line}: XML построен неправильно.`, `Line ${line}: this is no well-formed XML.`),
  encoded: (declared: string): Text => say(
    `Файлдың кодтауы ${declared}: UTF-8 кодтауында сақталған файл ғана оқылады.`, `Файл в кодировке ${declared}: читаются только файлы в UTF-8.`, `The file says that its encoding is ${declared}: only files in UTF-8 are read.`),
  notUtf8: say('Файлдың мәтіні UTF-8 кодтауында емес. Оны UTF-8 кодтауында сақтап, қайта қоса тіркеңіз.', 'Текст файла не в кодировке UTF-8. Сохраните его в UTF-8 и приложите снова.', 'The text of the file is not in UTF-8. Save it in UTF-8 and attach it again.'),
  mixed: (name: string, line: number): Text => say(
    `${line}-жол: ${name} элементінде ішкі элементтермен қатар мәтін де тұр, ол оқылмас еді.`, `Строка ${line}: в элементе ${name} рядом с элементами стоит текст, он был бы потерян.`, `Line ${line}: in ${name} there is text beside elements, which would be lost.`),
  tooMany: (most: number): Text => inEveryLanguage((locale) => say(
    `Файлда жазбалар тым көп: бір рет ең көбі ${formatNumber(most, locale)} жазба енгізіледі.`, `В файле слишком много записей: за один раз вносится не более ${formatNumber(most, locale)}.`, `There are too many entries in the file: at most ${formatNumber(most, locale)} are entered at once.`)[locale]),
  noStratml: say(
    'Бұл StratML файлы емес: түбір элементі StrategicPlan немесе PerformancePlanOrReport, атау кеңістігі ISO 17469 стандартынікі болуы керек.',
    'Это не файл StratML: корневым элементом должен быть StrategicPlan или PerformancePlanOrReport в пространстве имён ISO 17469.',
    'This is no StratML file: its root must be StrategicPlan or PerformancePlanOrReport in the namespace of ISO 17469.',
  ),
  importedBefore: say('Бұл файл бұрын импортталған.', 'Этот файл уже импортирован.', 'This file was imported before.'),
  nothing: say('Файлда бірде-бір мақсат жоқ.', 'В файле нет ни одной цели.', 'There is no goal in the file.'),
  acts: say('Файлдағы жоспар тізілімдерге енгізіледі', 'План из файла вносится в реестры', 'The plan of the file is entered in the registers'),
  taken: (what: Text, count: number): Text => inEveryLanguage((locale) => `${what[locale]}: ${formatNumber(count, locale)}`),
  answers: (body: Text, count: number): Text => inEveryLanguage((locale) => say(
    `Жауапты орган — ${body.kk} (жазбалар саны: ${formatNumber(count, locale)})`, `Ответственный орган — ${body.ru} (записей: ${formatNumber(count, locale)})`, `The responsible body is ${body.en} (entries: ${formatNumber(count, locale)})`)[locale]),
  nobodyNamed: (count: number): Text => inEveryLanguage((locale) => say(
    `Жауапты орган аталмаған не ел органдарының ішінде танылмады, жазба үйлестіруші органда қалады (жазбалар саны: ${formatNumber(count, locale)})`, `Ответственный орган не назван или не опознан среди органов страны, запись остаётся за координирующим органом (записей: ${formatNumber(count, locale)})`,
    `No body of the country is named as responsible, or none is recognised: the entry stays with the coordinating body (entries: ${formatNumber(count, locale)})`)[locale]),
  goals: say('Мақсаттар', 'Цели', 'Goals'), indicators: say('Көрсеткіштер', 'Показатели', 'Indicators'), measures: say('Іс-шаралар', 'Мероприятия', 'Measures'), figures: say('Мәндер', 'Значения', 'Figures'), projects: say('Бағдарламалар мен жобалар', 'Программы и проекты', 'Programmes and projects'), milestones: say('Бақылау нүктелері', 'Контрольные точки', 'Milestones'),
  milestone: say('бақылау нүктесі', 'контрольная точка', 'milestone'),
  departs: (count: number): Text => say(`Файл жарияланған схемадан ${count} жерде ауытқиды; одан оқи алынғаны ғана енгізіледі.`, `Файл отступает от опубликованной схемы, мест: ${count}; вносится только то, что удалось прочитать.`, `The file departs from the published schema in places: ${count}. Only what could be read is entered.`),
  left: (what: string | Text, count: number): Text => inEveryLanguage((locale) => {
    const named = typeof what === 'string' ? what : what[locale]
    return say(`Тізілімдерде орны жоқ, файлда ғана қалады: ${named} (${count})`, `В реестрах нет места, остаётся только в файле: ${named} (${count})`, `No register has a place for it, it stays in the file alone: ${named} (${count})`)[locale]
  }),
  assumed: (what: string | Text, count: number): Text => inEveryLanguage((locale) => {
    const named = typeof what === 'string' ? what : what[locale]
    return say(`Файлда жоқ, шартты түрде қабылданды: ${named} (${count})`, `В файле нет, принято условно: ${named} (${count})`, `The file does not say it, so it is assumed: ${named} (${count})`)[locale]
  }),
  openSdg: {
    none: say('Мұрағатта Open SDG деректер репозиторийі табылмады: meta немесе indicator-config бумасында YAML файлдары болуы керек.', 'В архиве нет репозитория данных Open SDG: нужны файлы YAML в папке meta или indicator-config.', 'The archive holds no data repository of Open SDG: it needs YAML files in the folder meta or indicator-config.'),
    broken: say('Мұрағат бүлінген немесе ZIP емес.', 'Архив повреждён или это не ZIP.', 'The archive is damaged, or no ZIP.'),
    tooMuch: say('Мұрағат тым үлкен: ең көбі 5000 файл, 8 мегабайт YAML және 20 мегабайт кесте.', 'Архив слишком велик: не более 5000 файлов, 8 мегабайт YAML и 20 мегабайт таблиц.', 'The archive is too large: at most 5,000 files, 8 megabytes of YAML and 20 megabytes of tables.'),
    longYaml: (most: number): Text => inEveryLanguage((locale) => say(
      `Файл тым ұзын: YAML файлында ең көбі ${formatNumber(most, locale)} таңба болады. Оны бөліңіз.`, `Файл слишком длинный: в файле YAML допускается не более ${formatNumber(most, locale)} знаков. Разделите его.`, `The file is too long: a YAML file has at most ${formatNumber(most, locale)} characters. Part it.`)[locale]),
    longTable: say('Кесте тым ұзын: ең көбі 2 миллион таңба. Оны қысқартыңыз.', 'Таблица слишком длинная: допускается не более 2 миллионов знаков. Сократите её.', 'The table is too long: at most 2 million characters. Shorten it.'),
    noYaml: say('Файлда YAML түріндегі «атауы: мәні» тізімі жоқ: оны түзетіңіз.', 'В файле нет перечня YAML вида «имя: значение»: исправьте его.', 'The file holds no YAML of the form “name: value”: mend it.'),
    line: (line: number, fault: Text): Text => inEveryLanguage((locale) => say(`${line}-жол: ${fault.kk}`, `Строка ${line}: ${fault.ru}`, `Line ${line}: ${fault.en}`)[locale]),
    noTable: say('Кестеде Year және Value бағандары жоқ: бірінші жолда баған атаулары тұруы керек.', 'В таблице нет столбцов Year и Value: в первой строке должны стоять названия столбцов.', 'The table has no columns Year and Value: its first line must name the columns.'),
    uneven: (line: number): Text => say(`${line}-жол: ұяшықтар саны бірінші жолдағыдай емес. Үтірлер мен тырнақшаларды тексеріңіз.`, `Строка ${line}: число ячеек не такое, как в первой строке. Проверьте запятые и кавычки.`, `Line ${line} has another number of cells than the first one. Check the commas and quotes.`),
    body: say('бет мәтіні (Markdown)', 'текст страницы (Markdown)', 'text of a page (Markdown)'),
    more: say('басқа өрістер мен файлдар', 'другие поля и файлы', 'other fields and files'),
    asItStands: say('мәтін файлда барлық үш тілде берілмеген: бар тілдегісі енгізіледі', 'текст в файле есть не на всех трёх языках: вносится на том, на котором есть', 'a text that the file does not have in all three languages: entered in the one that it has'),
    noDefinition: say('анықтама жоқ: оның орнына көрсеткіштің атауы', 'нет определения: вместо него название показателя', 'no definition: the name of the indicator instead'),
    noUnit: say('өлшем бірлігі жоқ: «–»', 'нет единицы измерения: «–»', 'no unit: “–”'),
    noSource: say('дереккөз жоқ: оның орнына сайттың атауы', 'нет источника: вместо него название сайта', 'no source: the name of the site instead'),
    noOneAnswers: say('мәнге кім жауапты екені көрсетілмеген: «–»', 'не сказано, кто отвечает за значение: «–»', 'nobody is said to answer for the figure: “–”'),
    noDay: say('мәннің күні жоқ: оның орнына импорт күні', 'нет дня, на который дано значение: вместо него день импорта', 'no day of the figure: the day of the import instead'),
    otherFiles: say('басқа файлдар', 'другие файлы', 'other files'),
  },
  faults: {
    noTargetYear: say('Мақсатты мәннің жылы көрсетілмеген.', 'Не указан год целевого значения.', 'The target has no year.'),
    noBaseYear: say('Бастапқы мәннің жылы көрсетілмеген.', 'Не указан год исходного значения.', 'The base value has no year.'),
    yearsTurned: say('Мақсатты жыл бастапқы жылдан кейін емес.', 'Целевой год не позже исходного.', 'The target year does not come after the base year.'),
    direction: say('Мақсатты мән бастапқы мәнге тең немесе одан қажетті бағытта емес. Мәндерді немесе бағытты түзетіңіз.', 'Целевое значение равно исходному или лежит не в желаемом направлении от него. Исправьте значения или направление.', 'The target equals the base, or does not lie in the wanted direction from it. Mend the values or the direction.'),
    factToCome: say('Нақты мән болашақ жылға немесе күнге берілген. Оны болжам деп көрсетіңіз немесе жылы мен күнін түзетіңіз.', 'Факт указан за будущий год или на будущий день. Укажите его как прогноз или исправьте год и день.', 'The fact is of a year or a day to come. Give it as a forecast, or mend its year and day.'),
    doneToCome: say('Орындалған күні әлі келген жоқ.', 'День исполнения ещё не наступил.', 'The day on which it was done is still to come.'),
    noProject: say('Бұл бақылау нүктесі жататын жоба файлда жоқ.', 'Проекта, к которому относится эта контрольная точка, в файле нет.', 'The project that the milestone belongs to is not in the file.'),
    notBeside: say('Мұнда сілтенген бағдарлама немесе бақылау нүктесі файлда жоқ.', 'В файле нет программы или контрольной точки, на которую здесь дана ссылка.', 'The programme or the milestone to which it refers is not in the file.'),
    inCircle: say('Сілтемелер шеңбер құрайды: жоба өзінің құрамына кіреді немесе бақылау нүктесі өзін күтеді.', 'Ссылки замыкаются в круг: проект входит сам в себя или контрольная точка ждёт саму себя.', 'The references close a circle: a project is part of itself, or a milestone waits for itself.'),
    endsBefore: say('Жобаның орындалу мерзімі басталатын күнінен бұрын.', 'Срок исполнения проекта раньше даты его начала.', 'The deadline of the project is before its start.'),
    noGoal: say('Бұл жататын мақсат файлда жоқ.', 'Цели, к которой это относится, в файле нет.', 'The goal that it belongs to is not in the file.'),
    repeated: say('Бұл идентификатор файлда қайталанады.', 'Этот идентификатор в файле повторяется.', 'This identifier stands in the file more than once.'),
    targetsOfYear: (year: number): Text => say(`${year} жылға бірнеше мақсатты мән берілген.`, `На ${year} год указано несколько целевых значений.`, `There are several targets of ${year}.`),
    circle: say('Мақсат өзін-өзі қамтиды. Файлда оның қай мақсатқа жататынын түзетіңіз.', 'Цель содержит саму себя. Исправьте в файле, к какой цели она относится.', 'The goal contains itself. Mend in the file to which goal it belongs.'),
  },
  ofColumn: (column: Text, fault: Text): Text => inEveryLanguage((locale) => `${column[locale]}: ${fault[locale]}`),
  at: (key: string, fault: Text): Text => inEveryLanguage((locale) => `${key.trim()}: ${fault[locale]}`),
  planOf: say('Бағдарламаның мақсаттары, көрсеткіштері, іс-шаралары мен жобалары', 'Цели, показатели, мероприятия и проекты программы', 'Goals, indicators, measures and projects of the programme'),
  stratml: say('Бүкіл жоспар (StratML, 2-бөлім)', 'Весь план (StratML, часть 2)', 'The whole plan (StratML, part 2)'),
  partOne: say('Мақсаттар (StratML, 1-бөлім)', 'Цели (StratML, часть 1)', 'The goals (StratML, part 1)'),
  dataPackage: say('Барлық қатар (Data Package)', 'Все ряды (Data Package)', 'Every series (Data Package)'), csvw: say('Қатарлардың сипаттамасы (CSVW)', 'Описание рядов (CSVW)', 'Description of the series (CSVW)'),
} as const

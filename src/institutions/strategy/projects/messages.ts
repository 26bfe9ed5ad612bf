/** The words of programmes, projects, their milestones and the comparison of regions. */
import { spoken, type Text } from '../../../law/text.ts'
import type { ProjectStanding } from './project.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const projectWords = {
  title: say('Бағдарламалар мен жобалар', 'Программы и проекты', 'Programmes and projects'), project: say('Жоба', 'Проект', 'Project'),
  lead: say('Не жоспарланған, қай бақылау нүктелерінің мерзімі өткен және бухгалтерлік есеп бойынша бюджеттен қанша төленген. Белгісіз дерек «белгісіз» деп жазылады.', 'Что запланировано, какие контрольные точки просрочены и сколько из бюджета уплачено по бухгалтерскому учёту. Где данных нет, указано «неизвестно».', 'What is planned, which milestones are late, and how much of the budget was paid by the books. What is not known is called so.'),
  publicNote: say('«Мұзжарғыш» жобалардың және цифрлық трансформацияның 19 картасының тізімдері жарияланған дереккөздерден табылмады, сондықтан олар мұнда енгізілмеген.', 'Перечни проектов-«ледоколов» и 19 карт цифровой трансформации в опубликованных источниках не найдены, поэтому здесь они не внесены.', 'Lists of the “icebreaker” projects and of the 19 maps of digital transformation were not found in what is public: so they are not entered here.'),
  none: say('Жобалар әлі енгізілген жоқ', 'Проекты ещё не внесены', 'No projects have been entered yet'), noneWhy: say('Жобаны жауапты орган ұсынады, талдаушы тексереді, басшы қол қояды. Бірінші жоба енгізілгенде осы жерде көрінеді.', 'Ответственный орган представляет проект, аналитик проверяет его, руководитель подписывает. Первый внесённый проект появится здесь.', 'A responsible body brings a project, an analyst looks at it and the head signs. The first one that is entered stands here.'),
  noneChosen: say('Осы шарттар бойынша жоба табылмады.', 'По этим условиям проектов не найдено.', 'No project matches what you asked for.'),
  search: say('Атауы немесе нөмірі', 'Название или номер', 'Name or number'),
  programme: say('Бағдарлама', 'Программа', 'Programme'), partOf: say('Қай бағдарламаның бөлігі', 'Часть программы', 'Part of'), parts: say('Құрамындағы жобалар', 'Входящие проекты', 'Projects that belong to it'),
  region: say('Өңір', 'Регион', 'Region'), wholeCountry: say('бүкіл ел', 'вся страна', 'the whole country'), owner: say('Жауапты орган', 'Ответственный орган', 'Responsible body'),
  start: say('Басталуы', 'Начало', 'Start'), deadline: say('Мерзімі', 'Срок', 'Deadline'), standing: say('Жай-күйі', 'Состояние', 'Standing'),
  plan: say('Жоспар', 'План', 'The plan'), today: say('бүгін', 'сегодня', 'today'), milestones: say('Бақылау нүктелері', 'Контрольные точки', 'Milestones'), milestone: say('Бақылау нүктесі', 'Контрольная точка', 'Milestone'),
  noMilestones: say('Бақылау нүктелері енгізілмеген: жобаның барысы белгісіз.', 'Контрольные точки не внесены: ход проекта неизвестен.', 'No milestones have been entered: how far the project is, is not known.'),
  plannedOn: say('Жоспарланған күні', 'Плановая дата', 'Planned day'), doneOn: say('Жеткен күні', 'Дата прохождения', 'Reached on'), waitsFor: say('Неден кейін', 'После чего', 'After'), blockedBy: say('Не кешіктіріп тұр', 'Что задерживает', 'Held up by'), evidence: say('Дәлелі', 'Подтверждение', 'Evidence'),
  dependencies: say('Не неге тәуелді', 'Что от чего зависит', 'What waits for what'), dependenciesHint: say('Бақылау нүктелері солдан оңға қарай орналасқан: сызық алдыңғысынан кейінгісіне апарады.', 'Контрольные точки слева направо: линия ведёт от предыдущей к следующей.', 'Milestones from left to right: a line leads from the earlier to the later.'), draws: say('Тәуелділік сызбасын ашу', 'Открыть схему зависимостей', 'Show the picture'),
  first: say('ештеңені күтпейді', 'ничего не ждёт', 'waits for nothing'), elsewhere: say('басқа жоба', 'другой проект', 'another project'), notInRegister: say('тізілімде жоқ', 'нет в реестре', 'not in the register'),
  money: say('Бюджет және бухгалтерлік есеп', 'Бюджет и бухгалтерский учёт', 'Budget against the books'), budget: say('Бюджет', 'Бюджет', 'Budget'), paid: say('Есеп бойынша төленген', 'Уплачено по учёту', 'Paid by the books'), rest: say('Қалдық', 'Остаток', 'Rest'), over: say('Бюджеттен асқан сома', 'Сверх бюджета', 'Over the budget'),
  account: say('Шығыс шоты', 'Счёт расходов', 'Account of expense'), notSet: say('белгіленбеген', 'не установлено', 'not set'), unknown: say('белгісіз', 'неизвестно', 'not known'),
  noAccount: say('белгісіз: жобада есептегі шот көрсетілмеген', 'неизвестно: в проекте не указан счёт учёта', 'not known: the project names no account in the books'),
  noSuchAccount: say('белгісіз: есепте мұндай шот жоқ', 'неизвестно: такого счёта в учёте нет', 'not known: the books have no such account'),
  proof: say('Төленген сома — банктің үзінді көшірмесімен расталған төлемдер. Ол қолмен енгізілмейді.', 'Уплачено — это платежи, подтверждённые выпиской банка. Вручную эта сумма не вносится.', 'Paid is what a bank statement proves. Nobody types it in.'),
  shared: say('Бұл шот басқа жобада да көрсетілген, сондықтан төленген соманың бәрі осы жобаға тиесілі бола бермейді:', 'Этот счёт указан и в другом проекте, поэтому уплаченная сумма относится не только к этому проекту:', 'Another project names this account too, so that what was paid is not of this one alone:'),
  partsBudget: say('Құрамындағы жобалардың белгіленген бюджеті', 'Установленный бюджет входящих проектов', 'Budget set for the projects that belong to it'), ofParts: (known: number, all: number): Text => say(`бюджеті белгіленгені: ${known}/${all}`, `бюджет установлен у ${known} из ${all}`, `${known} of ${all} have one`),
  allOfGoal: (count: number): Text => say(`Мақсаттың барлық жобасы: ${count}`, `Все проекты этой цели: ${count}`, `All projects of the goal: ${count}`), ofGoal: say('Мақсаттың жобалары', 'Проекты этой цели', 'Projects of the goal'),
  csv: say('Бақылау нүктелері (CSV)', 'Контрольные точки (CSV)', 'Milestones (CSV)'), json: say('Жобалар (JSON)', 'Проекты (JSON)', 'Projects (JSON)'), api: say('Бағдарламалар, жобалар және олардың бақылау нүктелері', 'Программы, проекты и их контрольные точки', 'Programmes, projects and their milestones'),
  paidApi: say('Төленгені, ең кіші ақша бірлігімен; белгісіз болса, берілмейді', 'Уплачено в наименьших денежных единицах; отсутствует, если неизвестно', 'Paid, in the smallest unit of money; absent where it is not known'),
  heldApi: (most: number): Text => say(`Мерзімі ең көп өткен бақылау нүктелері, ең көбі ${most}`, `Контрольные точки с самой большой просрочкой, не более ${most}`, `The milestones that are late the longest, ${most} at most`),
} as const satisfies Readonly<Record<string, Text | ((known: number, all: number) => Text)>>

export const projectStandingWords: Readonly<Record<ProjectStanding, Text>> = {
  planned: say('Жоспар бойынша', 'По плану', 'On plan'), late: say('Кешігіп жатыр', 'Отстаёт', 'Late'), claimed: say('Мәлімделген, дәлелденбеген', 'Заявлено, не подтверждено', 'Claimed, without evidence'), evidenced: say('Орындалған, дәлелі бар', 'Исполнено, подтверждено', 'Done, with evidence'), unplanned: say('Жоспары белгісіз', 'План неизвестен', 'No plan known'),
}

export const regionWords = {
  title: say('Өңірлерді салыстыру', 'Сравнение регионов', 'Regions side by side'),
  lead: say('Өңірі көрсетілетін ашық тізілімдер бойынша: картадағы сандармен бірдей. Бұл — жазба саны, үлес емес: аз сандардан қорытынды шығаруға болмайды.', 'По открытым реестрам, в которых указан регион: те же числа, что и на карте. Это количество записей, а не доля: из малых чисел выводов не делают.', 'By open registers that say the region: the very numbers of the map. They are counts of entries and no shares: small numbers prove nothing.'),
  compare: say('Көрсетілетін өңір', 'Показать регион', 'Region to show'), beside: say('Салыстырылатын өңір', 'Сравнить с регионом', 'Compare with'), all: say('барлығы', 'все', 'all'), none: say('Әлі бірде-бір жазбада өңір көрсетілмеген: салыстыратын дерек жоқ.', 'Ни в одной записи ещё не указан регион: сравнивать нечего.', 'No entry says a region yet: there is nothing to compare.'),
  without: say('Бірде-бір жазбада көрсетілмеген өңірлер', 'Регионы, которых нет ни в одной записи', 'Regions that no entry names'), map: say('Сол сандар картада', 'Те же числа на карте', 'The same numbers on the map'), together: say('Барлығы', 'Всего', 'Together'), elsewhere: say('Бүкіл ел немесе өңірі көрсетілмеген', 'Вся страна или регион не указан', 'The whole country, or no region said'), table: say('Өңірлер мен тізілімдер', 'Регионы и реестры', 'Regions and registers'),
} as const

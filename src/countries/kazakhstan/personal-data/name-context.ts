/** What stands around a name: who is named so (a director, a patient), or what (a street, a school, a shop). */
import { foldWord, isWordly, type Reading } from '../../../kernel/personal-data/index.ts'

const listed = (words: string): readonly string[] => words.trim().split(/\s+/)
/** Matches words that begin so, and words that are just so. All are folded: `foldWord`. */
const wordsLike = (beginnings: string, whole = ''): RegExp => new RegExp(`^(?:${listed(beginnings).join('|')}${whole && `|(?:${listed(whole).join('|')})$`})`)

/** Words after which a person is named, and words that address one. */
const roles = wordsLike(`
директор руководител начальник председател президент премьер министр вице аким депутат сенатор заявител получател исполнител ответственн лицо автор
редактор корреспондент журналист фото подготовил учител преподавател тренер врач доктор профессор академик писател поэт певец певиц актер актрис
режиссер художник композитор продюсер спортсмен бегун боксер чемпион футболист теннисис пациент учени студент слушател сотрудник граждан господин
госпож уважаем дорогой дорогая сосед жител водител владел продав покупател арендатор клиент гост пассажир свидетел потерпевш подозреваем обвиняем
осужденн истец ответчик судья адвокат нотариус прокурор следовател капитан майор полковник генерал лейтенант сержант мама папа бабушк дедушк имя
фамили фио отправител победител кандидат бухгалтер менеджер секретар предпринимател наследник ректор декан жалобщик абонент кассир тилши торага
торайим откер басшиси елбаси дариг акин жазуши анши артист суретши спортши боксши мугалим окитуши окуши тиндауши кизметкер азамат мирза ханим
курметти кадирли коршим тургин жургизуши иеси сатуши алуши конак жолауши жабирленуши умиткер тулга беруши шагимдануши мурагер кепилгер хатши ариптес
аксакал наукас ориндауши дайиндаган ойинши жаттиктируши теннисши онколог хирург психолог юрист эконом заместител орынбасар оринбасар уяли хаким муше
жетекши кобизши домбираши кайраткер канцлер император калам ветеран анас акес
`, 'ати теги жони ана аке ата апа би хан жк ип сын дочь брат сестра отец мать муж жена')

/** What follows a name in Kazakh and makes it that of a place or a house. */
const namedAfter = wordsLike(`
атинда кошеси дангили аудани облиси каласи ауили аули кенти селоси озени коли тауи мектеби лицейи гимназияси колледжи университети институти
академияси клуби дукени стадиони театри ауежайи китапханаси муражайи орталиги кори компанияси фабрикаси зауити филармонияси ансамбли окулари алани
саябаги станцияси шагинаудани икшамаудани премияси ордени медали турнири кубоги району область
`, 'коше дангил мкр жшс ак')
const titles = wordsLike('батир', 'би хан акин ата аулие баба жирау султан ана')
/** What precedes a name in Russian and makes it that of a place or a house. */
const namedBefore = wordsLike('улиц проспект площад бульвар переул микрорайон станци аэропорт',
  'имени им ул пр просп мкр парк парке сквер сквере клуб команда магазин магазине тоо ао жшс кафе озеро школа ансамбл')
/** These are named so too, but a person may follow them: `аким района Ахметов`. */
const placesBefore = wordsLike('город район област', 'г село села селе с аул аула ауле река реки реке гора гори премии орден')

/** Words of states, bodies and places with a capital that are part of no name. */
const others = wordsLike(`
республик казахстан казакстан министерств министрлик правительств уким укимет президиум парламент сенат мажилис ассамбле комитет департамент
управлени акимат совет конституци кодекс закон указ постановлен росси ресей украин кита кытай китай туркия турци европ евро азия америк узбек озбек
кыргыз киргиз алмати астан шымкент шимкент тараз актобе актау атырау атирау костанай кокшетау караганд караганди павлодар семей орал петропавл
кызылорд кизилорд талдикорган туркистан москва маскеу лондон париж нью январ феврал понедел вторник четверг пятниц суббот воскресень международн
национальн государственн халикаралик улттик мемлекеттик всемирн великий великой шелков ипотек банк нур-султан карули вооруженн байконир байконур
швеци швейцари германи франци итали испани португали греци польш чехи словаки словени хорвати серби болгари румини венгри мажарстан литва латви
эстони молдов беларус тажикстан таджикистан туркменстан туркменистан монголи ауганстан афганистан пакистан иордани египет миср канад британи англи
австри австрали бельги нидерланд голланди финлянди норвеги япони жапони вьетнам таиланд тайланд индонези малайзи сингапур филиппин бразили аргентин
мексик алжир марокко нигери
`, 'индия индии индию индияда индиянин грузия грузии грузию грузияда армения армении армению корея кореи корею кореяда иран ирана иранда ирак ирака иракта')
/** What often begins a sentence and is no name, though a surname may follow: `Вчера Ахметов`, `Бүгін Ахметов`. */
const openers = new Set(listed(`
кеше бугин ертен енди осы оси сол бул ол мен сен биз олар казир кейин бирак сондикттан сондай алайда егер ягни тагы таги ал да уйткени ойткени
сонымен сонимен отандык отандик атакти акин туынды туинди казактин ел вчера сегодня завтра теперь сейчас затем потом также однако поэтому когда если
это этот наш наша ваш мой мы вы он она они я ты и а но по в на с к у о от для при под за из после перед между около член члены известный знаменитый
молодой бывший новый первый мени менин сени билай былай
`))

export const isRole = (folded: string): boolean => roles.test(folded)
/** Whether a word, with a capital or not, is part of no name. */
export const isOther = (folded: string): boolean => others.test(folded) || openers.has(folded)

/** What words were found to be beside a name, each in the place of its key, where the next one with that place takes over; most words come again. */
const places = 1 << 15
const knownKeys = new Int32Array(places)
const knownMarks = new Uint8Array(places)
const placeOf = (key: number): number => Math.imul(key, 0x9E3779B1) >>> 17

const role = 1
const after = 2
/** A place is named so, or a street, a school; `thing`: no place. */
const before = 4
const title = 8
const other = 16
const thing = 32
const address = 64
const isKnown = 128

/** What a word is beside a name, as bits; none outside the text. */
function marksAt(reading: Reading, index: number): number {
  const { words } = reading
  if (index < 0 || index >= words.count) return 0
  const key = words.key[index]!
  const place = placeOf(key)
  if (knownKeys[place] === key && knownMarks[place] !== 0) return knownMarks[place]!
  const folded = foldedAt(reading, index)
  const isThing = namedBefore.test(folded)
  const marks = isKnown | (isRole(folded) ? role : 0) | (namedAfter.test(folded) ? after : 0) | (isThing || placesBefore.test(folded) ? before : 0)
    | (titles.test(folded) ? title : 0) | (isOther(folded) ? other : 0) | (isThing ? thing : 0) | (addresses.test(folded) ? address : 0)
  knownKeys[place] = key
  knownMarks[place] = marks
  return marks
}

/** What a word says of a name beside it, as bits: 1 a person's role, 2 what is called by the name before it, 4 by the name after it, 8 a title, 16 part of no name. */
export const hintOf = (reading: Reading, index: number): number => marksAt(reading, index) & 31

export const isRoleAt = (reading: Reading, index: number): boolean => (marksAt(reading, index) & role) !== 0

/** A word of the text, folded; empty outside the text. */
export function foldedAt({ text, words }: Reading, index: number): string {
  if (index < 0 || index >= words.count) return ''
  return foldWord(text.slice(words.from[index]!, Math.min(words.to[index]!, words.from[index]! + 24)).toLowerCase())
}

/** Words by which a person is addressed, after the name. */
const addresses = /^(?:мирза|ханим|агай|апай|тате)/

/** Whether a person's role or title stands right before the word, or a title right after it. */
export function namesPerson(reading: Reading, first: number, last: number): boolean {
  const { text, words } = reading
  if (isRoleAt(reading, first - 1) && /^[ \u00A0:.,«"“(—–-]{1,4}$/.test(text.slice(words.to[first - 1], words.from[first]))) return true
  return text[words.to[last]!] === ' ' && (marksAt(reading, last + 1) & address) !== 0
}

/** Whether a street, a school, a shop or a place is called by the name. */
export function namesThing(reading: Reading, first: number, last: number): boolean {
  const { text, words } = reading
  const next = marksAt(reading, last + 1)
  if ((next & after) !== 0 || ((next & title) !== 0 && (marksAt(reading, last + 2) & after) !== 0)) {
    const gap = text.slice(words.to[last]!, words.from[last + 1])
    if (gap === ' ' || gap === '\u00A0' || gap === '» ') return true
  }
  const preceding = marksAt(reading, first - 1)
  if ((preceding & before) === 0 || !/^[ \u00A0.]{1,2}[«"“]?$/.test(text.slice(words.to[first - 1], words.from[first]))) return false
  return (preceding & thing) !== 0 || first === last
}

/** The words by which bodies of a state are called end so; whoever heads one stands apart from its name. */
const bodies = wordsLike('министрли королдиг королдик кушт ескерткиш')

/** Whether a ministry or a kingdom is called by the words, or its name ends with the last of them. */
export function namesBody(reading: Reading, first: number, last: number): boolean {
  return bodies.test(foldedAt(reading, last)) || (first === last && reading.text[reading.words.to[last]!] === ' ' && bodies.test(foldedAt(reading, last + 1)))
}

const beforeQuotes = new Set([...' \u00A0«"“”„(—–-'].map((sign) => sign.charCodeAt(0)))
const within = new Set([...',;:)»%'].map((sign) => sign.charCodeAt(0)))
const quotes = new Set([...'«"“'].map((sign) => sign.charCodeAt(0)))

/** Whether the word opens a sentence, a line, a cell or a quotation: there every word has a capital. */
export function opensSentence(reading: Reading, index: number): boolean {
  const { text, words } = reading
  const start = words.from[index]!
  let place = start - 1
  if (place > 0 && text.charCodeAt(place) === 32 && isWordly(text, place - 1)) return false // as most words stand
  while (place >= 0 && beforeQuotes.has(text.charCodeAt(place))) place -= 1
  if (place >= 0 && (isWordly(text, place) || within.has(text.charCodeAt(place)))) return place < start - 1 && quotes.has(text.charCodeAt(start - 1))
  // After `г.`, `им.` and initials the sentence goes on.
  return text[place] !== '.' || index === 0 || !/^(?:.|им|ул|гр|тов|пр|обл)$/.test(foldedAt(reading, index - 1))
}

/** What else is called by joined words, before or after them: awards, roads, and all that is named after people in the Latin letters of files and addresses. */
const alsoNamed = wordsLike(`медал(?!ист) кубк кубок автодорог автожол трасс маршрут поезд пойиз рейс перегон бекет разъезд багит кесене спектакл поэма балет(?!м) театр(?!ал) музе библиотек(?!ар) университет институт академи(?!к) колледж лице(?!ист|нз) гимнази(?!ст)
стадион филармони фонд памятник ескерткиш орден улиц просп atindag atyndag koshes kochesi dangyly dangili alany audany auylyn mektep mekteb meiramy ulits ulic prosp ploshch imeni bulvar pereul
street avenue boulevard square university school lyceum college academy airport stadium award prize medal cup theatre theater library museum district region park foundation
fund road highway station`, 'опера опери оперу опере операси тас жоли бет ст st ave rd llp llc ltd inc jsc too tоо коор жк ип мкр')
/** What in science is called by those who found it, before or after two surnames. */
const science = wordsLike(`критери тест теорем неравенств тенсиздиг распределени улестирим процесс уравнени тендеу метод адис закон зан лемм функци функционал интеграл преобразовани турлендир
гипотез модел алгоритм эффект постоянн статистик коэффициент формул матриц цеп услови принцип правил шкал числ фильтр
test criteri theorem inequalit distribution process equation method law lemma function integral transform hypothes model algorithm effect constant statistic coefficient formula matri chain
condition principle rule scale number filter`)
/** Those by whose names two at a time much of science is called, as their surnames begin. */
const scholars = new RegExp(`^(?:${listed(`адамс андерсон бернулл бернштейн больцман борел буняковск бубнов вейерштрасс винер вольтерр галеркин гамильтон гаусс гельмгольц гильберт
гинзбург гурвиц дарлинг дирихле карсон келвин кендалл клапейрон колмогоров котелников коши краскел красовск лагранж ландау лаплас лебег ленц лифшиц лоренц лотк ляпунов манн мариотт марков
менделеев михайлов наве найквист нейман нютон орнштейн остроградск пирсон планк понтрягин пуассон рафсон риккат риман рунг смирнов спирмен стокс стоун тюринг уилк уилкоксон уитни уленбек
уоллис фишер фоккер фуре хаусдорф хинчин целси чебишев чепмен шапиро шварц шеннон шмидт шредингер штурм ейлер ейнштейн якоб`).join('|')})\\p{L}{0,3}$`, 'u')

export const isScholar = (folded: string): boolean => scholars.test(folded)

const beside = /^[ \u00A0_.,-]?[ \u00A0»«"“”„(-]{0,2}$/

/** Whether something is called by these words, which signs join or several of which a hyphen joins; `surnames`: none of them is a given name. */
export function joinedCallThing(reading: Reading, first: number, last: number, surnames: boolean): boolean {
  if (namesPerson(reading, first, last)) return false
  const { text, words } = reading
  const touches = (left: number): boolean => left >= 0 && left + 1 < words.count && beside.test(text.slice(words.to[left], words.from[left + 1]))
  const marks = (touches(first - 1) ? marksAt(reading, first - 1) & thing : 0) | (touches(last) ? marksAt(reading, last + 1) & after : 0)
  if (marks !== 0) return true
  for (const [near, at] of [[first - 1, first - 1], [last, last + 1]] as const) {
    if (!touches(near)) continue
    const folded = foldedAt(reading, at)
    if (alsoNamed.test(folded) || (surnames && science.test(folded))) return true
  }
  return false
}

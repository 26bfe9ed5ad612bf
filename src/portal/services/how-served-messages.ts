/** The words of how far services serve by themselves. */
import { formatNumber, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

export const howServedWords = {
  title: { kk: 'Қызметтер бойынша шешім қалай қабылданады', ru: 'Как принимаются решения по услугам', en: 'How services are decided' },
  lead: {
    kk: 'Қанша іс бойынша шешім жарияланған ережелермен бірден қабылданды, қанша іске лауазымды адам қатысты, қанша өтініш қағазда берілді және жауаптардың қандай бөлігі белгілі болғандықтан сұралмады.',
    ru: 'По скольким делам решение сразу приняли опубликованные правила, в скольких участвовало должностное лицо, сколько заявлений подано на бумаге и какую часть ответов не спрашивали, потому что они известны.',
    en: 'How many cases the published rules decided at once, in how many an officer acted, how many were lodged on paper, and which share of the answers was not asked for because it was known.',
  },
  year: { kk: 'Жыл', ru: 'Год', en: 'Year' },
  service: { kk: 'Қызмет', ru: 'Услуга', en: 'Service' },
  body: { kk: 'Орган', ru: 'Орган', en: 'Body' },
  byServices: { kk: 'Қызметтер бойынша', ru: 'По услугам', en: 'By service' },
  byBodies: { kk: 'Органдар бойынша', ru: 'По органам', en: 'By body' },
  decided: { kk: 'Шешілген істер', ru: 'Решено дел', en: 'Cases decided' },
  byRules: { kk: 'Ережелермен бірден', ru: 'Сразу по правилам', en: 'At once by the rules' },
  byOfficers: { kk: 'Лауазымды адам', ru: 'Должностным лицом', en: 'By an officer' },
  onPaper: { kk: 'Қағазда', ru: 'Подано на бумаге', en: 'On paper' },
  otherwise: { kk: 'Өзгеше', ru: 'Иначе', en: 'Otherwise' },
  known: { kk: 'Белгілі жауаптар', ru: 'Известные ответы', en: 'Known answers' },
  none: { kk: 'Бұл жылы ешбір өтініш берілген жоқ және ешбір шешім қабылданған жоқ', ru: 'В этом году не было ни заявлений, ни решений', en: 'Nothing was filed or decided in this year' },
  how: { kk: 'Қалай есептеледі', ru: 'Как это считается', en: 'How this is counted' },
  rules: [
    {
      kk: 'Шешілген істер — осы жылы шешіммен жабылған істер. Әр іс төрт бағанның тек біреуінде ғана есептеледі. Іс саны бестен аз болса, үлес айтылмайды.',
      ru: 'Решённые дела — закрытые в этом году решением. Каждое дело учтено только в одном из четырёх столбцов. Если дел меньше пяти, доля не указывается.',
      en: 'Cases decided are those that a decision closed in this year. Each is counted in one of the four columns. Of fewer than five cases no share is told.',
    },
    {
      kk: 'Ережелермен бірден: шешімді жарияланған ережелер шығарды, өтініш берілгеннен кейін іске бірде-бір лауазымды адам қатысқан жоқ.',
      ru: 'Сразу по правилам: решение вынесли опубликованные правила, и после подачи заявления ни одно должностное лицо в деле не участвовало.',
      en: 'At once by the rules: the published rules issued the decision, and after the application was filed no officer acted in the case.',
    },
    {
      kk: 'Лауазымды адам: іске кемінде бір лауазымды адам немесе комиссия мүшесі қатысты, не істі орган өз бастамасымен ашты.',
      ru: 'Должностным лицом: в деле действовало хотя бы одно должностное лицо или член комиссии, либо орган открыл дело сам.',
      en: 'By an officer: at least one officer or member of a commission acted in the case, or an office opened it of its own motion.',
    },
    {
      kk: 'Қағазда: өтініш иесі қағазға қол қойды, оны қабылдау орнындағы лауазымды адам терді. Мұндай іс, оны кім шешсе де, тек осы бағанда есептеледі.',
      ru: 'Подано на бумаге: заявитель подписал бумажное заявление, а набрало его должностное лицо в пункте приёма. Такое дело учтено только здесь, кто бы его ни решил.',
      en: 'On paper: the applicant signed an application on paper, and an officer at a counter typed it in. Such a case is counted here alone, whoever decided it.',
    },
    {
      kk: 'Өзгеше: лауазымды адам қатысқан жоқ және ережелер шешкен жоқ. Шешім органның үнсіздігінен, төлемнен немесе өтініш берушінің өз әрекетінен шықты.',
      ru: 'Иначе: ни одно должностное лицо не участвовало, и решали не правила. К решению привело молчание органа, оплата или действие самого заявителя.',
      en: 'Otherwise: no officer acted and no rule decided. The silence of the office, a payment or an act of the applicant led to the decision.',
    },
    {
      kk: 'Белгілі жауаптар: осы жылы берілген өтініштердегі порталға бұрыннан белгілі болғандықтан сұралмаған жауаптар.',
      ru: 'Известные ответы: ответы в заявлениях этого года, о которых не спрашивали, потому что портал их уже знал.',
      en: 'Known answers: of the answers in this year’s applications, those that nobody was asked for because the portal knew them already.',
    },
  ],
  csv: { kk: 'CSV кестесі', ru: 'Таблица CSV', en: 'Table as CSV' },
  json: { kk: 'JSON деректері', ru: 'Данные JSON', en: 'Data as JSON' },
  thisYear: { kk: 'Биыл шешім қалай қабылданды', ru: 'Как принимались решения в этом году', en: 'How it was decided this year' },
  idOfService: { kk: 'Қызметтің белгісі', ru: 'Обозначение услуги', en: 'Name of the service in the system' },
  applications: { kk: 'Өтініштер', ru: 'Заявлений', en: 'Applications' },
  answers: { kk: 'Өтініштердегі жауаптар', ru: 'Ответов в заявлениях', en: 'Answers in the applications' },
  api: {
    kk: 'Бір жыл ішінде әр қызмет пен орган бойынша шешім қалай қабылданғаны; жыл көрсетілмесе, осы жыл.',
    ru: 'Как за год принимались решения по каждой услуге и каждому органу; без указания года — за этот год.',
    en: 'How each service and each body decided in a year; in this one unless a year is given.',
  },
} as const satisfies Record<string, Text | readonly Text[]>

/** How many services are in force, and of how many there is anything to count. */
export const ofServices = (some: number, all: number): Text => {
  const [told, whole] = [some, all].map((count) => inEveryLanguage((locale) => formatNumber(count, locale))) as [Text, Text]
  return spoken({
    kk: `Қолданыстағы қызметтер: ${whole.kk}. Осы жылы өтініші не шешімі болғаны: ${told.kk}.`, ru: `Действующих услуг: ${whole.ru}. Из них с заявлениями или решениями за этот год: ${told.ru}.`,
    en: `Services in force: ${whole.en}. With applications or decisions in this year: ${told.en}.`,
  })
}

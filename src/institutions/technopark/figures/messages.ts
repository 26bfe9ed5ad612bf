/** The words of the figures: of a company, of the park, and of what is published. */
import { formatDay, formatNumber } from '../../../law/format.ts'
import { inEveryLanguage, spoken, type Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const figureWords = {
  title: say('Технопарк көрсеткіштері', 'Показатели технопарка', 'Figures of the technopark'),
  hint: say('Қатысушылар, жұмыс орындары, кіріс, жарналар мен салық жеңілдіктері уақыт пен өңірлер бойынша.', 'Участники, рабочие места, доходы, взносы и налоговые льготы по времени и регионам.', 'Participants, jobs, revenue, contributions and tax relief over time and by region.'),
  lead: say(
    'Барлық көрсеткіш қатысушылар тапсырған есептер бойынша есептелген. Жұмыс орындары мен жеңілдіктерді компаниялар өздері мәлімдейді; құжатпен расталған есептердің саны бөлек көрсетілген.',
    'Всё посчитано по отчётам участников. Рабочие места и льготы компании заявляют сами; отдельно показано, сколько отчётов подтверждено документом.',
    'All of it is counted from the reports of participants. Jobs and relief are declared by the companies themselves; how many reports have a document behind them is shown apart.'),
  ownFigures: say('Көрсеткіштер', 'Показатели', 'Figures'),
  ownNone: say('Тапсырылған есеп әлі жоқ', 'Сданных отчётов пока нет', 'There is no report yet'),
  none: say('Көрсететін дерек әлі жоқ', 'Показывать пока нечего', 'There is nothing to show yet'),
  millions: say('млн', 'млн', 'million'),
  period: say('Есепті кезең', 'Отчётный период', 'Period'),
  asTable: say('Осы көрсеткіштер кесте түрінде', 'Те же показатели в виде таблицы', 'The same figures as a table'),
  regionsAsTable: say('Өңірлер кесте түрінде', 'Регионы в виде таблицы', 'The regions as a table'),
  companies: say('Компаниялар', 'Компании', 'Companies'),
  participants: say('Қазіргі қатысушылар', 'Участники сейчас', 'Participants now'),
  byActivity: say('Қатысушылар қызмет түрі бойынша', 'Участники по виду деятельности', 'Participants by activity'),
  revenue: say('Кіріс', 'Доходы', 'Revenue'),
  contribution: say('Жарна', 'Взносы', 'Contributions'),
  relief: say('Жеңілдіктер', 'Льготы', 'Relief'),
  jobs: say('Жұмыс орындары', 'Рабочие места', 'Jobs'),
  evidenced: say('Құжаты бар есептер', 'Отчёты с документом', 'Reports with a document'),
  region: say('Өңір', 'Регион', 'Region'),
  noRegion: say('Көрсетілмеген', 'Не указан', 'Not told'),
  rest: say('Қалған өңірлер бірге', 'Остальные регионы вместе', 'The other regions together'),
  total: say('Барлығы', 'Всего', 'In all'),
  byRegion: say('Өңірлер бойынша', 'По регионам', 'By region'),
  overTime: say('Уақыт бойынша', 'По времени', 'Over time'),
  fewPeriods: say(
    'Есепті кезең аяқталғаннан кейін 60 күн өткен соң көрсетіледі; одан кейін берілген есеп есепке алынбайды. Есеп берген компаниялары тым аз кезеңдер көрсетілмейді.',
    'Отчётный период показывается через 60 дней после его окончания; отчёты, сданные позже, не учитываются. Периоды, за которые отчиталось слишком мало компаний, не показаны.',
    'A period is shown 60 days after its end; what is reported later is not counted. Periods for which too few companies reported are not shown.'),
  earlier: say(
    'Портал іске қосылғанға дейінгі кезеңдердің көрсеткіштерін технопарк өз мұрағатынан енгізген: ол есептер сол кездегі қағидалар бойынша тапсырылған, портал оларды тексермеген.',
    'Показатели периодов до запуска портала внесены технопарком из своих записей: эти отчёты сданы по действовавшим тогда правилам, портал их не проверял.',
    'The figures of periods before the portal were entered by the technopark from its own records: those reports were made under the rules of their time, and the portal has not tested them.'),
  asData: say('Деректер түрінде', 'В виде данных', 'As data'),
  signed: say('Қол қойылған жиынтық көрсеткіштер (JSON)', 'Подписанные сводные показатели (JSON)', 'Signed aggregates (JSON)'),
  verifyHint: say('Файлды тексеру:', 'Проверить файл:', 'To verify the file:'),
  ofPeriod: (from: Day, to: Day): Text => inEveryLanguage((locale) => `${formatDay(from, locale)} – ${formatDay(to, locale)}`),
  fewWords: (least: number, share: number): Text => say(
    `Компаниялары аз (шегі: ${formatNumber(least, 'kk')}) немесе сомасының көбін бір компания беретін (шегі: ${formatNumber(share, 'kk')} %) өңірлер біріктірілген, ал біріктіруге болмайтыны көрсетілмейді: әйтпесе компанияны тануға болар еді.`,
    `Регионы, где компаний меньше ${formatNumber(least, 'ru')} или больше ${formatNumber(share, 'ru')} % суммы даёт одна из них, объединены, а что нельзя объединить, не показано: иначе можно было бы узнать компанию.`,
    `Regions with fewer than ${formatNumber(least, 'en')} companies, or where one of them makes more than ${formatNumber(share, 'en')}% of a sum, stand together, and what cannot stand so is not shown: a company could be told.`),
} as const

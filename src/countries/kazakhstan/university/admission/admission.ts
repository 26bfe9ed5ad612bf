/** Admission to the master's programme: a call with dated rules, an entrance task, quotas, one signature over the ranking, a waiting list, and an appeal. */
import { assumed } from '../../../../law/citation.ts'
import { always } from '../../../../law/dated.ts'
import { days, months, workdays, years } from '../../../../law/duration.ts'
import { file } from '../../../../law/field.ts'
import { procedure, type Obligation, type Procedure } from '../../../../law/procedure.ts'
import { all, any, atLeast, earlier, filing, is, oneOf, onOrAfter, onOrBefore, parameter, plus, times, titled } from '../../../../law/rule.ts'
import { offices } from '../offices.ts'
import { appeal, common, rules } from './common.ts'
import { abroad, applicant, average, degree, english, ielts, ofEducation, ofEnglish, ofQuota, papersProved, quota, quotaProved, recognised, taskScore, taskTests, testedOn, toefl } from './fields.ts'

const assumedValue = { kk: 'MBZUAI талабы; Қазақстан үшін шартты түрде қабылданған.', ru: 'Требование MBZUAI; для Казахстана принято условно.', en: 'A requirement of MBZUAI, assumed for Kazakhstan.' }
const assumedWeight = { kk: 'Салмақ шартты түрде қабылданған.', ru: 'Вес принят условно.', en: 'The weight is assumed.' }

const graduated = oneOf(degree, ['bachelor', 'master']).by(rules).else({ kk: 'Магистратураға түсу үшін бакалавр дәрежесі қажет.', ru: 'Для поступления в магистратуру нужна степень бакалавра.', en: 'A bachelor’s degree is needed.' })
const wellEnough = atLeast(average, parameter('leastAverage')).by(rules).else({ kk: 'Дипломның орташа балы талап етілетіннен төмен.', ru: 'Средний балл диплома ниже требуемого.', en: 'The average grade of the diploma is below what is asked.' })
const inTime = all(onOrAfter(testedOn, earlier(filing, years(2))), onOrBefore(testedOn, filing))
const speaks = any(
  all(is(english, 'ielts'), atLeast(ielts, parameter('leastIelts')), inTime), all(is(english, 'toefl'), atLeast(toefl, parameter('leastToefl')), inTime), is(english, 'waiver'),
).by(rules).else({
  kk: 'Ағылшын тілін білу расталмады: өтініш берілген күнге дейінгі екі жыл ішінде алынған IELTS (кемінде 6,5 балл) немесе TOEFL (кемінде 90 балл) сертификаты не сертификаттан босату туралы шешім қажет.',
  ru: 'Знание английского языка не подтверждено: нужен сертификат IELTS (не ниже 6,5 балла) или TOEFL (не ниже 90 баллов), полученный не раньше чем за два года до подачи заявления, либо решение об освобождении от сертификата.',
  en: 'English is not proved: IELTS 6.5 or TOEFL 90, of the two years before the application, or a decision that waives the certificate.',
})

/** The earliest place is taken when the call has closed, at the end of February: eleven months later the first semester, from September to the end of January, has run. */
const byEndOfSemester = months(11)
const semester = assumed(rules.act, {
  kk: 'Бірінші семестр шартты түрде қыркүйектен қаңтардың соңына дейін деп алынды, сондықтан мерзім орын расталған күннен бастап он бір ай: семестр аяқталмайынша бұл мерзім бітпейді.',
  ru: 'Первый семестр условно принят с сентября по конец января, поэтому срок — одиннадцать месяцев со дня подтверждения места: он не истекает раньше конца семестра.',
  en: 'The first semester is assumed to run from September to the end of January, so the term is eleven months from the day on which the place is taken: it does not end before the semester does.',
})

const recognition: Obligation<'admitted'> = {
  title: { kk: 'Дипломды тану туралы құжатты ұсыну', ru: 'Представить документ о признании диплома', en: 'Bring the recognition of the diploma' },
  upon: { act: { step: 'confirm', outcome: 'takeOwing' } }, within: byEndOfSemester,
  form: [{ id: 'recognition', title: { kk: 'Тану туралы құжат', ru: 'Документ о признании', en: 'The recognition' }, fields: [
    file('recognitionPaper', { label: { kk: 'Құжат', ru: 'Документ', en: 'The paper' }, accept: ['application/pdf'], limitMegabytes: 20, personal: true }),
  ] }],
  tests: {}, remind: [days(30)], late: { remind: [workdays(5)], tells: { role: 'university.registrar', after: workdays(10) } }, basis: semester,
}

const proved = is(papersProved, true).by(rules).else({ kk: 'Құжаттар жауаптарды растамайды.', ru: 'Документы не подтверждают ответы.', en: 'The papers do not prove what is stated.' })
const quotaFits = any(is(quotaProved, 'none'), all(is(quotaProved, 'rural'), is(quota, 'rural')), all(is(quotaProved, 'social'), is(quota, 'social'))).by(rules).else({
  kk: 'Расталған квота өтініште көрсетілген квота емес.', ru: 'Подтверждена не та квота, которая указана в заявлении.', en: 'The quota that is proved is not the one that the application states.',
})

export const admission: Procedure = procedure({
  ...common, id: 'university.admission', need: ['learning'],
  title: { kk: 'Магистратураға қабылдау: жасанды интеллект', ru: 'Приём в магистратуру: искусственный интеллект', en: 'Admission to the master’s programme in artificial intelligence' },
  summary: {
    kk: 'Құжаттарыңыз тексеріледі, порталдан тыс өтетін түсу тапсырмасына балл қойылады, балдар бойынша рейтинг жасалады. Рейтингті кез келген адам қайта есептей алады, ал шешімді лауазымды адам қабылдайды.',
    ru: 'Документы проверяют, за вступительное задание, которое проводится вне портала, ставят баллы, по ним составляется рейтинг. Пересчитать рейтинг может каждый, а решение принимает должностное лицо.',
    en: 'Your papers are checked, the entrance task, which is held outside of the portal, is graded, and a ranking is made of the points. Anybody can compute it again, and a person decides.',
  },
  audience: { kk: 'Бакалавр дәрежесі бар адамдар', ru: 'Лица со степенью бакалавра', en: 'People with a bachelor’s degree' },
  offices, opens: { by: 'person', signs: 'anyone', perApplicant: [{ atMost: 1, basis: rules }] },
  form: [
    { id: 'person', title: { kk: 'Өзіңіз туралы', ru: 'О вас', en: 'About you' }, fields: [applicant, ...ofQuota] },
    { id: 'education', title: { kk: 'Біліміңіз', ru: 'Ваше образование', en: 'Your education' }, fields: ofEducation },
    { id: 'english', title: { kk: 'Ағылшын тілі', ru: 'Английский язык', en: 'English' }, fields: ofEnglish },
  ],
  parameters: {
    leastAverage: { title: { kk: 'Ең төменгі орташа балл', ru: 'Наименьший средний балл', en: 'Least average mark' }, versions: always('3.2', rules, assumedValue) }, leastIelts: { title: { kk: 'IELTS бойынша ең төменгі балл', ru: 'Наименьший балл IELTS', en: 'Least IELTS score' }, versions: always('6.5', rules, assumedValue) }, leastToefl: { title: { kk: 'TOEFL бойынша ең төменгі балл', ru: 'Наименьший балл TOEFL', en: 'Least TOEFL score' }, versions: always('90', rules, assumedValue) },
    weightOfAverage: { title: { kk: 'Орташа балдың салмағы', ru: 'Вес среднего балла', en: 'Weight of the average mark' }, versions: always('10', rules, assumedWeight) }, weightOfTask: { title: { kk: 'Тапсырма балының салмағы', ru: 'Вес балла за задание', en: 'Weight of the task' }, versions: always('0.6', rules, assumedWeight) },
  },
  rules: {
    meets: titled({ kk: 'Конкурсқа қатысу талаптары', ru: 'Требования к участию в конкурсе', en: 'Requirements for applying' }, all(graduated, wellEnough, speaks)),
    admissible: titled({ kk: 'Құжаттармен расталған талаптар', ru: 'Требования, подтверждённые документами', en: 'Requirements that documents prove' }, all(graduated, wellEnough, speaks, proved)),
    // What the applicant states of a quota is personal, and no decision that is published rests on it: it is held against what was found before there are points.
    checked: titled({ kk: 'Қабылдау шарттары', ru: 'Условия приёма', en: 'Conditions for admission' }, all(graduated, wellEnough, speaks, proved, quotaFits)),
    recognisedNow: titled({ kk: 'Шетелдік дипломның танылуы', ru: 'Признание иностранного диплома', en: 'Recognition of a foreign diploma' }, any(is(abroad, false), is(recognised, 'yes')).by(rules).else({ kk: 'Дипломды тану туралы құжат бірінші семестрде ұсынылады.', ru: 'Документ о признании диплома представляется в первом семестре.', en: 'The recognition of the diploma is brought in the first semester.' })),
  },
  eligibility: 'meets',
  clock: { within: workdays(30), from: 'check', stopsIn: ['mend', 'ranking', 'confirm'], silence: 'escalate', basis: rules }, starts: 'check', reopensAt: 'check',
  steps: {
    check: {
      title: { kk: 'Құжаттарды тексеру', ru: 'Проверка документов', en: 'The papers are checked' }, by: { role: 'university.admissions' }, within: workdays(10), basis: rules, check: 'meets', findings: [papersProved, quotaProved], late: 'escalate',
      outcomes: {
        pass: { label: { kk: 'Түсу тапсырмасына жіберу', ru: 'Допустить к вступительному заданию', en: 'Let on to the entrance task' }, to: 'task', whenCheck: [true] },
        mend: { label: { kk: 'Толықтыруға қайтару', ru: 'Вернуть на доработку', en: 'Send back to be corrected' }, to: 'mend', reasons: true },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'refusal', reasons: true },
      },
    },
    mend: {
      title: { kk: 'Өтінішті толықтыру', ru: 'Доработка заявления', en: 'The application is corrected' }, by: 'applicant', within: workdays(5), basis: rules, corrects: 'all', late: { outcome: 'silent' },
      outcomes: {
        again: { label: { kk: 'Өтінішті түзету', ru: 'Исправить заявление', en: 'Correct the application' }, to: 'check' },
        silent: { label: { kk: 'Жауап келмеді', ru: 'Ответа нет', en: 'No answer came' }, to: 'closed', byClock: true },
      },
    },
    task: {
      title: { kk: 'Түсу тапсырмасын бағалау', ru: 'Оценка вступительного задания', en: 'The entrance task is graded' }, by: { role: 'university.assessor' }, within: workdays(10), basis: rules, check: 'checked', findings: [taskScore, taskTests], late: 'escalate',
      outcomes: {
        graded: { label: { kk: 'Балл қою', ru: 'Выставить баллы', en: 'Grade it' }, to: 'ranking', whenCheck: [true] },
        return: { label: { kk: 'Құжаттарды қайта тексеруге жіберу', ru: 'Вернуть на проверку документов', en: 'Return for a check of the papers' }, to: 'check', reasons: true },
      },
    },
    refusal: {
      title: { kk: 'Бас тарту туралы шешім', ru: 'Решение об отказе', en: 'Decision on a refusal' }, by: { role: 'university.registrar' }, within: workdays(5), basis: rules, notBy: ['check'], sign: true, late: 'escalate',
      outcomes: {
        refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'notAdmissible', reasons: true },
        return: { label: { kk: 'Қайта тексеруге жіберу', ru: 'Вернуть на проверку', en: 'Return for a check' }, to: 'check', reasons: true },
      },
    },
    ranking: {
      title: { kk: 'Рейтинг және кезек', ru: 'Рейтинг и очередь', en: 'Ranking and waiting list' }, by: { role: 'university.rector' }, within: months(6), basis: rules, notBy: ['check', 'task'], sign: true, late: 'escalate',
      outcomes: {
        admit: { label: { kk: 'Қабылдау', ru: 'Зачислить', en: 'Admit' }, to: 'confirm', decides: 'admitted' },
        refuse: { label: { kk: 'Бас тарту', ru: 'Отказать', en: 'Refuse' }, to: 'closed', decides: 'noPlace', reasons: true },
      },
    },
    confirm: {
      title: { kk: 'Орынды растау', ru: 'Подтверждение места', en: 'The place is confirmed' }, by: 'applicant', within: days(10), basis: rules, check: 'recognisedNow', late: { outcome: 'lapse' },
      outcomes: {
        take: { label: { kk: 'Орынды растаймын', ru: 'Подтверждаю место', en: 'I take the place' }, to: 'closed', whenCheck: [true] },
        takeOwing: { label: { kk: 'Орынды растаймын, дипломды тану туралы құжатты бірінші семестрде ұсынамын', ru: 'Подтверждаю место, документ о признании диплома представлю в первом семестре', en: 'I take the place, and bring the recognition of my diploma in the first semester' }, to: 'closed', whenCheck: [false, 'unknown'] },
        decline: { label: { kk: 'Орыннан бас тартамын', ru: 'Отказываюсь от места', en: 'I decline the place' }, to: 'closed' },
        lapse: { label: { kk: 'Мерзімінде расталмады', ru: 'Не подтверждено в срок', en: 'Not confirmed in time' }, to: 'closed', byClock: true },
      },
    },
  },
  decisions: {
    admitted: { title: { kk: 'Магистратураға қабылдау туралы шешім', ru: 'Решение о зачислении в магистратуру', en: 'Decision on admission' }, words: { kk: 'Өтініш беруші магистратураға қабылданды.', ru: 'Заявитель зачислен в магистратуру.', en: 'The applicant is admitted to the master’s programme.' }, effect: 'grant', rules: ['admissible'], basis: rules },
    noPlace: { title: { kk: 'Орын болмағандықтан бас тарту', ru: 'Отказ из-за отсутствия мест', en: 'Refusal for want of places' }, words: { kk: 'Рейтинг бойынша орын жетпеді, өтініш беруші қабылданбады.', ru: 'Мест по рейтингу не хватило, заявитель не зачислен.', en: 'The places did not reach the applicant’s place in the ranking.' }, effect: 'refuse', rules: ['admissible'], basis: rules, appeal },
    notAdmissible: { title: { kk: 'Конкурсқа жібермеу туралы шешім', ru: 'Решение об отказе в допуске к конкурсу', en: 'Refusal to let on to the call' }, words: { kk: 'Өтініш беруші талаптарға сай емес және конкурсқа жіберілмейді.', ru: 'Заявитель не отвечает требованиям и к конкурсу не допускается.', en: 'The applicant does not meet what is asked and is not let on to the call.' }, effect: 'refuse', rules: ['admissible'], basis: rules, appeal },
  },
  obligations: { recognition },
  call: {
    window: { from: '2026-11-16T09:00', until: '2027-02-26T18:00' }, capacity: 40,
    quotas: { of: [
      { id: 'rural', title: { kk: 'Ауыл жастары', ru: 'Сельская молодёжь', en: 'Youth from villages' }, places: 8, rule: is(quotaProved, 'rural'), basis: rules },
      { id: 'social', title: { kk: 'Жетімдер және мүгедектігі бар адамдар', ru: 'Сироты и лица с инвалидностью', en: 'Orphans and people with disabilities' }, places: 2, rule: is(quotaProved, 'social'), basis: rules },
    ] },
    score: plus(times(parameter('weightOfAverage'), average), times(parameter('weightOfTask'), taskScore)),
    ties: [{ fact: taskScore.name, prefer: 'higher' }, { fact: average.name, prefer: 'higher' }],
    at: 'ranking', admits: 'admit', refuses: 'refuse', givenUp: { step: 'confirm', outcomes: ['decline', 'lapse'] }, basis: rules,
  },
})

/** What becomes of a learner from admission to the defence: entered, on leave and back, credits of a partner, a dissertation with its ethics, a transfer, the defence. Two people decide each. */
import { years } from '../../../../law/duration.ts'
import { choice, date, decimal, file, flag, integer, type IntegerField, money, text } from '../../../../law/field.ts'
import type { Procedure } from '../../../../law/procedure.ts'
import { after, all, any, atLeast, atMost, filing, given, is, later, not, onOrAfter, onOrBefore, plus, type Rule, type Term } from '../../../../law/rule.ts'
import { admission, programmes } from '../admission/index.ts'
import { rules } from '../offices.ts'
import { tuitionIncome } from '../tuition/money.ts'
import { exchangesRegister } from './exchange.ts'
import { fields, learnersRegister } from './register.ts'
import { change, notAhead, notBeforeEntry, studyAct } from './study-act.ts'

const pdf = { accept: ['application/pdf'], limitMegabytes: 20 } as const

const admitted = date('admitted', { label: { kk: 'Қабылдау туралы шешімнің күні', ru: 'Дата решения о зачислении', en: 'Day of the decision on admission' }, from: 'about.decidedOn' })
const ofAdmission = flag('ofAdmission', { label: { kk: 'Орын расталды ма және бағдарлама қабылдау туралы шешімге сай ма?', ru: 'Подтверждено ли место и та ли это программа, на которую зачислены?', en: 'Is the place confirmed, and is the programme that of the admission?' } })
const elsewhere = flag('elsewhere', { label: { kk: 'Өтініш берушінің тізілімде аяқталмаған басқа жазбасы бар ма?', ru: 'Есть ли у заявителя в реестре другая незавершённая запись?', en: 'Has the applicant another entry in the register that has not ended?' } })

const enrolment = studyAct({
  id: 'university.enrolment', title: { kk: 'Білім алушылар тізіліміне енгізу', ru: 'Внесение в реестр обучающихся', en: 'Entry among the learners' },
  summary: { kk: 'Қабылданған адам орнын растағаннан кейін білім алушылар тізіліміне енгізіледі.', ru: 'Зачисленный, который подтвердил своё место, вносится в реестр обучающихся.', en: 'Whoever was admitted and took the place is entered among the learners.' },
  audience: { kk: 'Университетке қабылданғандар', ru: 'Зачисленные в университет', en: 'Those who were admitted' },
  about: { procedures: [admission.id], effects: ['grant'] },
  asked: { title: { kk: 'Оқуыңыз', ru: 'Ваше обучение', en: 'Your studies' }, fields: [
    { kind: 'entry', name: 'programme', label: { kk: 'Білім беру бағдарламасы', ru: 'Образовательная программа', en: 'Programme' }, register: programmes.id, which: 'shown' }, admitted,
  ] },
  by: ['university.registrar', 'university.rector'], findings: [ofAdmission, elsewhere, fields.admittedOn, fields.funding],
  rule: all(
    is(ofAdmission, true).by(rules).else({ kk: 'Орын расталмаған немесе бағдарлама қабылдау туралы шешімге сай емес.', ru: 'Место не подтверждено, или программа не та, на которую зачислены.', en: 'The place is not confirmed, or the programme is not that of the admission.' }),
    is(elsewhere, false).by(rules).else({ kk: 'Өтініш берушінің аяқталмаған тағы бір жазбасы бар.', ru: 'У заявителя есть другая незавершённая запись.', en: 'The applicant has another entry that has not ended.' }),
    onOrAfter(fields.admittedOn, admitted).by(rules).else({ kk: 'Оқу қабылдау туралы шешімнен бұрын басталмайды.', ru: 'Обучение не начинается раньше решения о зачислении.', en: 'Studies do not begin before the decision on admission.' }),
    onOrBefore(fields.admittedOn, later(admitted, years(1))).by(rules).else({ kk: 'Оқу қабылдау туралы шешімнен кейін бір жыл ішінде басталуы керек (шек шартты түрде қабылданған).', ru: 'Обучение начинается в течение года после решения о зачислении (предел принят условно).', en: 'Studies begin within a year of the decision on admission (the bound is assumed).' }),
  ),
  effect: { register: learnersRegister, does: 'enter', fields: { programme: 'programme', admittedOn: 'admittedOn', funding: 'funding' } },
  words: { kk: 'Өтініш беруші білім алушылар тізіліміне енгізілді.', ru: 'Заявитель внесён в реестр обучающихся.', en: 'Entered among the learners.' },
})

const from = date('from', { label: { kk: 'Демалыс қай күні басталады?', ru: 'С какого дня начинается отпуск?', en: 'From which day?' } })
const until = date('until', { label: { kk: 'Қай күнге дейін?', ru: 'По какой день?', en: 'Until which day?' } })

const leave = studyAct({
  id: 'university.leave', title: { kk: 'Академиялық демалыс беру', ru: 'Предоставление академического отпуска', en: 'Academic leave' },
  summary: { kk: 'Оқуды уақытша тоқтатып, орныңызды сақтап қаласыз. Тіркеуші негізін тексереді, ректор қол қояды.', ru: 'Обучение временно прерывается, место сохраняется. Регистратор проверяет основание, ректор подписывает.', en: 'You stop for a time and keep your place. The registrar checks the ground, and the rector signs.' },
  asked: { title: { kk: 'Демалыс', ru: 'Отпуск', en: 'The leave' }, fields: [
    choice('ground', {
      label: { kk: 'Негізі', ru: 'Основание', en: 'The ground' }, personal: true,
      choices: [
        { value: 'health', label: { kk: 'Денсаулық жағдайы', ru: 'Состояние здоровья', en: 'Health' } }, { value: 'service', label: { kk: 'Әскери қызметке шақыру', ru: 'Призыв на воинскую службу', en: 'Military service' } },
        { value: 'child', label: { kk: 'Бала туу немесе бала күтімі', ru: 'Рождение ребёнка или уход за ним', en: 'A child' } }, { value: 'exchange', label: { kk: 'Алмасу бойынша оқу', ru: 'Обучение по обмену', en: 'An exchange' } }, { value: 'other', label: { kk: 'Басқа себеп', ru: 'Другая причина', en: 'Another' } },
      ],
    }), from, until, file('paper', { label: { kk: 'Растайтын құжат', ru: 'Подтверждающий документ', en: 'Paper that proves it' }, ...pdf, personal: true }),
  ] },
  by: ['university.registrar', 'university.rector'], effect: { register: learnersRegister, does: 'suspend' },
  rule: all(
    notBeforeEntry(from),
    after(until, from).by(rules).else({ kk: 'Соңғы күн бірінші күннен кейін болуы керек.', ru: 'Последний день должен быть позже первого.', en: 'The last day must be after the first.' }),
    onOrBefore(until, later(filing, years(3))).by(rules).else({ kk: 'Соңғы күн өтініш берілген күннен кейінгі үш жылдың ішінде болуы керек (шек шартты түрде қабылданған).', ru: 'Последний день — не позднее чем через три года после подачи заявления (предел принят условно).', en: 'The last day must be within three years (the bound is assumed).' }),
  ),
  words: { kk: 'Академиялық демалыс берілді, орын сақталады.', ru: 'Академический отпуск предоставлен, место сохраняется.', en: 'Leave is given, and the place is kept.' },
})

const backOn = date('backOn', { label: { kk: 'Оқуға қай күні ораласыз?', ru: 'С какого дня вы возвращаетесь?', en: 'From which day are you back?' } })

const comingBack = studyAct({
  id: 'university.leave-end', title: { kk: 'Академиялық демалыстан оралу', ru: 'Возвращение из академического отпуска', en: 'Return from academic leave' },
  summary: { kk: 'Демалыс аяқталғанда немесе одан ерте оқуға ораласыз.', ru: 'Вы возвращаетесь к обучению по окончании отпуска или раньше.', en: 'You come back when the leave ends, or before.' },
  asked: { title: { kk: 'Оралу', ru: 'Возвращение', en: 'The return' }, fields: [backOn] },
  by: ['university.registrar', 'university.rector'], rule: notBeforeEntry(backOn), effect: { register: learnersRegister, does: 'restore' },
  words: { kk: 'Білім алушы академиялық демалыстан оралды.', ru: 'Обучающийся вернулся из академического отпуска.', en: 'The learner is back.' },
})

const recognisedBefore = integer('creditsBefore', { label: { kk: 'Бұған дейін қайта есепке алынған кредиттер', ru: 'Кредиты, перезачтённые раньше', en: 'Credits that were recognised before' }, min: 0, max: 240, from: 'subject.credits', optional: true })
const recognised = integer('recognised', { label: { kk: 'Қазір қайта есепке алынатын кредиттер', ru: 'Кредиты, перезачитываемые сейчас', en: 'Credits that are recognised now' }, min: 1, max: 240 })
const altogether = integer('credits', { label: { kk: 'Бұрынғыларымен қоса барлығы', ru: 'Всего вместе с прежними', en: 'Altogether, with those before' }, min: 1, max: 240 })
const agreedBefore = decimal('agreedBefore', { label: { kk: 'Алмасуға дейін келісілген кредиттер', ru: 'Кредиты, согласованные до обмена', en: 'Credits that were agreed before' }, from: 'entry.exchange.credits', optional: true })
const ofExchange = { kind: 'entry', name: 'exchange', label: { kk: 'Келісілген алмасуыңыз (болса)', ru: 'Ваш согласованный обмен, если он был', en: 'Your exchange, if there was one' }, register: exchangesRegister, which: 'own', optional: true } as const
const isSum = (sum: IntegerField, of: IntegerField | Term): Rule => all(atLeast(sum, of), atMost(sum, of))

const creditRecognition = studyAct({
  id: 'university.credits', title: { kk: 'Басқа университеттің кредиттерін қайта есепке алу', ru: 'Перезачёт кредитов другого университета', en: 'Recognition of credits of another university' },
  summary: { kk: 'Серіктес немесе басқа университетте, соның ішінде алмасу бағдарламасымен алған кредиттеріңіз транскрипт бойынша қайта есепке алынады.', ru: 'Кредиты, полученные в университете-партнёре или другом университете, в том числе по обмену, перезачитываются по транскрипту.', en: 'Credits that you earned at a partner or another university, on exchange too, are recognised by its transcript.' },
  asked: { title: { kk: 'Қайда және не оқыдыңыз?', ru: 'Где и что вы изучали?', en: 'Where, and what?' }, fields: [
    ofExchange, agreedBefore, text('partner', { label: { kk: 'Университет пен ел', ru: 'Университет и страна', en: 'University and country' }, maxLength: 300 }), text('subjects', { label: { kk: 'Пәндер және олардың кредиттері', ru: 'Дисциплины и их кредиты', en: 'Subjects with their credits' }, maxLength: 3000, long: true }),
    file('transcript', { label: { kk: 'Транскрипт', ru: 'Транскрипт', en: 'Transcript' }, ...pdf, personal: true }), recognisedBefore,
  ] },
  by: ['university.assessor', 'university.registrar'], findings: [recognised, altogether], effect: change('credits'),
  rule: all(any(not(given(ofExchange)), atMost(recognised, agreedBefore)).by(rules).else({ kk: 'Алмасу бойынша келісілгеннен көп кредит қайта есепке алынбайды (шартты түрде қабылданған).', ru: 'По обмену перезачитывается не больше кредитов, чем было согласовано (принято условно).', en: 'Of an exchange no more credits are recognised than were agreed (this is assumed).' }), any(all(not(given(recognisedBefore)), isSum(altogether, recognised)), all(given(recognisedBefore), isSum(altogether, plus(recognisedBefore, recognised)))).by(rules)
    .else({ kk: 'Барлығы бұрынғы кредиттер мен қазіргілердің қосындысына тең болуы керек.', ru: '«Всего» должно быть суммой прежних кредитов и перезачитываемых сейчас.', en: 'Altogether must be the sum of the credits before and those recognised now.' })),
  words: { kk: 'Кредиттер қайта есепке алынды.', ru: 'Кредиты перезачтены.', en: 'The credits are recognised.' },
})

const title = text('thesis', { label: fields.thesis.label, maxLength: 300 })
const supervisor = text('supervisor', { label: fields.supervisor.label, hint: { kk: 'Жетекшілік етуге келісім берген адам.', ru: 'Кто дал согласие быть руководителем.', en: 'Who has agreed to it.' }, maxLength: 200, personal: true })
const aboutPeople = flag('aboutPeople', { label: { kk: 'Зерттеуде адамдар туралы деректер пайдаланыла ма?', ru: 'Используются ли в исследовании данные о людях?', en: 'Does the research use data about people?' } })
const ethical = choice('ethical', {
  label: { kk: 'Этикалық бағалау қорытындысы', ru: 'Заключение этической оценки', en: 'Finding of the ethics review' },
  choices: [
    { value: 'none', label: { kk: 'Адамдар туралы дерек жоқ: бағалау қажет емес', ru: 'Данных о людях нет: оценка не нужна', en: 'No data about people: none is needed' } }, { value: 'approved', label: { kk: 'Мақұлданды', ru: 'Одобрено', en: 'Approved' } },
    { value: 'declined', label: { kk: 'Мақұлданбады', ru: 'Не одобрено', en: 'Not approved' } },
  ],
})

const thesis = studyAct({
  id: 'university.thesis', title: { kk: 'Диссертация тақырыбын және ғылыми жетекшіні бекіту', ru: 'Утверждение темы диссертации и научного руководителя', en: 'Dissertation and its supervisor' },
  summary: { kk: 'Тақырып пен жетекшіні екі адам бекітеді. Зерттеу адамдар туралы деректерді пайдаланса, алдымен этикалық бағалаудан өтеді.', ru: 'Тему и руководителя утверждают двое. Если в исследовании используются данные о людях, сначала проводится этическая оценка.', en: 'Two people approve the title and the supervisor. Research with data about people passes an ethics review first.' },
  asked: { title: { kk: 'Диссертация', ru: 'Диссертация', en: 'The dissertation' }, fields: [
    title, supervisor, aboutPeople, { ...text('care', { label: { kk: 'Деректерді қалай аласыз, қорғайсыз және жоясыз? Келісімді қалай аласыз?', ru: 'Как вы собираете, защищаете и уничтожаете данные? Как получаете согласие?', en: 'How are the data had, protected and deleted, and how is consent taken?' }, maxLength: 3000, long: true }), when: is(aboutPeople, true) },
  ] },
  by: ['university.assessor', 'university.registrar'], findings: [ethical], effect: change('thesis', 'supervisor'),
  rule: any(is(ethical, 'approved'), all(is(ethical, 'none'), is(aboutPeople, false))).by(rules).else({ kk: 'Адамдар туралы деректер пайдаланылады, ал этикалық бағалау зерттеуді мақұлдамаған.', ru: 'Используются данные о людях, а этическая оценка не одобрила исследование.', en: 'Data about people are used, and no ethics review approves it.' }),
  words: { kk: 'Диссертация тақырыбы мен ғылыми жетекші бекітілді.', ru: 'Тема диссертации и научный руководитель утверждены.', en: 'The dissertation and its supervisor are approved.' },
})

const leftOn = date('leftOn', { label: fields.leftOn.label })

const leaving = studyAct({
  id: 'university.leaving', title: { kk: 'Басқа университетке ауысу немесе оқудан шығу', ru: 'Перевод в другой университет или отчисление по собственному желанию', en: 'Transfer to another university, or leaving' },
  summary: { kk: 'Басқа университетке ауысасыз немесе өз еркіңізбен оқудан шығасыз. Оқығаныңыз туралы жазба сақталады.', ru: 'Вы переводитесь в другой университет или отчисляетесь по собственному желанию. Запись о том, что вы учились, сохраняется.', en: 'You transfer to another university or leave of your own will. That you learned here stays on record.' },
  asked: { title: { kk: 'Неліктен және қашан?', ru: 'Почему и когда?', en: 'Why and when?' }, fields: [
    choice('leftFor', { label: fields.leftFor.label, choices: fields.leftFor.choices }), leftOn, text('goesTo', { label: { kk: 'Қай университетке?', ru: 'В какой университет?', en: 'To which university?' }, maxLength: 300, optional: true, personal: true }),
  ] },
  by: ['university.registrar', 'university.rector'], rule: all(notBeforeEntry(leftOn), notAhead(leftOn)), effect: change('leftOn', 'leftFor'),
  words: { kk: 'Білім алушы оқудан шығарылды.', ru: 'Обучающийся отчислен.', en: 'The learner has left.' },
})

const approved = text('approvedThesis', { label: fields.thesis.label, maxLength: 300, from: 'subject.thesis', optional: true })
const defended = integer('defended', { label: { kk: 'Қорғау балы (ең көбі 100)', ru: 'Балл за защиту (из 100)', en: 'Score of the defence (of 100)' }, min: 0, max: 100 })

const graduatedOn = date('graduatedOn', { label: fields.graduatedOn.label })

const overdue = money('overdue', { label: { kk: 'Мерзімі өткен оқу ақысы', ru: 'Просроченная плата за обучение', en: 'Overdue tuition' }, hint: { kk: 'Өтініш берілген күнгі қарыз. Алдымен төлеңіз: қарызы бар адамның оқуы аяқталмайды.', ru: 'Долг на день подачи. Сначала оплатите: с долгом обучение не завершается.', en: 'What is overdue on the day of applying. Pay first: nobody graduates with a debt.' }, from: `overdue.${tuitionIncome}` })

const graduation = studyAct({
  id: 'university.graduation', title: { kk: 'Диссертацияны қорғау және оқуды аяқтау', ru: 'Защита диссертации и завершение обучения', en: 'Defence and graduation' },
  summary: { kk: 'Диссертацияны тапсырасыз, бағалаушы қорғауды өткізіп, балл қояды, ректор оқудың аяқталғаны туралы шешімге қол қояды.', ru: 'Вы подаёте диссертацию, оценщик проводит защиту и ставит балл, ректор подписывает решение о завершении обучения.', en: 'You hand in the dissertation, an assessor holds the defence and scores it, and the rector signs that you have graduated.' },
  asked: { title: { kk: 'Диссертация', ru: 'Диссертация', en: 'The dissertation' }, fields: [approved, overdue, file('work', { label: { kk: 'Диссертация файлы', ru: 'Файл диссертации', en: 'File of the dissertation' }, accept: ['application/pdf'], limitMegabytes: 50 })] },
  by: ['university.assessor', 'university.rector'], findings: [defended, graduatedOn], effect: change('graduatedOn'),
  rule: all(
    given(approved).by(rules).else({ kk: 'Диссертация тақырыбы бекітілмеген.', ru: 'Тема диссертации не утверждена.', en: 'No dissertation is approved.' }),
    atMost(overdue, 0).by(rules).else({ kk: 'Мерзімі өткен оқу ақысы төленбеген (талап шартты түрде қабылданған).', ru: 'Не оплачена просроченная плата за обучение (требование принято условно).', en: 'Tuition is overdue (that it must be paid is assumed).' }),
    notBeforeEntry(graduatedOn), notAhead(graduatedOn),
    atLeast(defended, 50).by(rules).else({ kk: 'Қорғау балы 50-ден аз (шек шартты түрде қабылданған).', ru: 'Балл за защиту ниже 50 (порог принят условно).', en: 'The score of the defence is below 50 (the bound is assumed).' }),
  ),
  words: { kk: 'Диссертация қорғалды, оқу аяқталды.', ru: 'Диссертация защищена, обучение завершено.', en: 'The dissertation is defended, and the learner has graduated.' },
})

export const learnerActs: readonly Procedure[] = [enrolment, leave, comingBack, creditRecognition, thesis, leaving, graduation]

/** Academic mobility: a term at a partner university by a learning agreement that is made before it. Which partners there are is not known: those of the sample are samples. */
import { months, years } from '../../../../law/duration.ts'
import { choice, date, decimal, file, flag, integer, rows, text } from '../../../../law/field.ts'
import type { Procedure } from '../../../../law/procedure.ts'
import { reference, type Register, register } from '../../../../law/register.ts'
import { after, all, atLeast, atMost, decisionDay, is, later, onOrAfter, onOrBefore, sum } from '../../../../law/rule.ts'
import { common } from '../award.ts'
import { enteredByTwo } from '../by-two.ts'
import { bodies, offices, rules } from '../offices.ts'
import { notBeforeEntry, studyAct } from './study-act.ts'

export const partnersRegister = 'university.partners'
export const exchangesRegister = 'university.exchanges'

const kept = { inForce: { from: '2026-01-12' }, body: { name: bodies.university.name }, office: { role: 'university.registrar', title: offices['university.registrar'] }, basis: rules, keep: { for: years(10), basis: rules } } as const satisfies Partial<Register>

const name = text('name', { label: { kk: 'Серіктес университет', ru: 'Университет-партнёр', en: 'Partner university' }, maxLength: 200 })
const country = text('country', { label: { kk: 'Ел', ru: 'Страна', en: 'Country' }, maxLength: 100 })
const agreedUntil = date('until', { label: { kk: 'Келісім қолданылатын соңғы күн', ru: 'Последний день действия соглашения', en: 'The agreement holds until' } })
const tuitionChoices = [
  { value: 'here', label: { kk: 'Осында, бұрынғыдай; серіктес ақы алмайды', ru: 'Здесь, как прежде; партнёр плату не берёт', en: 'Here as before; the partner charges nothing' } },
  { value: 'there', label: { kk: 'Серіктеске; мұнда бұл уақытқа академиялық демалыс беріледі', ru: 'Партнёру; здесь на это время даётся академический отпуск', en: 'To the partner; leave is taken here for that time' } },
] as const
const tuition = choice('tuition', { label: { kk: 'Алмасу кезінде оқу ақысы кімге төленеді?', ru: 'Кому платят за обучение во время обмена?', en: 'To whom is tuition paid on exchange?' }, choices: tuitionChoices })
const partnerFields = [name, country, agreedUntil, tuition] as const

const partners: Register = register(partnersRegister, {
  ...kept, numbers: 'PRT', owner: ['body'], calledBy: name.name, unique: [name.name], title: { kk: 'Серіктес университеттер', ru: 'Университеты-партнёры', en: 'Partner universities' },
  summary: {
    kk: 'Білім алушылар алмасу бойынша баратын университеттер, келісімнің соңғы күні және оқу ақысының кімге төленетіні. Серіктестер белгісіз, сондықтан жазбалар — үлгі деректер.', ru: 'Университеты, куда обучающиеся едут по обмену, срок соглашения и кому платят за обучение. Партнёры неизвестны, поэтому записи — демонстрационные данные.',
    en: 'Universities to which learners go on exchange, until when the agreement holds, and to whom tuition is paid. The partners are not known, so the entries are samples.',
  },
  fields: partnerFields, shown: { to: 'everyone', fields: partnerFields.map((field) => field.name) },
  states: { entered: { kk: 'Келісім қолданыста', ru: 'Соглашение действует', en: 'Agreed' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлено', en: 'Suspended' }, struck: { kk: 'Келісім тоқтатылған', ru: 'Соглашение прекращено', en: 'Ended' } },
})

const partnerEntry: Procedure = enteredByTwo({
  common, id: 'university.partner', register: partnersRegister, title: { kk: 'Серіктес университетті тізілімге енгізу', ru: 'Внесение университета-партнёра в реестр', en: 'Entry of a partner university' },
  summary: { kk: 'Тіркеуші алмасу туралы келісімі бар университетті ұсынады, ректор қол қояды.', ru: 'Регистратор предлагает университет, с которым есть соглашение об обмене, ректор подписывает.', en: 'The registrar brings a university with which there is an agreement on exchange, and the rector signs.' },
  page: { id: 'partner', title: { kk: 'Серіктес', ru: 'Партнёр', en: 'The partner' }, fields: partnerFields.map((field) => ({ ...field, public: true as const })) },
  decision: { title: { kk: 'Серіктес университетті тізілімге енгізу туралы шешім', ru: 'Решение о внесении университета-партнёра в реестр', en: 'Entry of a partner university' }, words: { kk: 'Серіктес университет тізілімге енгізілді.', ru: 'Университет-партнёр внесён в реестр.', en: 'The partner university is entered.' } },
})

const [from, until] = [date('from', { label: { kk: 'Алмасу қай күні басталады?', ru: 'С какого дня начинается обмен?', en: 'From which day?' } }), date('until', { label: { kk: 'Алмасудың соңғы күні қай күн?', ru: 'По какой день длится обмен?', en: 'Until which day?' } })]
const credits = integer('credits', { label: { kk: 'Кредит саны', ru: 'Число кредитов', en: 'Credits' }, min: 1, max: 60 })
const courses = rows('courses', {
  label: { kk: 'Келісілген пәндер', ru: 'Согласованные дисциплины', en: 'Courses that are agreed' }, minRows: 1, maxRows: 20,
  columns: [
    text('course', { label: { kk: 'Серіктестегі пән', ru: 'Дисциплина у партнёра', en: 'Course there' }, maxLength: 200 }), credits,
    text('instead', { label: { kk: 'Мұндағы қай пәннің орнына?', ru: 'Вместо какой дисциплины здесь?', en: 'Instead of which here?' }, maxLength: 200, optional: true }),
  ],
})
const agreedCredits = decimal('agreedCredits', { label: { kk: 'Келісілген кредиттер', ru: 'Согласованные кредиты', en: 'Credits that are agreed' } })
const learnerNumber = text('learner', { label: { kk: 'Білім алушының тізілімдегі нөмірі', ru: 'Номер обучающегося в реестре', en: 'Number in the register of learners' }, maxLength: 40, from: 'subject.number' })
const confirmed = flag('confirmed', { label: { kk: 'Серіктес орын мен пәндерді растады ма?', ru: 'Подтвердил ли партнёр место и дисциплины?', en: 'Has the partner confirmed the place and the courses?' } })
const partnerUntil = date('partnerUntil', { label: agreedUntil.label, from: 'entry.partner.until' })

const exchanges: Register = register(exchangesRegister, {
  ...kept, numbers: 'EXC', owner: ['person'], apart: { of: ['learner'], from: from.name, until: until.name }, title: { kk: 'Академиялық ұтқырлық', ru: 'Академическая мобильность', en: 'Exchanges' },
  summary: {
    kk: 'Кім қай серіктес университетте және қашан алмасу бойынша оқиды, қанша кредит келісілген. Жазбаны тіркеуші мен білім алушының өзі ғана көреді.', ru: 'Кто, в каком университете-партнёре и когда учится по обмену и сколько кредитов согласовано. Запись видят только регистратор и сам обучающийся.',
    en: 'Who learns at which partner university and when, and how many credits are agreed. The registrar and the learner alone see an entry.',
  },
  fields: [
    text('learner', { label: learnerNumber.label, maxLength: 40 }), reference('partner', partnersRegister, 'uses', { label: name.label }), date('from', { label: { kk: 'Бірінші күні', ru: 'Первый день', en: 'First day' } }), date('until', { label: { kk: 'Соңғы күні', ru: 'Последний день', en: 'Last day' } }),
    decimal('credits', { label: agreedCredits.label, optional: true }), tuition,
  ],
  shown: { to: 'office', fields: ['partner', 'from', 'until', 'credits', 'tuition'] },
  states: { entered: { kk: 'Келісілген', ru: 'Согласован', en: 'Agreed' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлен', en: 'Suspended' }, struck: { kk: 'Өтпеген', ru: 'Не состоялся', en: 'Called off' } },
})

const exchange: Procedure = studyAct({
  id: 'university.exchange', title: { kk: 'Академиялық ұтқырлық: серіктес университетте оқу', ru: 'Академическая мобильность: обучение в университете-партнёре', en: 'Exchange: a term at a partner university' },
  summary: {
    kk: 'Бармас бұрын қандай пәндерді оқып, қанша кредит алатыныңыз келісіледі. Оралған соң кредиттер транскрипт бойынша қайта есепке алынады. Оқу ақысы серіктеспен келісімде айтылғандай төленеді: бұрынғыдай осында немесе серіктеске. Серіктеске төлесеңіз, мұнда академиялық демалыс аласыз.',
    ru: 'До отъезда согласуется, какие дисциплины вы изучите и сколько кредитов получите. После возвращения кредиты перезачитываются по транскрипту. Плата за обучение вносится так, как сказано в соглашении с партнёром: здесь, как прежде, или партнёру. Если вы платите партнёру, здесь вы берёте академический отпуск.',
    en: 'Before you go, the courses and credits are agreed. When you are back, the credits are recognised by the transcript. Tuition is paid as agreed with the partner: here as before, or to the partner, and then you take leave here.',
  },
  asked: { title: { kk: 'Оқу туралы келісім', ru: 'Соглашение об обучении', en: 'Learning agreement' }, fields: [
    learnerNumber, { kind: 'entry', name: 'partner', label: name.label, register: partnersRegister, which: 'shown' }, partnerUntil, choice('tuition', { label: tuition.label, choices: tuitionChoices, from: 'entry.partner.tuition' }), from, until, courses,
    file('paper', { label: { kk: 'Серіктестің шақыруы', ru: 'Приглашение партнёра', en: 'Invitation of the partner' }, accept: ['application/pdf'], limitMegabytes: 20, personal: true }),
  ] },
  by: ['university.registrar', 'university.rector'], findings: [confirmed], more: { computed: [{ field: agreedCredits, amount: sum(courses, credits.name) }] },
  rule: all(
    notBeforeEntry(from),
    onOrAfter(from, decisionDay).by(rules).else({ kk: 'Алмасу басталып кеткен: келісім оған дейін жасалады.', ru: 'Обмен уже начался: соглашение заключается до него.', en: 'The exchange has begun: the agreement is made before it.' }),
    all(after(until, from), onOrBefore(until, later(from, months(12)))).by(rules).else({ kk: 'Соңғы күн бірінші күннен кейін және одан он екі ай ішінде болуы керек (шек шартты түрде қабылданған).', ru: 'Последний день должен быть позже первого и не позднее чем через двенадцать месяцев (предел принят условно).', en: 'The last day must be after the first, within twelve months (the bound is assumed).' }),
    onOrBefore(until, partnerUntil).by(rules).else({ kk: 'Серіктеспен келісімнің қолданылу мерзімі бұдан бұрын аяқталады.', ru: 'Срок действия соглашения с партнёром заканчивается раньше.', en: 'The agreement with the partner ends before.' }),
    all(atLeast(sum(courses, credits.name), 1), atMost(sum(courses, credits.name), 60)).by(rules).else({ kk: 'Бір алмасуда 60 кредиттен артық келісілмейді (шек шартты түрде қабылданған).', ru: 'За один обмен согласуется не более 60 кредитов (предел принят условно).', en: 'No more than 60 credits are agreed for one exchange (the bound is assumed).' }),
    is(confirmed, true).by(rules).else({ kk: 'Серіктес орын мен пәндерді растаған жоқ.', ru: 'Партнёр не подтвердил место и дисциплины.', en: 'The partner has not confirmed the place and the courses.' }),
  ),
  effect: { register: exchangesRegister, does: 'enter', fields: { learner: 'learner', partner: 'partner', from: 'from', until: 'until', credits: 'agreedCredits', tuition: 'tuition' } },
  words: { kk: 'Серіктес университетте оқу келісілді.', ru: 'Обучение в университете-партнёре согласовано.', en: 'The exchange is agreed.' },
})

export const exchangeProcedures: readonly Procedure[] = [partnerEntry, exchange]
export const exchangeRegisters: readonly Register[] = [partners, exchanges]

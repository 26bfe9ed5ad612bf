/** Registration at an address: the owner of the home answers within an hour, or lives there alone; an officer finds who owns it before anybody is entered. */
import { hours } from '../../../law/hours.ts'
import { workdays, years } from '../../../law/duration.ts'
import { date, email, flag, identifier, text, type AddressField } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { register, type Register } from '../../../law/register.ts'
import { all, is, titled } from '../../../law/rule.ts'
import { secondary } from '../acts.ts'
import { addressOrder, rules } from './acts.ts'
import { byTwo, givenOrRefused, oneOpen, serviceOf } from './common.ts'
import { bodies, offices } from './offices.ts'

const id = 'administration.residence'
const basis = secondary(addressOrder)

const place: AddressField = { kind: 'address', name: 'place', label: { kk: 'Жаңа мекенжай', ru: 'Новый адрес', en: 'The new address' }, personal: true }
const movedOn = date('movedOn', { label: { kk: 'Қашан көшіп келдіңіз?', ru: 'Когда вы переехали?', en: 'When did you move?' }, personal: true })
const lives = flag('lives', { label: { kk: 'Осы мекенжайда тұратыныңызды растайсыз ба?', ru: 'Вы подтверждаете, что живёте по этому адресу?', en: 'Do you confirm that you live there?' } })
const title = text('title', {
  label: { kk: 'Меншік құқығын растайтын құжаттың нөмірі', ru: 'Номер документа о праве собственности', en: 'Number of the title' }, maxLength: 60, personal: true,
})
const mover = text('mover', { label: { kk: 'Кім тіркеледі?', ru: 'Кто регистрируется?', en: 'Who registers?' }, maxLength: 200, from: 'person.name', personal: true })
const owned = flag('owned', { label: { kk: 'Жылжымайтын мүлік тізілімі бойынша тұрғын үйдің меншік иесі: келісім берген адам немесе өтініш берушінің өзі ме?', ru: 'Собственник жилья по реестру недвижимости — тот, кто дал согласие, или сам заявитель?', en: 'Is the owner by the register of real estate whoever consented, or the applicant?' } })
const consented = flag('consented', { label: { kk: 'Осы мекенжай бойынша тіркеуге келісім бересіз бе?', ru: 'Вы даёте согласие на регистрацию по этому адресу?', en: 'Do you consent to the registration at this address?' } })
const owner = identifier('iin', 'ownerNumber', { label: { kk: 'Тұрғын үйдің меншік иесінің ЖСН', ru: 'ИИН собственника жилья', en: 'IIN of the owner of the home' }, personal: true })
const ownerEmail = email('ownerEmail', { label: { kk: 'Меншік иесінің электрондық поштасы', ru: 'Электронная почта собственника', en: 'E-mail of the owner' }, personal: true })

export const residence: Register = register(id, {
  title: { kk: 'Тұрғылықты жері бойынша тіркеу', ru: 'Регистрация по месту жительства', en: 'Register of residence' },
  summary: { kk: 'Кімнің қай мекенжайда тіркелгені. Жазбаны оның иесі мен тіркеуші орган ғана көреді.', ru: 'Кто по какому адресу зарегистрирован. Запись видят только сам человек и регистрирующий орган.', en: 'Who is registered where. The person and the registering body alone see an entry.' },
  inForce: { from: '2026-01-12' }, body: { name: bodies.citizens.name }, office: { role: 'citizens.officer', title: offices.citizens['citizens.officer'] }, numbers: 'RES', basis, owner: ['person'],
  fields: [place, movedOn],
  states: { entered: { kk: 'Тіркелген', ru: 'Действует', en: 'Registered' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлена', en: 'Suspended' }, struck: { kk: 'Тіркеуден шығарылған', ru: 'Прекращена', en: 'Ended' } },
  shown: { to: 'office', fields: [] },
  keep: { for: years(75), basis },
})

const enters = { effect: { register: id, does: 'enter', fields: { place: 'place', movedOn: 'movedOn' } } } as const

const moving = {
  ...serviceOf('citizens'), need: ['living'], audience: { kk: 'Көшкен адам', ru: 'Тот, кто переехал', en: 'Whoever moved' }, opens: { by: 'person', signs: 'anyone', ...oneOpen }, reopensAt: 'check',
  decisions: givenOrRefused('person', basis, ['lives'], {
    granted: { title: { kk: 'Тұрғылықты жері бойынша тіркеу', ru: 'Регистрация по месту жительства', en: 'Registration at the address' }, words: { kk: 'Өтініш беруші көрсетілген мекенжай бойынша тіркелді.', ru: 'Заявитель зарегистрирован по указанному адресу.', en: 'The applicant is registered at the address stated.' } },
    refused: { title: { kk: 'Тіркеуден бас тарту', ru: 'Отказ в регистрации', en: 'Refusal of the registration' }, words: { kk: 'Көрсетілген мекенжай бойынша тіркеуден бас тартылды.', ru: 'В регистрации по указанному адресу отказано.', en: 'The registration at the address is refused.' } },
  }),
} as const

const livesThere = is(lives, true).by(basis).else({ kk: 'Өтініш беруші көрсетілген мекенжайда тұратынын растамаған.', ru: 'Заявитель не подтвердил, что живёт по указанному адресу.', en: 'The applicant does not confirm living at the address.' })
const isOwner = is(owned, true).by(rules).else({ kk: 'Тұрғын үйге меншік құқығы расталмаған.', ru: 'Право собственности на жильё не подтверждено.', en: 'The ownership of the home is not shown.' })
const home = { id: 'home', title: { kk: 'Жаңа мекенжай', ru: 'Новый адрес', en: 'The new address' } } as const
const checked = byTwo({ body: 'citizens', check: 'lives', basis, within: [workdays(1), workdays(1)], title: { kk: 'Меншік иесін тексеру', ru: 'Проверка собственника', en: 'Check of the owner' }, findings: [owned], gives: enters })

const move: Procedure = procedure({
  ...moving, id: 'administration.address',
  title: { kk: 'Тұрғылықты жері бойынша тіркеу', ru: 'Регистрация по месту жительства', en: 'Registration at an address' },
  summary: {
    kk: 'Жаңа мекенжай бойынша онлайн тіркелу. Тұрғын үйдің меншік иесі бір сағат ішінде келісім береді: жауап бермесе, өтініш қараусыз қалдырылады.', ru: 'Онлайн-регистрация по новому адресу. Собственник жилья даёт согласие в течение часа: если он не ответит, заявление остаётся без рассмотрения.',
    en: 'You register at a new address online. The owner consents within an hour: without an answer the application lapses.',
  },
  form: [
    { ...home, fields: [mover, place, movedOn, lives] },
    { id: 'owner', title: { kk: 'Кім келісім береді?', ru: 'Кто даёт согласие?', en: 'Who consents?' }, hint: { kk: 'Оған хабарлама жіберіледі; жауап беруге бір сағат уақыт беріледі.', ru: 'Ему придёт сообщение; на ответ — час.', en: 'They are told, and have an hour to answer.' }, fields: [owner, ownerEmail] },
  ],
  rules: { lives: titled({ kk: 'Тұрғылықты жері бойынша тіркеу шарттары', ru: 'Условия регистрации по месту жительства', en: 'Conditions for registering an address' }, all(livesThere, is(consented, true).by(basis).else({ kk: 'Тұрғын үйдің меншік иесі келісім бермеген.', ru: 'Собственник не дал согласия.', en: 'The owner does not consent.' }), isOwner)) },
  clock: { within: workdays(2), from: 'consent', stopsIn: ['consent'], silence: 'escalate', basis: rules }, starts: 'consent',
  steps: {
    consent: {
      title: { kk: 'Меншік иесінің келісімі', ru: 'Согласие собственника', en: 'Consent of the owner' }, by: { named: { identifier: owner.name, email: ownerEmail.name }, shown: ['home'] }, within: hours(1), sign: true, basis, late: { outcome: 'silent', basis },
      outcomes: {
        answer: { label: { kk: 'Жауап беру', ru: 'Ответить', en: 'Answer' }, to: 'check', findings: [consented] },
        silent: { label: { kk: 'Жауап келмеді: өтініш қараусыз қалдырылды', ru: 'Ответа нет: заявление оставлено без рассмотрения', en: 'No answer: the application lapses' }, to: 'closed', byClock: true },
      },
    },
    ...checked,
  },
})

/** Whoever lives in a home of their own asks nobody for consent. */
const own: Procedure = procedure({
  ...moving, id: 'administration.own-address',
  title: { kk: 'Өз тұрғын үйі бойынша тіркеу', ru: 'Регистрация в собственном жилье', en: 'Registration in a home of one’s own' },
  summary: { kk: 'Тұрғын үй өзіңіздікі болса, келісім қажет емес: маман меншік құқығын тексереді.', ru: 'Если жильё ваше, согласие не требуется: специалист проверит право собственности.', en: 'If the home is your own, no consent is needed: an officer checks the ownership.' },
  form: [{ ...home, fields: [mover, place, movedOn, lives, title] }],
  rules: { lives: titled({ kk: 'Тұрғын үйдің меншік иесін тіркеу шарттары', ru: 'Условия регистрации собственника жилья', en: 'Conditions for registering an owner' }, all(livesThere, isOwner)) },
  clock: { within: workdays(2), from: 'check', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'check',
  steps: checked,
})

export const addressServices: readonly Procedure[] = [move, own]

/** Registration at an address: the owner of the home answers within an hour, and their silence cancels the request. */
import { hours } from '../../../law/hours.ts'
import { workdays, years } from '../../../law/duration.ts'
import { date, email, flag, identifier, text, type AddressField } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { register, type Register } from '../../../law/register.ts'
import { all, is } from '../../../law/rule.ts'
import { secondary } from '../acts.ts'
import { addressOrder } from './acts.ts'
import { byTwo, givenOrRefused, oneOpen, serviceOf } from './common.ts'
import { bodies, offices } from './offices.ts'

const id = 'administration.residence'
const basis = secondary(addressOrder)

const place: AddressField = { kind: 'address', name: 'place', label: { kk: 'Жаңа мекенжай', ru: 'Новый адрес', en: 'The new address' }, personal: true }
const movedOn = date('movedOn', { label: { kk: 'Қашан көшіп келдіңіз?', ru: 'Когда вы переехали?', en: 'When did you move?' }, personal: true })
const lives = flag('lives', { label: { kk: 'Осы мекенжайда тұратыныңызды растайсыз ба?', ru: 'Вы подтверждаете, что живёте по этому адресу?', en: 'Do you confirm that you live there?' } })
const ownHome = flag('ownHome', { label: { kk: 'Тұрғын үй өзіңіздікі ме?', ru: 'Жильё ваше?', en: 'Is the home your own?' }, personal: true })
const title = text('title', {
  label: { kk: 'Меншік құқығын растайтын құжаттың нөмірі', ru: 'Номер документа о праве собственности', en: 'Number of the title' }, hint: { kk: 'Тұрғын үй өзіңіздікі болса ғана.', ru: 'Только если жильё ваше.', en: 'Only if the home is your own.' }, maxLength: 60, personal: true,
})
const consented = flag('consented', { label: { kk: 'Осы мекенжай бойынша тіркеуге келісім бересіз бе?', ru: 'Вы даёте согласие на регистрацию по этому адресу?', en: 'Do you consent to the registration at this address?' } })
const owner = identifier('iin', 'ownerNumber', { label: { kk: 'Тұрғын үйдің меншік иесінің ЖСН', ru: 'ИИН собственника жилья', en: 'IIN of the owner of the home' }, hint: { kk: 'Тұрғын үй өзіңіздікі болса, ортақ меншік иесінің немесе сол үйде тұратын ересек адамның ЖСН.', ru: 'Если жильё ваше, ИИН сособственника или взрослого, который там живёт.', en: 'If the home is your own, of a co-owner or an adult who lives there.' }, personal: true })
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

const move: Procedure = procedure({
  ...serviceOf('citizens'), id: 'administration.address', need: ['living'],
  title: { kk: 'Тұрғылықты жері бойынша тіркеу', ru: 'Регистрация по месту жительства', en: 'Registration at an address' },
  summary: {
    kk: 'Жаңа мекенжай бойынша онлайн тіркелу. Тұрғын үйдің меншік иесі бір сағат ішінде келісім береді: жауап бермесе, өтініш қараусыз қалдырылады.', ru: 'Онлайн-регистрация по новому адресу. Собственник жилья даёт согласие в течение часа: если он не ответит, заявление остаётся без рассмотрения.',
    en: 'You register at a new address online. The owner consents within an hour: without an answer the application lapses.',
  },
  audience: { kk: 'Көшкен адам', ru: 'Тот, кто переехал', en: 'Whoever moved' },
  opens: { by: 'person', signs: 'anyone', ...oneOpen },
  form: [
    { id: 'home', title: { kk: 'Жаңа мекенжай', ru: 'Новый адрес', en: 'The new address' }, fields: [place, movedOn, lives, ownHome, { ...title, when: is(ownHome, true) }] },
    { id: 'owner', title: { kk: 'Кім келісім береді?', ru: 'Кто даёт согласие?', en: 'Who consents?' }, hint: { kk: 'Оған хабарлама жіберіледі; жауап беруге бір сағат уақыт беріледі.', ru: 'Ему придёт сообщение; на ответ — час.', en: 'They are told, and have an hour to answer.' }, fields: [owner, ownerEmail] },
  ],
  rules: {
    lives: all(
      is(lives, true).by(basis).else({ kk: 'Өтініш беруші көрсетілген мекенжайда тұратынын растамаған.', ru: 'Заявитель не подтвердил, что живёт по указанному адресу.', en: 'The applicant does not confirm living at the address.' }),
      is(consented, true).by(basis).else({ kk: 'Тұрғын үйдің меншік иесі келісім бермеген.', ru: 'Собственник не дал согласия.', en: 'The owner does not consent.' }),
    ),
  },
  clock: { within: workdays(1), from: 'consent', stopsIn: ['consent'], silence: 'escalate', basis }, starts: 'consent',
  steps: {
    consent: {
      title: { kk: 'Меншік иесінің келісімі', ru: 'Согласие собственника', en: 'Consent of the owner' }, by: { named: { identifier: owner.name, email: ownerEmail.name }, shown: ['home'] }, within: hours(1), sign: true, basis, late: { outcome: 'silent', basis },
      outcomes: {
        answer: { label: { kk: 'Жауап беру', ru: 'Ответить', en: 'Answer' }, to: 'entry', findings: [consented] },
        silent: { label: { kk: 'Жауап келмеді: өтініш қараусыз қалдырылды', ru: 'Ответа нет: заявление оставлено без рассмотрения', en: 'No answer: the application lapses' }, to: 'closed', byClock: true },
      },
    },
    entry: {
      title: { kk: 'Ережелер бойынша тіркеу', ru: 'Регистрация по правилам', en: 'Registration by the rules' }, by: 'rules', within: workdays(1), basis, check: 'lives', late: { outcome: 'look' },
      outcomes: {
        enter: { label: { kk: 'Тіркеу', ru: 'Зарегистрировать', en: 'Register' }, to: 'closed', decides: 'granted', whenCheck: [true], ...enters },
        look: { label: { kk: 'Маманның тексеруіне жіберу', ru: 'Передать на проверку специалисту', en: 'Pass it to an officer' }, to: 'check', whenCheck: [false, 'unknown'] },
      },
    },
    ...byTwo({ body: 'citizens', check: 'lives', basis, within: [workdays(1), workdays(1)], title: { kk: 'Маманның қарауы', ru: 'Рассмотрение специалистом', en: 'An officer looks at it' }, gives: enters }),
  },
  decisions: givenOrRefused('person', basis, ['lives'], {
    granted: { title: { kk: 'Тұрғылықты жері бойынша тіркеу', ru: 'Регистрация по месту жительства', en: 'Registration at the address' }, words: { kk: 'Өтініш беруші көрсетілген мекенжай бойынша тіркелді.', ru: 'Заявитель зарегистрирован по указанному адресу.', en: 'The applicant is registered at the address stated.' } },
    refused: { title: { kk: 'Тіркеуден бас тарту', ru: 'Отказ в регистрации', en: 'Refusal of the registration' }, words: { kk: 'Көрсетілген мекенжай бойынша тіркеуден бас тартылды.', ru: 'В регистрации по указанному адресу отказано.', en: 'The registration at the address is refused.' } },
  }),
  reopensAt: 'check',
})

export const addressServices: readonly Procedure[] = [move]

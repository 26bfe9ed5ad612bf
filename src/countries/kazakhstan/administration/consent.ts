/** Consent to the use of one's data, and its withdrawal: both take effect at once, by the rules, and stand in a register that the person sees. */
import { workdays, years } from '../../../law/duration.ts'
import { choices, date, flag, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { register, type Register } from '../../../law/register.ts'
import { after, all, filing, is } from '../../../law/rule.ts'
import { assumed } from '../../../law/citation.ts'
import { personalDataLaw } from './acts.ts'
import { serviceOf } from './common.ts'
import { bodies, offices } from './offices.ts'

const id = 'administration.consents'
const basis = assumed(personalDataLaw)

const receiver = text('receiver', { label: { kk: 'Деректеріңізді кім пайдаланады?', ru: 'Кто будет использовать ваши данные?', en: 'Who will use your data?' }, maxLength: 200 })
const data = choices('data', {
  label: { kk: 'Қандай деректер?', ru: 'Какие данные?', en: 'Which data?' },
  choices: [
    { value: 'address', label: { kk: 'Тіркелген мекенжай', ru: 'Адрес регистрации', en: 'Registered address' } }, { value: 'family', label: { kk: 'Отбасы құрамы', ru: 'Состав семьи', en: 'Family' } },
    { value: 'income', label: { kk: 'Табыс', ru: 'Доход', en: 'Income' } }, { value: 'education', label: { kk: 'Білім', ru: 'Образование', en: 'Education' } },
  ],
})
const purpose = text('purpose', { label: { kk: 'Не үшін?', ru: 'Для чего?', en: 'What for?' }, maxLength: 500, long: true })
const until = date('until', { label: { kk: 'Қай күнге дейін?', ru: 'До какого дня?', en: 'Until which day?' } })
const freely = flag('freely', { label: { kk: 'Келісімді өз еркіңізбен бересіз бе?', ru: 'Вы даёте согласие по своей воле?', en: 'Do you consent of your own will?' } })

export const consents: Register = register(id, {
  title: { kk: 'Деректерді пайдалануға келісімдер', ru: 'Согласия на использование данных', en: 'Consents to the use of data' },
  summary: { kk: 'Кімге, қандай деректер, не үшін және қай күнге дейін: жазбаны келісім берген адам көреді.', ru: 'Кому, какие данные, для чего и до какого дня: запись видит тот, кто дал согласие.', en: 'To whom, which data, what for and until when: whoever consented sees the entry.' },
  inForce: { from: '2026-01-12' }, body: { name: bodies.citizens.name }, office: { role: 'citizens.officer', title: offices.citizens['citizens.officer'] }, numbers: 'CNS', basis, owner: ['person'], calledBy: 'receiver',
  fields: [text('receiver', { label: receiver.label, maxLength: 200 }), choices('data', { label: data.label, choices: data.choices }), text('purpose', { label: purpose.label, maxLength: 500, long: true }), date('until', { label: until.label })],
  states: { entered: { kk: 'Қолданыста', ru: 'Действует', en: 'In force' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлено', en: 'Suspended' }, struck: { kk: 'Кері қайтарып алынған', ru: 'Отозвано', en: 'Withdrawn' } },
  shown: { to: 'office', fields: [] },
  keep: { for: years(3), basis },
})

const give: Procedure = procedure({
  ...serviceOf('citizens'), id: 'administration.consent', need: ['living', 'data'],
  title: { kk: 'Дербес деректерді пайдалануға келісім беру', ru: 'Согласие на использование персональных данных', en: 'Consent to the use of personal data' },
  summary: { kk: 'Деректеріңізді кім, қайсысын, не үшін және қай күнге дейін пайдалана алатынын өзіңіз белгілейсіз. Келісімді кез келген уақытта кері қайтарып ала аласыз.', ru: 'Вы сами указываете, кому, какие данные, для чего и до какого дня разрешаете использовать. Согласие можно отозвать в любое время.', en: 'You say to whom, which data, what for and until when. You may withdraw the consent at any time.' },
  audience: { kk: 'Кез келген адам', ru: 'Любой', en: 'Anybody' }, opens: { by: 'person', signs: 'anyone' },
  form: [{ id: 'consent', title: { kk: 'Келісіміңіз', ru: 'Ваше согласие', en: 'Your consent' }, fields: [receiver, data, purpose, until, freely] }],
  rules: {
    valid: all(
      is(freely, true).by(basis).else({ kk: 'Келісім өз еркімен берілмеген.', ru: 'Согласие дано не по своей воле.', en: 'The consent is not given freely.' }),
      after(until, filing).by(basis).else({ kk: 'Келісімнің мерзімі өтіп кеткен.', ru: 'Срок согласия уже прошёл.', en: 'The consent would be over already.' }),
    ),
  },
  eligibility: 'valid',
  clock: { within: workdays(1), from: 'entry', stopsIn: [], silence: 'escalate', basis }, starts: 'entry',
  steps: {
    entry: {
      title: { kk: 'Ережелер бойынша енгізу', ru: 'Внесение по правилам', en: 'Entered by the rules' }, by: 'rules', within: workdays(1), basis, check: 'valid', late: { outcome: 'look' },
      outcomes: {
        enter: { label: { kk: 'Тізілімге енгізу', ru: 'Внести в реестр', en: 'Enter it' }, to: 'closed', decides: 'consented', whenCheck: [true], effect: { register: id, does: 'enter', fields: { receiver: 'receiver', data: 'data', purpose: 'purpose', until: 'until' } } },
        look: { label: { kk: 'Маманға жіберу', ru: 'Передать специалисту', en: 'Pass it to an officer' }, to: 'look', whenCheck: [false, 'unknown'] },
      },
    },
    look: {
      title: { kk: 'Маманның қарауы', ru: 'Рассмотрение специалистом', en: 'An officer looks at it' }, by: { role: 'citizens.officer' }, within: workdays(1), basis, check: 'valid', late: 'escalate',
      outcomes: { back: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Send it back' }, to: 'closed', reasons: true } },
    },
  },
  decisions: { consented: { title: { kk: 'Деректерді пайдалануға келісім', ru: 'Согласие на использование данных', en: 'Consent to the use of data' }, words: { kk: 'Көрсетілген деректерді көрсетілген мақсатта, көрсетілген күнге дейін пайдалануға келісім берілді.', ru: 'Дано согласие использовать указанные данные для указанной цели до указанного дня.', en: 'The data stated may be used for the purpose and until the day stated.' }, effect: 'grant', rules: ['valid'], basis } },
})

const sure = flag('sure', { label: { kk: 'Келісімді кері қайтарып аласыз ба?', ru: 'Вы отзываете согласие?', en: 'Do you withdraw the consent?' } })

const withdraw: Procedure = procedure({
  ...serviceOf('citizens'), id: 'administration.consent-withdrawal', need: ['living', 'data'],
  title: { kk: 'Деректерді пайдалануға келісімді кері қайтарып алу', ru: 'Отзыв согласия на использование данных', en: 'Withdrawal of a consent to the use of data' },
  summary: { kk: 'Келісіміңіздің қолданылуы бірден тоқтатылады; себебін айту міндетті емес.', ru: 'Ваше согласие сразу перестаёт действовать; причину называть не нужно.', en: 'The consent ends at once; you need not say why.' },
  audience: { kk: 'Келісім берген адам', ru: 'Тот, кто дал согласие', en: 'Whoever consented' }, opens: { by: 'person', signs: 'anyone' },
  subject: { register: id, title: { kk: 'Келісім', ru: 'Согласие', en: 'The consent' } },
  form: [{ id: 'withdrawal', title: { kk: 'Келісім', ru: 'Согласие', en: 'The consent' }, fields: [{ ...receiver, from: 'subject.receiver' }, { ...until, from: 'subject.until' }, sure] }],
  rules: { sure: is(sure, true).by(basis).else({ kk: 'Кері қайтарып алу расталмаған.', ru: 'Отзыв не подтверждён.', en: 'The withdrawal is not confirmed.' }) },
  clock: { within: workdays(1), from: 'end', stopsIn: [], silence: 'escalate', basis }, starts: 'end',
  steps: {
    end: {
      title: { kk: 'Ережелер бойынша тоқтату', ru: 'Прекращение по правилам', en: 'Ended by the rules' }, by: 'rules', within: workdays(1), basis, check: 'sure', late: { outcome: 'look' },
      outcomes: {
        end: { label: { kk: 'Келісімнің қолданылуын тоқтату', ru: 'Прекратить действие согласия', en: 'End the consent' }, to: 'closed', decides: 'withdrawn', whenCheck: [true], effect: { register: id, does: 'strike' } },
        look: { label: { kk: 'Маманға жіберу', ru: 'Передать специалисту', en: 'Pass it to an officer' }, to: 'look', whenCheck: [false, 'unknown'] },
      },
    },
    look: {
      title: { kk: 'Маманның қарауы', ru: 'Рассмотрение специалистом', en: 'An officer looks at it' }, by: { role: 'citizens.officer' }, within: workdays(1), basis, check: 'sure', late: 'escalate',
      outcomes: { back: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Send it back' }, to: 'closed', reasons: true } },
    },
  },
  decisions: { withdrawn: { title: { kk: 'Келісім кері қайтарып алынды', ru: 'Согласие отозвано', en: 'The consent is withdrawn' }, words: { kk: 'Көрсетілген келісім бүгіннен бастап қолданылмайды.', ru: 'Указанное согласие с сегодняшнего дня не действует.', en: 'The consent stated is in force no more from today.' }, effect: 'grant', rules: ['sure'], basis } },
})

export const consentServices: readonly Procedure[] = [give, withdraw]

/** Consent to the use of one's data, and its withdrawal: both take effect at once, by the rules, and stand in a register that the person sees. */
import { workdays, years } from '../../../law/duration.ts'
import { choices, date, flag, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { register, type Register } from '../../../law/register.ts'
import { after, all, filing, is, titled } from '../../../law/rule.ts'
import { assumed } from '../../../law/citation.ts'
import { personalDataLaw } from './acts.ts'
import { byTwo, givenOrRefused, serviceOf } from './common.ts'
import { bodies, offices } from './offices.ts'

const id = 'administration.consents'
const basis = assumed(personalDataLaw)

const receiver = text('receiver', { label: { kk: 'Деректеріңізді кім пайдаланады?', ru: 'Кто будет использовать ваши данные?', en: 'Who will use your data?' }, maxLength: 200, public: true })
const data = choices('data', {
  label: { kk: 'Қандай деректер?', ru: 'Какие данные?', en: 'Which data?' }, public: true,
  choices: [
    { value: 'address', label: { kk: 'Тіркелген мекенжай', ru: 'Адрес регистрации', en: 'Registered address' } }, { value: 'family', label: { kk: 'Отбасы құрамы', ru: 'Состав семьи', en: 'Family' } },
    { value: 'income', label: { kk: 'Табыс', ru: 'Доход', en: 'Income' } }, { value: 'education', label: { kk: 'Білім', ru: 'Образование', en: 'Education' } },
  ],
})
const purpose = text('purpose', { label: { kk: 'Не үшін?', ru: 'Для чего?', en: 'What for?' }, maxLength: 500, long: true, public: true })
const until = date('until', { label: { kk: 'Қай күнге дейін?', ru: 'До какого дня?', en: 'Until which day?' }, public: true })
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

const enters = { register: id, does: 'enter', fields: { receiver: 'receiver', data: 'data', purpose: 'purpose', until: 'until' } } as const

const give: Procedure = procedure({
  ...serviceOf('citizens'), id: 'administration.consent', need: ['living', 'data'],
  title: { kk: 'Дербес деректерді пайдалануға келісім беру', ru: 'Согласие на использование персональных данных', en: 'Consent to the use of personal data' },
  summary: { kk: 'Деректеріңізді кім, қайсысын, не үшін және қай күнге дейін пайдалана алатынын өзіңіз белгілейсіз. Келісімді кез келген уақытта кері қайтарып ала аласыз.', ru: 'Вы сами указываете, кому, какие данные, для чего и до какого дня разрешаете использовать. Согласие можно отозвать в любое время.', en: 'You say to whom, which data, what for and until when. You may withdraw the consent at any time.' },
  audience: { kk: 'Кез келген адам', ru: 'Любой', en: 'Anybody' }, opens: { by: 'person', signs: 'anyone' },
  form: [{ id: 'consent', title: { kk: 'Келісіміңіз', ru: 'Ваше согласие', en: 'Your consent' }, fields: [receiver, data, purpose, until, freely] }],
  rules: {
    valid: titled({ kk: 'Келісімнің жарамдылығы', ru: 'Действительность согласия', en: 'Validity of the consent' }, all(
      is(freely, true).by(basis).else({ kk: 'Келісім өз еркімен берілмеген.', ru: 'Согласие дано не по своей воле.', en: 'The consent is not given freely.' }),
      after(until, filing).by(basis).else({ kk: 'Келісімнің мерзімі өтіп кеткен.', ru: 'Срок согласия уже прошёл.', en: 'The consent would be over already.' }),
    )),
  },
  eligibility: 'valid',
  clock: { within: workdays(1), from: 'entry', stopsIn: [], silence: 'escalate', basis }, starts: 'entry',
  steps: {
    entry: {
      title: { kk: 'Ережелер бойынша енгізу', ru: 'Внесение по правилам', en: 'Entered by the rules' }, by: 'rules', within: workdays(1), basis, check: 'valid', late: { outcome: 'look' },
      outcomes: {
        enter: { label: { kk: 'Тізілімге енгізу', ru: 'Внести в реестр', en: 'Enter it' }, to: 'closed', decides: 'granted', whenCheck: [true], effect: enters },
        look: { label: { kk: 'Маманға жіберу', ru: 'Передать специалисту', en: 'Pass it to an officer' }, to: 'check', whenCheck: [false, 'unknown'] },
      },
    },
    ...byTwo({ body: 'citizens', check: 'valid', basis, within: [workdays(1), workdays(1)], gives: { effect: enters } }),
  },
  decisions: givenOrRefused('person', basis, ['valid'], {
    granted: { title: { kk: 'Деректерді пайдалануға келісім', ru: 'Согласие на использование данных', en: 'Consent to the use of data' }, words: { kk: 'Көрсетілген деректерді көрсетілген мақсатта, көрсетілген күнге дейін пайдалануға келісім берілді.', ru: 'Дано согласие использовать указанные данные для указанной цели до указанного дня.', en: 'The data stated may be used for the purpose and until the day stated.' } },
    refused: { title: { kk: 'Келісімді тізілімге енгізуден бас тарту', ru: 'Отказ во внесении согласия в реестр', en: 'Refusal to enter the consent' }, words: { kk: 'Келісім тізілімге енгізілмейді.', ru: 'Согласие не вносится в реестр.', en: 'The consent is not entered.' } },
  }),
  reopensAt: 'check',
})

const sure = flag('sure', { label: { kk: 'Келісімді кері қайтарып аласыз ба?', ru: 'Вы отзываете согласие?', en: 'Do you withdraw the consent?' } })

const withdraw: Procedure = procedure({
  ...serviceOf('citizens'), id: 'administration.consent-withdrawal', need: ['living', 'data'],
  title: { kk: 'Деректерді пайдалануға келісімді кері қайтарып алу', ru: 'Отзыв согласия на использование данных', en: 'Withdrawal of a consent to the use of data' },
  summary: { kk: 'Келісіміңіздің қолданылуы бірден тоқтатылады; себебін айту міндетті емес.', ru: 'Ваше согласие сразу перестаёт действовать; причину называть не нужно.', en: 'The consent ends at once; you need not say why.' },
  audience: { kk: 'Келісім берген адам', ru: 'Тот, кто дал согласие', en: 'Whoever consented' }, opens: { by: 'person', signs: 'anyone' },
  subject: { register: id, title: { kk: 'Келісім', ru: 'Согласие', en: 'The consent' } },
  form: [{ id: 'withdrawal', title: { kk: 'Келісім', ru: 'Согласие', en: 'The consent' }, fields: [{ ...receiver, from: 'subject.receiver' }, { ...until, from: 'subject.until' }, sure] }],
  rules: { sure: titled({ kk: 'Кері қайтарып алудың расталуы', ru: 'Подтверждение отзыва', en: 'Confirmation of the withdrawal' }, is(sure, true).by(basis).else({ kk: 'Кері қайтарып алу расталмаған.', ru: 'Отзыв не подтверждён.', en: 'The withdrawal is not confirmed.' })) },
  clock: { within: workdays(1), from: 'end', stopsIn: [], silence: 'escalate', basis }, starts: 'end',
  steps: {
    end: {
      title: { kk: 'Ережелер бойынша тоқтату', ru: 'Прекращение по правилам', en: 'Ended by the rules' }, by: 'rules', within: workdays(1), basis, check: 'sure', late: { outcome: 'look' },
      outcomes: {
        end: { label: { kk: 'Келісімнің қолданылуын тоқтату', ru: 'Прекратить действие согласия', en: 'End the consent' }, to: 'closed', decides: 'granted', whenCheck: [true], effect: { register: id, does: 'strike' } },
        look: { label: { kk: 'Маманға жіберу', ru: 'Передать специалисту', en: 'Pass it to an officer' }, to: 'check', whenCheck: [false, 'unknown'] },
      },
    },
    ...byTwo({ body: 'citizens', check: 'sure', basis, within: [workdays(1), workdays(1)], gives: { effect: { register: id, does: 'strike' } } }),
  },
  decisions: givenOrRefused('person', basis, ['sure'], {
    granted: { title: { kk: 'Келісім кері қайтарып алынды', ru: 'Согласие отозвано', en: 'The consent is withdrawn' }, words: { kk: 'Көрсетілген келісім бүгіннен бастап қолданылмайды.', ru: 'Указанное согласие с сегодняшнего дня не действует.', en: 'The consent stated is in force no more from today.' } },
    refused: { title: { kk: 'Келісімнің қолданылуын тоқтатудан бас тарту', ru: 'Отказ в прекращении действия согласия', en: 'Refusal to end the consent' }, words: { kk: 'Келісім қолданыста қалады.', ru: 'Согласие продолжает действовать.', en: 'The consent stays in force.' } },
  }),
  reopensAt: 'check',
})

export const consentServices: readonly Procedure[] = [give, withdraw]

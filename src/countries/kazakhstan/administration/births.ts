/** A child is born: the birth is registered by an officer, and the one-off grant follows by the published rules, with nothing asked that the entry says. */
import { workdays, years } from '../../../law/duration.ts'
import { choice, date, flag, identifier, money, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { register, type Register } from '../../../law/register.ts'
import { all, given, is, lookup, not, parameter, rounded, times, titled } from '../../../law/rule.ts'
import { secondary } from '../acts.ts'
import { calculationIndex, rules, socialCode } from './acts.ts'
import { byTwo, givenOrRefused, serviceOf } from './common.ts'
import { bodies, offices } from './offices.ts'

const id = 'administration.births'
const grantBasis = secondary(socialCode)

const childName = text('childName', { label: { kk: 'Баланың тегі, аты және әкесінің аты', ru: 'Фамилия, имя, отчество ребёнка', en: 'Full name of the child' }, maxLength: 200, personal: true })
const born = date('born', { label: { kk: 'Баланың туған күні', ru: 'Дата рождения ребёнка', en: 'The child’s date of birth' }, personal: true })
const order = choice('order', {
  label: { kk: 'Актілер жазбалары бойынша отбасындағы нешінші бала?', ru: 'Какой это ребёнок в семье по актовым записям?', en: 'Which child of the family is it by the records?' },
  choices: [
    { value: 'upToThird', label: { kk: 'Бірінші, екінші немесе үшінші', ru: 'Первый, второй или третий', en: 'First, second or third' } },
    { value: 'fourth', label: { kk: 'Төртінші немесе одан кейінгі', ru: 'Четвёртый или последующий', en: 'Fourth or later' } },
  ],
})
const certificate = text('certificate', {
  label: { kk: 'Туу туралы медициналық куәліктің нөмірі', ru: 'Номер медицинского свидетельства о рождении', en: 'Number of the medical certificate of birth' },
  hint: { kk: 'Оны перзентхана береді.', ru: 'Его выдаёт роддом.', en: 'The maternity hospital gives it.' }, maxLength: 40, personal: true,
})
const attested = flag('attested', { label: { kk: 'Медициналық куәлік баланың көрсетілген күні туғанын растай ма?', ru: 'Подтверждает ли медицинское свидетельство рождение в указанный день?', en: 'Does the medical certificate attest the birth on the day stated?' } })
const isMother = flag('isMother', { label: { kk: 'Медициналық куәлікте өтініш беруші баланың анасы ретінде көрсетілген бе?', ru: 'Указана ли заявитель в медицинском свидетельстве как мать ребёнка?', en: 'Does the certificate name the applicant as the mother?' } })
const entered = flag('entered', { label: { kk: 'Осы куәлік бойынша туу бұрын тіркелген бе?', ru: 'Зарегистрировано ли уже рождение по этому свидетельству?', en: 'Is a birth by this certificate registered already?' } })
/** What was paid, so that nobody is paid for one child twice. */
const paid = money('birthGrant', { label: { kk: 'Төленген біржолғы жәрдемақы', ru: 'Выплаченное единовременное пособие', en: 'One-off grant that was paid' }, optional: true })

export const births: Register = register(id, {
  title: { kk: 'Туу туралы акт жазбалары', ru: 'Актовые записи о рождении', en: 'Register of births' },
  summary: { kk: 'Тіркелген туулар. Жазбаны баланың анасы мен тіркеуші орган ғана көреді.', ru: 'Зарегистрированные рождения. Запись видят только мать ребёнка и регистрирующий орган.', en: 'Births that were registered. The mother and the registering body alone see an entry.' },
  inForce: { from: '2026-01-12' }, body: { name: bodies.citizens.name }, office: { role: 'citizens.officer', title: offices.citizens['citizens.officer'] }, numbers: 'BRT', basis: rules, owner: ['person'],
  fields: [childName, born, order, certificate, paid],
  states: { entered: { kk: 'Жарамды', ru: 'Действует', en: 'In force' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлена', en: 'Suspended' }, struck: { kk: 'Күші жойылған', ru: 'Аннулирована', en: 'Annulled' } },
  shown: { to: 'office', fields: [] },
  keep: { for: years(75), basis: rules },
})

const registration: Procedure = procedure({
  ...serviceOf('citizens'), id: 'administration.birth', need: ['living'],
  title: { kk: 'Баланың тууын тіркеу', ru: 'Регистрация рождения ребёнка', en: 'Registration of a birth' },
  summary: { kk: 'Баланың тууы тіркеледі. Осы жазба бойынша жәрдемақы тағайындалады және бала балабақша кезегіне қойылады.', ru: 'Рождение ребёнка регистрируется. По этой записи назначают пособие и ставят ребёнка в очередь в детский сад.', en: 'The birth of a child is registered. Benefits and the queue for a kindergarten rest on this entry.' },
  audience: { kk: 'Баланың анасы', ru: 'Мать ребёнка', en: 'The mother of the child' },
  opens: { by: 'person', signs: 'anyone' },
  form: [{ id: 'child', title: { kk: 'Бала', ru: 'Ребёнок', en: 'The child' }, fields: [childName, born, certificate] }],
  rules: {
    attested: titled({ kk: 'Туудың расталуы', ru: 'Подтверждение рождения', en: 'The birth is attested' }, all(
      is(attested, true).by(rules).else({ kk: 'Туу медициналық куәлікпен расталмаған.', ru: 'Рождение не подтверждено медицинским свидетельством.', en: 'No medical certificate attests the birth.' }),
      is(isMother, true).by(rules).else({ kk: 'Медициналық куәлікте баланың анасы ретінде басқа адам көрсетілген.', ru: 'Матерью ребёнка в медицинском свидетельстве указан другой человек.', en: 'The certificate names somebody else as the mother.' }),
      is(entered, false).by(rules).else({ kk: 'Осы куәлік бойынша туу бұрын тіркелген.', ru: 'Рождение по этому свидетельству уже зарегистрировано.', en: 'A birth by this certificate is registered already.' }),
    )),
  },
  clock: { within: workdays(3), from: 'check', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'check',
  steps: byTwo({
    body: 'citizens', check: 'attested', basis: rules, within: [workdays(1), workdays(1)], findings: [attested, isMother, entered, order],
    gives: { effect: { register: id, does: 'enter', fields: { childName: 'childName', born: 'born', order: 'order', certificate: 'certificate' } } },
  }),
  decisions: givenOrRefused('person', rules, ['attested'], {
    granted: { title: { kk: 'Тууды тіркеу', ru: 'Регистрация рождения', en: 'Registration of the birth' }, words: { kk: 'Баланың тууы тіркелді.', ru: 'Рождение ребёнка зарегистрировано.', en: 'The birth of the child is registered.' } },
    refused: { title: { kk: 'Тууды тіркеуден бас тарту', ru: 'Отказ в регистрации рождения', en: 'Refusal to register the birth' }, words: { kk: 'Тууды тіркеуден бас тартылды.', ru: 'В регистрации рождения отказано.', en: 'The registration of the birth is refused.' } },
  }),
  reopensAt: 'check',
})

const account = identifier('iban', 'account', { label: { kk: 'Жәрдемақы түсетін шот', ru: 'Счёт для пособия', en: 'Account for the grant' }, hint: { kk: 'Банктегі шотыңыз (ЖСК).', ru: 'Ваш счёт в банке (ИИК).', en: 'Your account in a bank (IBAN).' }, personal: true })

/** Nothing is paid for one child twice: the entry says what was. */
const notes = { effect: { register: id, does: 'change', fields: { birthGrant: 'sum' } } } as const
const sum = rounded(times(lookup('rates', order), parameter('mci')), 'tiyn')

const grant: Procedure = procedure({
  ...serviceOf('social'), id: 'administration.birth-grant', need: ['living'],
  title: { kk: 'Бала тууға байланысты біржолғы жәрдемақы', ru: 'Единовременное пособие на рождение ребёнка', en: 'One-off grant for the birth of a child' },
  summary: {
    kk: 'Баланың тууы тіркелсе, анасына біржолғы жәрдемақы бірден тағайындалады: бірінші, екінші және үшінші балаға 38 АЕК, төртінші баладан бастап 63 АЕК. Табыс ескерілмейді.',
    ru: 'Когда рождение ребёнка зарегистрировано, матери сразу назначается единовременное пособие: 38 МРП на первого, второго и третьего ребёнка, 63 МРП начиная с четвёртого. Доход не учитывается.',
    en: 'For a registered birth the mother is granted a one-off sum at once: 38 MCI for the first to the third child, 63 MCI from the fourth. Income does not matter.',
  },
  audience: { kk: 'Баланың анасы', ru: 'Мать ребёнка', en: 'The mother of the child' },
  opens: { by: 'person', signs: 'anyone' }, subject: { register: id, title: { kk: 'Туу туралы жазба', ru: 'Запись о рождении', en: 'Entry of the birth' } },
  form: [{
    id: 'grant', title: { kk: 'Бала және шот', ru: 'Ребёнок и счёт', en: 'The child and the account' },
    fields: [{ ...childName, from: 'subject.childName' }, { ...born, from: 'subject.born' }, { ...order, from: 'subject.order' }, { ...paid, from: 'subject.birthGrant' }, account],
  }],
  parameters: { mci: calculationIndex },
  tables: {
    rates: {
      title: { kk: 'Жәрдемақы мөлшері, АЕК', ru: 'Размер пособия, МРП', en: 'The grant, in MCI' },
      versions: [{ from: '2026-01-01', basis: grantBasis, value: [{ keys: ['upToThird'], value: '38' }, { keys: ['fourth'], value: '63' }] }],
    },
  },
  computed: [{ field: money('sum', { label: { kk: 'Жәрдемақы сомасы', ru: 'Сумма пособия', en: 'The sum of the grant' }, public: true }), amount: sum }],
  rules: {
    paidBefore: titled({ kk: 'Жәрдемақы бұрын тағайындалған', ru: 'Пособие назначалось ранее', en: 'The grant was given before' }, given(paid).by(grantBasis).else({ kk: 'Бұл бала үшін жәрдемақы тағайындалмаған.', ru: 'На этого ребёнка пособие не назначалось.', en: 'No grant was given for this child.' })),
    due: titled({ kk: 'Жәрдемақы бұрын тағайындалмаған', ru: 'Пособие ранее не назначалось', en: 'No grant was given before' }, not(given(paid)).by(grantBasis).else({ kk: 'Бұл бала үшін жәрдемақы тағайындалған.', ru: 'На этого ребёнка пособие уже назначено.', en: 'The grant for this child was given already.' })),
  },
  clock: { within: workdays(5), from: 'assignment', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'assignment',
  steps: {
    assignment: {
      title: { kk: 'Ережелер бойынша тағайындау', ru: 'Назначение по правилам', en: 'Granted by the rules' }, by: 'rules', within: workdays(1), basis: rules, check: 'paidBefore', late: { outcome: 'look' },
      outcomes: {
        assign: { label: { kk: 'Жәрдемақы тағайындау', ru: 'Назначить пособие', en: 'Grant it' }, to: 'closed', decides: 'granted', whenCheck: [false, 'unknown'], ...notes },
        look: { label: { kk: 'Маманның тексеруіне жіберу', ru: 'Передать на проверку специалисту', en: 'Pass it to an officer' }, to: 'check', whenCheck: [true] },
      },
    },
    ...byTwo({ body: 'social', check: 'due', basis: rules, within: [workdays(2), workdays(1)], gives: notes }),
  },
  decisions: givenOrRefused('person', grantBasis, ['due'], {
    granted: { title: { kk: 'Біржолғы жәрдемақы тағайындау', ru: 'Назначение единовременного пособия', en: 'The grant is given' }, words: { kk: 'Бала тууға байланысты біржолғы жәрдемақы тағайындалды.', ru: 'Единовременное пособие на рождение ребёнка назначено.', en: 'The one-off grant for the birth of the child is given.' } },
    refused: { title: { kk: 'Жәрдемақы тағайындаудан бас тарту', ru: 'Отказ в назначении пособия', en: 'The grant is refused' }, words: { kk: 'Бала тууға байланысты біржолғы жәрдемақы тағайындаудан бас тартылды.', ru: 'В назначении единовременного пособия на рождение ребёнка отказано.', en: 'The one-off grant for the birth of the child is refused.' } },
  }),
  reopensAt: 'check',
  entitlements: {
    grant: {
      title: { kk: 'Бала тууға байланысты біржолғы жәрдемақы', ru: 'Единовременное пособие на рождение ребёнка', en: 'One-off grant for the birth of a child' }, after: 'granted', once: true,
      amount: sum, account: 'account', expense: 'administration.benefits', within: workdays(5), arrears: 'paid', basis: rules,
    },
  },
})

export const birthServices: readonly Procedure[] = [registration, grant]

/**
 * Orders of the authority about a registered system, which act at once on its keys, its model, its data and its certificates: suspended by two people, for a short time by
 * one, or restricted; and their lifting by the same office alone.
 */
import { workdays } from '../../../law/duration.ts'
import { choice, choices, flag, integer, text } from '../../../law/field.ts'
import type { Procedure } from '../../../law/procedure.ts'
import type { Text } from '../../../law/text.ts'
import { purpose } from '../commons/access-form.ts'
import { keyTerms } from '../language-model/undertaking.ts'
import { atOnce, byOne, byTwo, type ByTwo } from './by-two.ts'
import { aiSystem, appealableBy, words } from './common.ts'
import { law, rules } from './offices.ts'

const ground = choice('ground', {
  label: { kk: 'Негізі', ru: 'Основание', en: 'Ground' }, public: true,
  choices: [
    { value: 'banned', label: { kk: 'Тыйым салынған мүмкіндік анықталды', ru: 'Обнаружена запрещённая возможность', en: 'A banned ability was found' } },
    { value: 'incident', label: { kk: 'Адамдарға зиян келтірген немесе келтіруі мүмкін инцидент', ru: 'Инцидент, который причинил или может причинить вред людям', en: 'An incident that has harmed people or may do so' } },
    { value: 'undertaking', label: { kk: 'Бейбіт мақсат туралы міндеттеме бұзылды', ru: 'Нарушено обязательство о мирных целях', en: 'The undertaking of peaceful purposes is broken' } },
    { value: 'duties', label: { kk: 'Иесі міндеттерін орындамады', ru: 'Владелец не исполнил обязанности', en: 'The owner did not meet its duties' } },
  ],
})
const whole = flag('wholeModel', {
  label: { kk: 'Жүйенің моделі мен деректерінің қолданысы барлығы үшін тоқтатыла тұра ма?', ru: 'Приостановить модель и данные системы для всех?', en: 'Are the model and the data of the system stopped for everybody?' },
  hint: {
    kk: '«Жоқ» болса, олардың қолданысы осы жүйенің иесі үшін ғана тоқтатыла тұрады: басқалар пайдалана береді.', ru: 'Если «нет», они приостанавливаются только для владельца этой системы: остальные продолжают ими пользоваться.', en: 'If not, they are stopped for the owner of this system alone, and others go on using them.',
  }, public: true, optional: true,
})
const purposes = choices('purposes', {
  label: { kk: 'Қандай мақсаттарға рұқсат етіледі?', ru: 'Для каких целей разрешается?', en: 'For which purposes is it let through?' }, public: true, optional: true,
  choices: Object.entries(keyTerms.purposes).map(([value, label]) => ({ value, label })),
})
const dataPurposes = choices('dataPurposes', {
  label: { kk: 'Берілген деректерді қандай мақсаттарға пайдалануға рұқсат етіледі?', ru: 'Для каких целей разрешается использовать предоставленные данные?', en: 'For which purposes may the data that were lent be used?' },
  hint: {
    kk: 'Жүйе пайдаланатын деректерге иесіне басқа мақсатпен берілген рұқсаттар жабылады. Бос қалдырылса, ешқайсысы жабылмайды.', ru: 'Разрешения на данные системы, выданные её владельцу для иных целей, закрываются. Если оставить пустым, не закрывается ни одно.',
    en: 'What its owner was lent for other purposes of the data that the system names is closed. Empty: nothing is closed.',
  }, public: true, optional: true, choices: purpose.choices,
})
const keys = text('keys', {
  label: { kk: 'Қай кілттермен рұқсат етіледі?', ru: 'С какими ключами разрешается?', en: 'With which keys is it let through?' }, hint: { kk: 'Кілттердің белгілері, үтірмен бөлінген. Бос болса, барлығымен.', ru: 'Обозначения ключей через запятую. Если пусто, с любыми.', en: 'Ids of keys, separated by commas. Empty: with any.' },
  maxLength: 2000, optional: true, public: true,
})
const rate = integer('requestsPerMinute', {
  label: { kk: 'Әр кілтпен минутына ең көбі неше сұрау?', ru: 'Не более скольких запросов в минуту с каждым ключом?', en: 'At most how many requests a minute with each key?' }, min: 1, max: keyTerms.limits.requestsPerMinute, optional: true, public: true,
})
const facts = words('facts', { kk: 'Анықталған мән-жайлар', ru: 'Установленные обстоятельства', en: 'What was found' })
const remedy = words('remedy', { kk: 'Иесі не істеуі керек?', ru: 'Что должен сделать владелец?', en: 'What must the owner do?' })
const leave: Text = { kk: 'Істі тоқтату', ru: 'Прекратить дело', en: 'Close the case' }
const owners: Text = { kk: 'Тіркелген жүйелердің иелері', ru: 'Владельцы зарегистрированных систем', en: 'Owners of registered systems' }

/** Whose systems, by whom their orders are appealed, and the procedures by which they are registered. */
interface Whose { readonly by: 'company' | 'body'; readonly prefix: string; readonly registered: readonly string[]; readonly of: Text }
const companies: Whose = { by: 'company', prefix: 'oversight.', registered: ['oversight.ai-system'], of: { kk: 'жүйенің', ru: 'системы', en: 'a system' } }
const stateBodies: Whose = {
  by: 'body', prefix: 'oversight.state-', registered: ['oversight.state-ai-system', 'oversight.restricted-ai-system'], of: { kk: 'мемлекеттік орган жүйесінің', ru: 'системы государственного органа', en: 'a system of a state body' },
}
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
const titled = ({ of }: Whose, kk: string, ru: string, en: string): Text => ({ kk: `${capital(of.kk)} ${kk}`, ru: `${ru} ${of.ru}`, en: `${en} ${of.en}` })

const suspension = (whose: Whose): ByTwo => ({
  id: `${whose.prefix}suspension`, title: titled(whose, 'қолданылуын тоқтата тұру', 'Приостановление применения', 'Suspension of'),
  summary: {
    kk: 'Қадағалау органы тіркелген жүйенің қолданылуын тоқтата тұрады: инспектор ұсынады, басшы қол қояды. Сол сәтте жазба, жүйеге байланған кілттер, оған берілген деректер мен куәліктер тоқтатыла тұрады.',
    ru: 'Орган надзора приостанавливает применение зарегистрированной системы: инспектор предлагает, руководитель подписывает. В тот же момент приостанавливаются запись, привязанные к системе ключи, предоставленные ей данные и свидетельства.',
    en: 'The authority suspends a registered system: an inspector proposes, the head signs. At that moment the entry is suspended, and with it the keys bound to the system, the data lent to it and its certificates.',
  },
  audience: owners, about: whose.registered, effects: ['grant'], fields: [ground, facts, remedy, whole], within: atOnce, leave,
  proposal: { kk: 'Тоқтата тұруды ұсыну', ru: 'Предложение о приостановлении', en: 'Proposal of a suspension' },
  sign: { kk: 'Тоқтата тұру туралы өкімге қол қою', ru: 'Подписать распоряжение о приостановлении', en: 'Sign the suspension' },
  does: { effect: { register: aiSystem.register, does: 'suspend' }, order: { does: 'suspend', reason: ground.name, whole: whole.name } }, decides: 'suspend',
  decision: {
    title: { kk: 'Жүйенің қолданылуын тоқтата тұру туралы өкім', ru: 'Распоряжение о приостановлении применения системы', en: 'Order that suspends a system' },
    words: {
      kk: 'Жүйенің қолданылуы тоқтатыла тұрады. Өкімнің күшін оны шығарған орган ғана жояды.', ru: 'Применение системы приостанавливается. Отменить распоряжение может только издавший его орган.',
      en: 'The use of the system is suspended. Only the body that gave the order lifts it.',
    },
    effect: 'dismiss', rules: [], basis: law('18'), appeal: appealableBy(whose.by),
  },
})

/** Twenty working days between two provisional orders about a system are assumed, as the three of one are: the law speaks of neither. */
const provisional = (whose: Whose): ByTwo => ({
  ...suspension(whose), id: `${whose.prefix}provisional-suspension`, title: titled(whose, 'қолданылуын уақытша тоқтата тұру', 'Временное приостановление применения', 'Provisional suspension of'),
  summary: {
    kk: 'Кейінге қалдыруға болмайтын жағдайда өкімге инспектор жеке өзі қол қояды. Екі адам қол қойған өкіммен расталмаса, оның қолданысы үш жұмыс күнінен кейін тоқтатылады.', ru: 'В случае, не терпящем отлагательства, инспектор подписывает распоряжение единолично. Если его не подтвердит распоряжение, подписанное двумя лицами, его действие прекратится через три рабочих дня.',
    en: 'Where it cannot wait an inspector signs alone. Unless an order of two people confirms it, it ends by itself after three working days.',
  },
  fields: [ground, facts], proposal: { kk: 'Уақытша тоқтата тұру', ru: 'Временное приостановление', en: 'Provisional suspension' },
  sign: { kk: 'Уақытша өкімге қол қою', ru: 'Подписать временное распоряжение', en: 'Sign the provisional order' },
  does: { order: { does: 'suspend', reason: ground.name, within: workdays(3), notAgainWithin: workdays(20), alsoLiftedBy: ['oversight.head'] } },
  decision: {
    ...suspension(whose).decision, title: { kk: 'Жүйенің қолданылуын уақытша тоқтата тұру туралы өкім', ru: 'Временное распоряжение о приостановлении применения системы', en: 'Provisional order that suspends a system' },
    words: {
      kk: 'Жүйенің қолданылуы үш жұмыс күніне тоқтатыла тұрады. Расталмаса, осы мерзім өткенде өкімнің қолданысы тоқтатылады.', ru: 'Применение системы приостанавливается на три рабочих дня. Без подтверждения действие распоряжения прекращается по истечении этого срока.', en: 'The use of the system is suspended for three working days. Unless it is confirmed the order ends by itself.',
    },
  },
})

const restriction = (whose: Whose): ByTwo => ({
  ...suspension(whose), id: `${whose.prefix}restriction`, title: titled(whose, 'қолданылуын шектеу', 'Ограничение применения', 'Restriction of'),
  summary: {
    kk: 'Орган жүйені тоқтатпай, оның қолданылуын аталған мақсаттармен, кілттермен немесе минутына сұрау санымен шектейді. Қалған сұраулар өкімнің нөмірі, себебі және шағымдану тәртібі көрсетіліп, қабылданбайды. Өкімде деректер үшін көрсетілмеген мақсаттарға берілген деректер жабылады, ал жазбада, оның куәліктерінде және соған негізделген қызметтерде шектеу көрсетіледі.',
    ru: 'Орган не останавливает систему, а ограничивает её применение названными целями, ключами или числом запросов в минуту. Остальные запросы отклоняются с указанием номера распоряжения, причины и порядка обжалования. Данные, предоставленные для целей, которые распоряжение для данных не называет, закрываются, а в записи, в её свидетельствах и в основанных на ней услугах показывается ограничение.',
    en: 'The authority does not stop the system, but restricts it to the purposes, keys or number of requests a minute that it names. All else is refused with the number of the order, the reason and how to appeal. Data lent for purposes that it does not name for data are closed, and the entry, its certificates and the services that rest on it show the restriction.',
  },
  fields: [ground, facts, remedy, purposes, dataPurposes, keys, rate], proposal: { kk: 'Шектеуді ұсыну', ru: 'Предложение об ограничении', en: 'Proposal of a restriction' },
  sign: { kk: 'Шектеу туралы өкімге қол қою', ru: 'Подписать распоряжение об ограничении', en: 'Sign the restriction' },
  does: { order: { does: 'restrict', reason: ground.name, purposes: purposes.name, dataPurposes: dataPurposes.name, keys: keys.name, requestsPerMinute: rate.name } }, decides: 'restrict',
  decision: {
    ...suspension(whose).decision, title: { kk: 'Жүйенің қолданылуын шектеу туралы өкім', ru: 'Распоряжение об ограничении применения системы', en: 'Order that restricts a system' },
    words: {
      kk: 'Жүйе өкімде аталған шекте ғана қолданылады. Өкімнің күшін оны шығарған орган ғана жояды.', ru: 'Система применяется только в пределах, названных в распоряжении. Отменить его может только издавший его орган.',
      en: 'The system is used within what the order names alone. Only the body that gave the order lifts it.',
    },
  },
})

const lifting = (whose: Whose, of: 'suspension' | 'restriction' | 'provisional-suspension', id: string, title: Text): ByTwo => ({
  id: `${whose.prefix}${id}`, title,
  summary: { kk: 'Себебі жойылған соң өкімді шығарған орган оның күшін жояды.', ru: 'После устранения причины издавший распоряжение орган отменяет его.', en: 'Once its cause is removed, the body that gave the order lifts it.' },
  audience: { kk: 'Өздеріне қатысты өкім шығарылған жүйелердің иелері', ru: 'Владельцы систем, в отношении которых издано распоряжение', en: 'Owners of systems under an order' },
  about: [`${whose.prefix}${of}`], effects: ['dismiss'], fields: [words('removed', { kk: 'Себебі қалай жойылды?', ru: 'Как устранена причина?', en: 'How was the cause removed?' })],
  within: [workdays(3), workdays(2), workdays(5)], leave: { kk: 'Өкімді күшінде қалдыру', ru: 'Оставить распоряжение в силе', en: 'Let the order stand' },
  proposal: { kk: 'Өкімнің күшін жоюды ұсыну', ru: 'Предложение об отмене распоряжения', en: 'Proposal to lift it' }, sign: { kk: 'Өкімнің күшін жоюға қол қою', ru: 'Подписать отмену распоряжения', en: 'Sign the lifting' },
  does: { ...(of === 'suspension' && { effect: { register: aiSystem.register, does: 'restore' } }), order: { does: 'lift' } }, decides: 'lift',
  decision: {
    title: { kk: 'Жүйе туралы өкімнің күшін жою', ru: 'Отмена распоряжения о системе', en: 'Lifting of an order about a system' },
    words: { kk: 'Өкімнің күші жойылды.', ru: 'Распоряжение отменено.', en: 'The order is lifted.' }, effect: 'grant', rules: [], basis: rules,
  },
})

export const suspensions: readonly Procedure[] = [companies, stateBodies].flatMap((whose) => [
  byTwo(suspension(whose)), byOne(provisional(whose)), byTwo(restriction(whose)),
  byTwo(lifting(whose, 'suspension', 'lifting', titled(whose, 'қолданылуын тоқтата тұру туралы өкімнің күшін жою', 'Отмена приостановления применения', 'Lifting of the suspension of'))),
  byTwo(lifting(whose, 'restriction', 'restriction-lifting', titled(whose, 'қолданылуын шектеу туралы өкімнің күшін жою', 'Отмена ограничения применения', 'Lifting of the restriction of'))),
  byTwo(lifting(whose, 'provisional-suspension', 'provisional-lifting', titled(whose, 'қолданылуын уақытша тоқтата тұру туралы өкімнің күшін жою', 'Отмена временного приостановления применения', 'Lifting of the provisional suspension of'))),
])

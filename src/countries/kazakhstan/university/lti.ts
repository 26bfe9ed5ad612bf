/** The platforms of universities in which our courses are opened, as a register: each is entered, changed and taken out by two, and is read for every launch. */
import { workdays, years } from '../../../law/duration.ts'
import { text } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import { type Outcome, procedure, type Procedure } from '../../../law/procedure.ts'
import { type Register, register } from '../../../law/register.ts'
import type { Text } from '../../../law/text.ts'
import { common } from './admission/common.ts'
import { notRepresentatives } from '../impartial.ts'
import { bodies, offices, rules } from './offices.ts'

const platformsRegister = 'university.lti-platforms'

const address = (name: string, label: Text, hint: Text) => text(name, { label, hint, maxLength: 500, technical: true })

const platformName = text('name', { label: { kk: 'Платформаның атауы', ru: 'Название платформы', en: 'Name of the platform' }, hint: { kk: 'Мысалы: «Үлгі университетінің Moodle жүйесі».', ru: 'Например: «Moodle университета Үлгі».', en: 'Such as “Moodle of the University of Ulgi”.' }, maxLength: 200 })
const fields = [
  platformName,
  address('issuer', { kk: 'Платформа идентификаторы (issuer)', ru: 'Идентификатор платформы (issuer)', en: 'Platform ID (issuer)' }, { kk: 'Platform ID. Moodle-да — сайттың мекенжайы.', ru: 'Platform ID. В Moodle это адрес сайта.', en: 'Of a Moodle it is the address of the site.' }),
  address('clientId', { kk: 'Клиент идентификаторы (client ID)', ru: 'Идентификатор клиента (client ID)', en: 'Client ID' }, { kk: 'Платформа құралға берген белгі.', ru: 'Его платформа присвоила инструменту.', en: 'The one that the platform gave to the tool.' }),
  address('deployments', { kk: 'Орналастыру идентификаторлары (deployment ID)', ru: 'Идентификаторы развёртывания (deployment ID)', en: 'Deployment IDs' }, { kk: 'Бірнешеу болса, бос орынмен бөліңіз.', ru: 'Если их несколько, через пробел.', en: 'With spaces between, where there are several.' }),
  address('sites', { kk: 'Платформа беттерінің мекенжайлары', ru: 'Адреса страниц платформы', en: 'Where its pages stand' }, { kk: 'Мысалы, https://moodle.example.kz. Курс осы беттердің ішінде ғана көрсетіледі.', ru: 'Например, https://moodle.example.kz. Курс показывается внутри только этих страниц.', en: 'Such as https://moodle.example.kz. Only those pages may frame a course.' }),
  address('authorization', { kk: 'Кіруді растау мекенжайы (Authentication request URL)', ru: 'Адрес запроса входа (Authentication request URL)', en: 'Authentication request URL' }, { kk: 'https:// деп басталады.', ru: 'Начинается с https://.', en: 'Begins with https://.' }),
  address('token', { kk: 'Қолжетімділік токенінің мекенжайы (Access token URL)', ru: 'Адрес токена доступа (Access token URL)', en: 'Access token URL' }, { kk: 'https:// деп басталады.', ru: 'Начинается с https://.', en: 'Begins with https://.' }),
  address('keys', { kk: 'Ашық кілттер жинағының мекенжайы (JWKS)', ru: 'Адрес набора открытых ключей (JWKS)', en: 'Public keyset URL (JWKS)' }, { kk: 'https:// деп басталады.', ru: 'Начинается с https://.', en: 'Begins with https://.' }),
] as const

export const platforms: Register = register(platformsRegister, {
  inForce: { from: '2026-01-12' }, body: { name: bodies.university.name }, office: { role: 'university.registrar', title: offices['university.registrar'] }, basis: rules, keep: { for: years(10), basis: rules },
  numbers: 'ULP', owner: ['body'], calledBy: platformName.name, unique: ['issuer', 'clientId'],
  title: { kk: 'Университеттердің оқыту платформалары', ru: 'Учебные платформы университетов', en: 'Learning platforms of universities' },
  summary: {
    kk: 'Курстарымыз LTI 1.3 арқылы ашылатын Moodle, Open edX және Canvas жүйелері. Тізілімде жоқ немесе тоқтатылған платформа ештеңе аша алмайды.', ru: 'Системы Moodle, Open edX и Canvas, в которых наши курсы открываются по LTI 1.3. Платформа, которой нет в реестре или которая приостановлена, ничего не открывает.',
    en: 'The Moodle, Open edX and Canvas in which our courses are opened by LTI 1.3. A platform that is not here, or is suspended, opens nothing.',
  },
  fields, shown: { to: 'everyone', fields: ['name', 'issuer', 'sites'] },
  states: { entered: { kk: 'Қосылған', ru: 'Подключена', en: 'Connected' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлена', en: 'Suspended' }, struck: { kk: 'Ажыратылған', ru: 'Отключена', en: 'Disconnected' } },
})

interface Act { readonly id: string; readonly title: Text; readonly effect: NonNullable<Outcome['effect']>; readonly done: Text }

const page: Text = { kk: 'Платформа туралы мәліметтер', ru: 'Сведения о платформе', en: 'The platform' }
const why = text('why', { label: { kk: 'Негіздемесі', ru: 'Обоснование', en: 'Why' }, maxLength: 2000, long: true })
const theRector = { kk: 'Ректордың шешімі', ru: 'Решение ректора', en: 'The rector decides' }
const signs = { kk: 'Тізілімді өзгертуге қол қою', ru: 'Подписать изменение реестра', en: 'Sign the change of the register' }
const byTwo = { 'university.registrar': offices['university.registrar'], 'university.rector': offices['university.rector'] } as const

const decisionsOf = ({ title, done }: Act) => ({
  entered: { title, words: done, effect: 'grant', rules: [], basis: rules },
  returned: { title: { kk: 'Ұсынысты қайтару', ru: 'Возврат предложения', en: 'What was brought is returned' }, words: { kk: 'Тізілім өзгермейді.', ru: 'Реестр не изменяется.', en: 'The register stays as it is.' }, effect: 'dismiss', rules: [], basis: rules },
}) as const satisfies Procedure['decisions']

/** The registrar brings a platform, and the rector signs. */
const entry = (act: Act): Procedure => procedure({
  ...common, id: act.id, title: act.title, summary: { kk: 'Тіркеуші ұсынады, ректор қол қояды.', ru: 'Регистратор предлагает, ректор подписывает.', en: 'The registrar brings it, and the rector signs.' },
  audience: { kk: 'Рәсімді тіркеуші бастайды', ru: 'Процедуру начинает регистратор', en: 'Opened by the registrar' }, offices: byTwo, opens: { by: 'office', role: 'university.registrar' },
  form: [{ id: 'platform', title: page, fields }], rules: {}, clock: { within: workdays(5), from: 'signing', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'signing',
  steps: {
    signing: {
      title: theRector, by: { role: 'university.rector' }, basis: rules, excluded: [{ of: 'opener', basis: rules }, ...notRepresentatives], sign: true, late: 'escalate',
      outcomes: {
        enter: { label: signs, to: 'closed', decides: 'entered', effect: act.effect },
        return: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Return it' }, to: 'closed', decides: 'returned', reasons: true },
      },
    },
  },
  decisions: decisionsOf(act),
})

/** What is to become of a platform: the representative of the university says it on the page of the entry, the registrar looks at it, and the rector signs. */
const change = ({ asked, ...act }: Act & { readonly asked: readonly FormField[] }): Procedure => procedure({
  ...common, id: act.id, title: act.title, summary: { kk: 'Өкіл ұсынады, тіркеуші тексереді, ректор қол қояды.', ru: 'Представитель предлагает, регистратор проверяет, ректор подписывает.', en: 'The representative brings it, the registrar looks at it, and the rector signs.' },
  audience: { kk: 'Рәсімді университеттің өкілі бастайды', ru: 'Процедуру начинает представитель университета', en: 'Opened by whoever represents the university' }, need: ['state'], offices: byTwo, opens: { by: 'body' },
  subject: { register: platformsRegister, title: { kk: 'Платформа', ru: 'Платформа', en: 'Platform' }, whose: 'keepers-own' },
  form: [{ id: 'platform', title: page, fields: [...asked, why] }], rules: {}, clock: { within: workdays(5), from: 'check', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'check',
  steps: {
    check: {
      title: { kk: 'Тіркеушінің тексеруі', ru: 'Проверка регистратором', en: 'The registrar looks at it' }, by: { role: 'university.registrar' }, within: workdays(2), basis: rules, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Ректорға ұсыну', ru: 'Передать ректору', en: 'Pass it to the rector' }, to: 'signing' },
        decline: { label: { kk: 'Қайтаруды ұсыну', ru: 'Предложить вернуть', en: 'Propose to return it' }, to: 'signing', reasons: true },
      },
    },
    signing: {
      title: theRector, by: { role: 'university.rector' }, within: workdays(3), basis: rules, excluded: notRepresentatives, notBy: ['check'], sign: true, late: 'escalate',
      outcomes: {
        enter: { label: signs, to: 'closed', decides: 'entered', effect: act.effect, after: { step: 'check', outcome: 'propose' } },
        return: { label: { kk: 'Қайтаруға қол қою', ru: 'Подписать возврат', en: 'Sign the return' }, to: 'closed', decides: 'returned', reasons: true, after: { step: 'check', outcome: 'decline' } },
      },
    },
  },
  decisions: decisionsOf(act),
})

const named = Object.fromEntries(fields.map(({ name }) => [name, name]))

export const platformActs: readonly Procedure[] = [
  entry({
    id: 'university.lti-platform', title: { kk: 'Университет платформасын қосу', ru: 'Подключение платформы университета', en: 'Connect the platform of a university' },
    effect: { register: platformsRegister, does: 'enter', fields: named }, done: { kk: 'Платформа қосылды.', ru: 'Платформа подключена.', en: 'The platform is connected.' },
  }),
  change({
    id: 'university.lti-platform-changed', title: { kk: 'Университет платформасының мәліметтерін өзгерту', ru: 'Изменение сведений о платформе университета', en: 'Change what is said of a platform' }, asked: fields,
    effect: { register: platformsRegister, does: 'change', fields: named }, done: { kk: 'Платформаның мәліметтері өзгертілді.', ru: 'Сведения о платформе изменены.', en: 'What is said of the platform was changed.' },
  }),
  change({
    id: 'university.lti-platform-struck', title: { kk: 'Университет платформасын ажырату', ru: 'Отключение платформы университета', en: 'Disconnect the platform of a university' }, asked: [],
    effect: { register: platformsRegister, does: 'strike' }, done: { kk: 'Платформа ажыратылды.', ru: 'Платформа отключена.', en: 'The platform is disconnected.' },
  }),
]

/** The platforms of universities in which our courses are opened, as a register: each is entered, changed and taken out by two, and is read for every launch. */
import { text } from '../../../law/field.ts'
import type { Procedure } from '../../../law/procedure.ts'
import { type Register, register } from '../../../law/register.ts'
import { changeAct, entryAct, kept, technical } from './lti-acts.ts'

const platformsRegister = 'university.lti-platforms'

const platformName = text('name', { label: { kk: 'Платформаның атауы', ru: 'Название платформы', en: 'Name of the platform' }, hint: { kk: 'Мысалы: «Үлгі университетінің Moodle жүйесі».', ru: 'Например: «Moodle университета Үлгі».', en: 'Such as “Moodle of the University of Ulgi”.' }, maxLength: 200 })
const fields = [
  platformName,
  technical('issuer', { kk: 'Платформа идентификаторы (issuer)', ru: 'Идентификатор платформы (issuer)', en: 'Platform ID (issuer)' }, { kk: 'Platform ID. Moodle-да — сайттың мекенжайы.', ru: 'Platform ID. В Moodle это адрес сайта.', en: 'Of a Moodle it is the address of the site.' }),
  technical('clientId', { kk: 'Клиент идентификаторы (client ID)', ru: 'Идентификатор клиента (client ID)', en: 'Client ID' }, { kk: 'Платформа құралға берген идентификатор.', ru: 'Его платформа присвоила инструменту.', en: 'The one that the platform gave to the tool.' }),
  technical('deployments', { kk: 'Орналастыру идентификаторлары (deployment ID)', ru: 'Идентификаторы развёртывания (deployment ID)', en: 'Deployment IDs' }, { kk: 'Бірнешеу болса, бос орынмен бөліңіз.', ru: 'Если их несколько, через пробел.', en: 'With spaces between, where there are several.' }),
  technical('sites', { kk: 'Платформа беттерінің мекенжайлары', ru: 'Адреса страниц платформы', en: 'Where its pages stand' }, { kk: 'Мысалы, https://moodle.example.kz. Курс осы беттердің ішінде ғана көрсетіледі.', ru: 'Например, https://moodle.example.kz. Курс показывается только внутри этих страниц.', en: 'Such as https://moodle.example.kz. Only those pages may frame a course.' }),
  technical('authorization', { kk: 'Кіруді растау мекенжайы (Authentication request URL)', ru: 'Адрес запроса входа (Authentication request URL)', en: 'Authentication request URL' }, { kk: 'https:// деп басталады.', ru: 'Начинается с https://.', en: 'Begins with https://.' }),
  technical('token', { kk: 'Қолжетімділік токенінің мекенжайы (Access token URL)', ru: 'Адрес токена доступа (Access token URL)', en: 'Access token URL' }, { kk: 'https:// деп басталады.', ru: 'Начинается с https://.', en: 'Begins with https://.' }),
  technical('keys', { kk: 'Ашық кілттер жинағының мекенжайы (JWKS)', ru: 'Адрес набора открытых ключей (JWKS)', en: 'Public keyset URL (JWKS)' }, { kk: 'https:// деп басталады.', ru: 'Начинается с https://.', en: 'Begins with https://.' }),
] as const

export const platforms: Register = register(platformsRegister, {
  ...kept, numbers: 'ULP', calledBy: platformName.name, unique: ['issuer', 'clientId'],
  title: { kk: 'Университеттердің оқыту платформалары', ru: 'Учебные платформы университетов', en: 'Learning platforms of universities' },
  summary: {
    kk: 'Курстарымыз LTI 1.3 арқылы ашылатын Moodle, Open edX және Canvas жүйелері. Тізілімде жоқ немесе тоқтатылған платформа ештеңе аша алмайды.', ru: 'Системы Moodle, Open edX и Canvas, в которых наши курсы открываются по LTI 1.3. Платформа, которой нет в реестре или которая приостановлена, ничего не открывает.',
    en: 'The Moodle, Open edX and Canvas in which our courses are opened by LTI 1.3. A platform that is not here, or is suspended, opens nothing.',
  },
  fields, shown: { to: 'everyone', fields: ['name', 'issuer', 'sites'] },
  states: { entered: { kk: 'Қосылған', ru: 'Подключена', en: 'Connected' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлена', en: 'Suspended' }, struck: { kk: 'Ажыратылған', ru: 'Отключена', en: 'Disconnected' } },
})

const named = Object.fromEntries(fields.map(({ name }) => [name, name]))
const called = { kk: 'Платформа', ru: 'Платформа', en: 'Platform' }

export const platformActs: readonly Procedure[] = [
  entryAct({
    fields, called,
    id: 'university.lti-platform', title: { kk: 'Университет платформасын қосу', ru: 'Подключение платформы университета', en: 'Connect the platform of a university' },
    effect: { register: platformsRegister, does: 'enter', fields: named }, done: { kk: 'Платформа қосылды.', ru: 'Платформа подключена.', en: 'The platform is connected.' },
  }),
  changeAct({
    called,
    id: 'university.lti-platform-changed', title: { kk: 'Университет платформасының мәліметтерін өзгерту', ru: 'Изменение сведений о платформе университета', en: 'Change what is said of a platform' }, asked: fields,
    effect: { register: platformsRegister, does: 'change', fields: named }, done: { kk: 'Платформаның мәліметтері өзгертілді.', ru: 'Сведения о платформе изменены.', en: 'What is said of the platform was changed.' },
  }),
  changeAct({
    called,
    id: 'university.lti-platform-struck', title: { kk: 'Университет платформасын ажырату', ru: 'Отключение платформы университета', en: 'Disconnect the platform of a university' }, asked: [],
    effect: { register: platformsRegister, does: 'strike' }, done: { kk: 'Платформа ажыратылды.', ru: 'Платформа отключена.', en: 'The platform is disconnected.' },
  }),
]

/** The tools of others in our courses, as a register: what each is told of a learner stands in its entry. */
import { choice, text } from '../../../law/field.ts'
import type { Procedure } from '../../../law/procedure.ts'
import { type Register, register } from '../../../law/register.ts'
import { changeAct, entryAct, kept, technical } from './lti-acts.ts'

const toolsRegister = 'university.lti-tools'

const toolName = text('name', { label: { kk: 'Құралдың атауы', ru: 'Название инструмента', en: 'Name of the tool' }, hint: { kk: 'Мысалы: «Үлгі зертханасы».', ru: 'Например: «Лаборатория Үлгі».', en: 'Such as “Laboratory of Ulgi”.' }, maxLength: 200 })
const told = choice('told', {
  label: { kk: 'Білім алушы туралы құралға не айтылады?', ru: 'Что инструменту сообщается об обучающемся?', en: 'What is the tool told of a learner?' },
  choices: [
    { value: 'nothing', label: { kk: 'Ештеңе: тек осы құралға арналған идентификатор', ru: 'Ничего: только идентификатор для этого инструмента', en: 'Nothing: only a sign that is for this tool alone' } },
    { value: 'name', label: { kk: 'Аты-жөні', ru: 'Имя', en: 'The name' } },
    { value: 'contact', label: { kk: 'Аты-жөні және электрондық поштасы', ru: 'Имя и адрес электронной почты', en: 'The name and the e-mail address' } },
  ],
})
const fields = [
  toolName,
  technical('login', { kk: 'Кіруді бастау мекенжайы (Initiate login URL)', ru: 'Адрес начала входа (Initiate login URL)', en: 'Initiate login URL' }, { kk: 'https:// деп басталады.', ru: 'Начинается с https://.', en: 'Begins with https://.' }),
  technical('target', { kk: 'Құралдың мекенжайы (Target link URI)', ru: 'Адрес инструмента (Target link URI)', en: 'Target link URI' }, { kk: 'Сілтеме басқасын айтпаса, осы ашылады.', ru: 'Открывается, если ссылка не называет другого.', en: 'Opened where a link names no other.' }),
  technical('redirects', { kk: 'Қайта бағыттау мекенжайлары (Redirection URIs)', ru: 'Адреса перенаправления (Redirection URIs)', en: 'Redirection URIs' }, { kk: 'Бірнешеу болса, бос орынмен бөліңіз.', ru: 'Если их несколько, через пробел.', en: 'With spaces between, where there are several.' }),
  technical('keys', { kk: 'Ашық кілттер жинағының мекенжайы (JWKS)', ru: 'Адрес набора открытых ключей (JWKS)', en: 'Public keyset URL (JWKS)' }, { kk: 'https:// деп басталады.', ru: 'Начинается с https://.', en: 'Begins with https://.' }),
  told,
] as const

export const tools: Register = register(toolsRegister, {
  ...kept, numbers: 'ULT', calledBy: toolName.name, title: { kk: 'Курстардағы басқа ұйымдардың құралдары', ru: 'Инструменты других организаций в курсах', en: 'Tools of others in our courses' },
  summary: {
    kk: 'Курстарымызда LTI 1.3 арқылы ашылатын тапсырмалар мен зертханалар және олардың әрқайсысына білім алушы туралы не айтылатыны.', ru: 'Задания и лаборатории, которые открываются в наших курсах по LTI 1.3, и что каждому из них сообщается об обучающемся.',
    en: 'The exercises and laboratories that open in our courses by LTI 1.3, and what each is told of a learner.',
  },
  fields, shown: { to: 'everyone', fields: ['name', 'target', 'told'] },
  states: { entered: { kk: 'Қосылған', ru: 'Подключён', en: 'Connected' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлен', en: 'Suspended' }, struck: { kk: 'Ажыратылған', ru: 'Отключён', en: 'Disconnected' } },
})

const named = Object.fromEntries(fields.map(({ name }) => [name, name]))
const called = { kk: 'Құрал', ru: 'Инструмент', en: 'Tool' }

export const toolActs: readonly Procedure[] = [
  entryAct({
    fields, called, id: 'university.lti-tool', title: { kk: 'Курстарға басқа ұйымның құралын қосу', ru: 'Подключение инструмента другой организации', en: 'Connect a tool of others' },
    effect: { register: toolsRegister, does: 'enter', fields: named }, done: { kk: 'Құрал қосылды.', ru: 'Инструмент подключён.', en: 'The tool is connected.' },
  }),
  changeAct({
    called, id: 'university.lti-tool-changed', title: { kk: 'Құралдың мәліметтерін өзгерту', ru: 'Изменение сведений об инструменте', en: 'Change what is said of a tool' }, asked: fields,
    effect: { register: toolsRegister, does: 'change', fields: named }, done: { kk: 'Құралдың мәліметтері өзгертілді.', ru: 'Сведения об инструменте изменены.', en: 'What is said of the tool was changed.' },
  }),
  changeAct({
    called, id: 'university.lti-tool-struck', title: { kk: 'Құралды ажырату', ru: 'Отключение инструмента', en: 'Disconnect a tool' }, asked: [],
    effect: { register: toolsRegister, does: 'strike' }, done: { kk: 'Құрал ажыратылды.', ru: 'Инструмент отключён.', en: 'The tool is disconnected.' },
  }),
]

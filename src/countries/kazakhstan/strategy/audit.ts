/** What the chamber of audit finds about a measure or an indicator, by itself: the body whose it is answers in its time, and both are public once the chamber has signed. */
import { months, workdays, years } from '../../../law/duration.ts'
import { choice, text } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import type { Exclusion, Procedure } from '../../../law/procedure.ts'
import { reference, type Register, register } from '../../../law/register.ts'
import type { Text } from '../../../law/text.ts'
import { administrativeCode, secondary } from '../acts.ts'
import { notRepresentatives } from '../impartial.ts'
import { rules } from './acts.ts'
import { auditOffices as offices, bodies } from './offices.ts'

const body = bodies.audit

export const auditFindings = 'strategy.audit-findings'

const called = text('called', { label: { kk: 'Тұжырымның қысқаша мәні', ru: 'Краткая суть вывода', en: 'The finding in a few words' }, maxLength: 200 })
const found = text('found', { label: { kk: 'Не анықталды және немен расталады?', ru: 'Что установлено и чем подтверждается?', en: 'What was found, and what shows it?' }, maxLength: 8000, long: true })
const recommended = text('recommended', { label: { kk: 'Не ұсынылады?', ru: 'Что рекомендуется?', en: 'What is recommended?' }, maxLength: 4000, long: true, optional: true })
const answer = text('bodyAnswer', { label: { kk: 'Органның жауабы', ru: 'Ответ органа', en: 'Answer of the body' }, maxLength: 8000, long: true })

const languages = [
  { value: 'kk', label: { kk: 'Қазақ тілінде', ru: 'На казахском', en: 'Kazakh' } }, { value: 'ru', label: { kk: 'Орыс тілінде', ru: 'На русском', en: 'Russian' } }, { value: 'en', label: { kk: 'Ағылшын тілінде', ru: 'На английском', en: 'English' } },
] as const
/** Findings and answers stand in the language of whoever wrote them: pages say which, so that they are read aloud in it. */
const language = choice('language', { label: { kk: 'Тұжырым қай тілде жазылған?', ru: 'На каком языке изложен вывод?', en: 'In which language is the finding written?' }, choices: languages })
const answerLanguage = choice('answerLanguage', { label: { kk: 'Жауап қай тілде жазылған?', ru: 'На каком языке дан ответ?', en: 'In which language is the answer written?' }, choices: languages })

const titles = {
  measure: { of: 'strategy.measures', label: { kk: 'Іс-шара', ru: 'Мероприятие', en: 'Measure' }, title: { kk: 'Іс-шара бойынша аудит тұжырымы', ru: 'Вывод аудита о мероприятии', en: 'Finding of audit about a measure' } },
  indicator: { of: 'strategy.indicators', label: { kk: 'Көрсеткіш', ru: 'Показатель', en: 'Indicator' }, title: { kk: 'Көрсеткіш бойынша аудит тұжырымы', ru: 'Вывод аудита о показателе', en: 'Finding of audit about an indicator' } },
} as const satisfies Record<string, { readonly of: string; readonly label: Text; readonly title: Text }>

type About = keyof typeof titles

export const auditRegister: Register = register(auditFindings, {
  inForce: { from: '2026-06-09' }, body: { name: body.name }, office: { role: 'strategy.auditor', title: offices['strategy.auditor'] }, basis: rules, owner: ['body'], keep: { for: years(10), basis: rules },
  numbers: 'AUF', calledBy: called.name, title: { kk: 'Аудит тұжырымдары', ru: 'Выводы аудита', en: 'Findings of audit' },
  summary: { kk: 'Аудиторлық палатаның өз тұжырымдары және органдардың жауаптары.', ru: 'Собственные выводы Аудиторской палаты и ответы органов.', en: 'What the Audit Chamber found by itself, and what the bodies answered.' },
  states: { entered: { kk: 'Жарияланған', ru: 'Опубликован', en: 'Published' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлен', en: 'Suspended' }, struck: { kk: 'Алып тасталған', ru: 'Исключён', en: 'Struck off' } },
  fields: [called, reference('measure', titles.measure.of, 'uses', { label: titles.measure.label, optional: true }), reference('indicator', titles.indicator.of, 'uses', { label: titles.indicator.label, optional: true }), found, recommended, { ...language, optional: true }, { ...answer, optional: true }, { ...answerLanguage, optional: true }],
  shown: { to: 'everyone', fields: [called.name, 'measure', 'indicator', found.name, recommended.name, language.name, answer.name, answerLanguage.name] },
})

/** The coordinating body judges by the same registers: whoever serves in it signs no finding. */
const notCoordinating: Exclusion = { of: 'body', body: 'strategy', name: bodies.strategy.name, within: months(12), basis: rules }

/** No consent of the body is asked: whether it answers or keeps silent, the chamber signs what it found. */
const findingAbout = (about: About): Procedure => ({
  inForce: { from: '2026-06-09', basis: rules, openCases: { rule: 'finish', basis: rules } }, body, offices, parameters: {}, obligations: {}, fee: 'free', keep: { for: years(10), basis: rules },
  complaint: { words: { kk: 'Аудитордың әрекетіне Аудиторлық палатаға немесе сотқа шағымдануға болады.', ru: 'На действия аудитора можно пожаловаться в Аудиторскую палату или в суд.', en: 'You can complain about the auditor to the Audit Chamber, or go to court.' }, basis: secondary(administrativeCode, '91') },
  id: `strategy.audit-${about}`, title: titles[about].title,
  summary: {
    kk: 'Аудитор тұжырымын жазады, жауапты орган он жұмыс күні ішінде жауап береді, палата мүшесі қол қояды: содан кейін екеуі де жарияланады.', ru: 'Аудитор излагает вывод, ответственный орган отвечает в течение десяти рабочих дней, член палаты подписывает: после этого публикуются оба.',
    en: 'The auditor writes what was found, the responsible body answers within ten working days, and a member of the chamber signs: then both are public.',
  },
  audience: { kk: 'Рәсімді мемлекеттік аудитор бастайды', ru: 'Процедуру начинает государственный аудитор', en: 'Opened by a state auditor' }, opens: { by: 'office', role: 'strategy.auditor' },
  form: [{ id: 'finding', title: { kk: 'Тұжырым', ru: 'Вывод', en: 'The finding' }, fields: [{ kind: 'entry', name: about, label: titles[about].label, register: titles[about].of, which: 'shown' } satisfies FormField, language, called, found, recommended] }],
  rules: {}, clock: { within: workdays(20), from: 'answer', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'answer',
  steps: {
    answer: {
      title: { kk: 'Жауапты органның жауабы', ru: 'Ответ ответственного органа', en: 'Answer of the responsible body' }, by: { owner: { field: about }, shown: ['finding'] }, within: workdays(10), basis: rules, excluded: [{ of: 'opener', basis: rules }], late: { outcome: 'silent', basis: rules },
      outcomes: {
        answer: { label: { kk: 'Жауап беру', ru: 'Ответить', en: 'Answer' }, to: 'signing', findings: [answerLanguage, answer] },
        silent: { label: { kk: 'Жауап келмеді', ru: 'Ответа нет', en: 'No answer came' }, to: 'signing', byClock: true },
      },
    },
    signing: {
      title: { kk: 'Тұжырымға қол қою', ru: 'Подписание вывода', en: 'Signing of the finding' }, by: { role: 'strategy.audit-head' }, within: workdays(5), basis: rules, sign: true, excluded: [{ of: 'opener', basis: rules }, ...notRepresentatives, notCoordinating], late: 'escalate',
      outcomes: {
        publish: {
          label: { kk: 'Жариялауға қол қою', ru: 'Подписать публикацию', en: 'Sign the publication' }, to: 'closed', decides: 'published',
          effect: { register: auditFindings, does: 'enter', fields: { [called.name]: called.name, [about]: about, [found.name]: found.name, [recommended.name]: recommended.name, [language.name]: language.name, [answer.name]: answer.name, [answerLanguage.name]: answerLanguage.name } },
        },
        drop: { label: { kk: 'Тұжырымнан бас тарту', ru: 'Отказаться от вывода', en: 'Drop the finding' }, to: 'closed', reasons: true },
      },
    },
  },
  decisions: { published: { title: { kk: 'Аудит тұжырымы', ru: 'Вывод аудита', en: 'Finding of audit' }, words: { kk: 'Аудиторлық палата осы тұжырымды жариялайды.', ru: 'Аудиторская палата публикует этот вывод.', en: 'The Audit Chamber publishes this finding.' }, effect: 'grant', rules: [], basis: rules } },
})

export const auditProcedures: readonly Procedure[] = [findingAbout('measure'), findingAbout('indicator')]

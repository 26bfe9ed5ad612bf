/** The register of incidents: what happened and what was done, for everybody; who reported it is in the case alone. */
import { years } from '../../../law/duration.ts'
import { text } from '../../../law/field.ts'
import { reference, register } from '../../../law/register.ts'
import { harm, happenedOn, kind, publicSummary } from './incident-fields.ts'
import { aiSystem } from './common.ts'
import { bodies, offices, rules } from './offices.ts'

const shown = [
  kind, harm, happenedOn, text('publicSummary', { label: publicSummary.label, maxLength: publicSummary.maxLength, long: true }),
  reference('aiSystem', aiSystem.register, 'uses', { label: aiSystem.title, optional: true }),
  text('measures', { label: { kk: 'Қабылданған шаралар', ru: 'Принятые меры', en: 'What was done about it' }, maxLength: 4000, long: true, optional: true }),
]

export const incidents = register('oversight.incidents', {
  title: { kk: 'Жасанды интеллект жүйелерінің инциденттері', ru: 'Инциденты с системами искусственного интеллекта', en: 'Incidents with AI systems' },
  summary: {
    kk: 'Расталған инциденттер: не болды, қандай зиян келді және не істелді. Хабарлаған адам мұнда көрсетілмейді.', ru: 'Подтверждённые инциденты: что произошло, какой причинён вред и что сделано. Кто сообщил, здесь не указывается.',
    en: 'Incidents that are confirmed: what happened, what harm was done and what was done about it. Who reported is not told here.',
  },
  inForce: { from: '2026-01-18' }, body: { name: bodies.oversight.name }, office: { role: 'oversight.officer', title: offices['oversight.officer'] }, numbers: 'AII', basis: rules, owner: ['body', 'organisation'],
  fields: shown,
  states: {
    entered: { kk: 'Расталған', ru: 'Подтверждён', en: 'Confirmed' }, suspended: { kk: 'Қайта қаралуда', ru: 'Пересматривается', en: 'Under review' }, struck: { kk: 'Тізілімнен алып тасталған', ru: 'Исключён', en: 'Struck off' },
  },
  shown: { to: 'everyone', fields: shown.map(({ name }) => name) },
  keep: { for: years(5), basis: rules },
})

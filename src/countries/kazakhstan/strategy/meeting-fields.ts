/** What is said of meetings and instructions: the questions of their procedures, which are the columns of their registers. */
import { choice, date, type Field, file, text } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import { is } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import { bodies as services } from '../administration/offices.ts'
import { bodies as data } from '../commons/offices.ts'
import { body as model } from '../language-model/offices.ts'
import { bodies as oversight } from '../oversight/offices.ts'
import { bodies as technopark } from '../technopark/offices.ts'
import { bodies as university } from '../university/offices.ts'
import { bodies } from './offices.ts'

const long = (name: string, label: Text, more: { readonly hint?: Text; readonly optional?: true } = {}) => text(name, { label, maxLength: 5000, long: true, ...more })

export const name = text('name', { label: { kk: 'Отырыстың атауы', ru: 'Название заседания', en: 'Name of the meeting' }, maxLength: 300 })
export const heldOn = date('heldOn', { label: { kk: 'Отырыс күні', ru: 'День заседания', en: 'Day of the meeting' } })
export const agenda = long('agenda', { kk: 'Күн тәртібі', ru: 'Повестка дня', en: 'Agenda' }, {
  hint: {
    kk: 'Әр мәселені жеке жолға, неге қаралатынын көрсетіп жазыңыз. Портал ұсынатын мәселелер «Отырыстар мен тапсырмалар» бетінде көрсетілген.', ru: 'Каждый вопрос запишите с новой строки и укажите, почему он рассматривается. Что предлагает портал, видно на странице «Заседания и поручения».',
    en: 'Each item on a line of its own, with the reason. What the portal proposes stands on the page “Meetings and instructions”.',
  },
})
export const papers = file('papers', { label: { kk: 'Отырыс материалдары', ru: 'Материалы к заседанию', en: 'Papers' }, accept: ['application/pdf'], limitMegabytes: 20, optional: true })
export const resolution = long('resolution', { kk: 'Дауысқа салынатын мәтін', ru: 'Текст, который ставится на голосование', en: 'What is put to the vote' })
export const minutes = long('minutes', { kk: 'Хаттама', ru: 'Протокол', en: 'Minutes' })
export const dissent = long('dissent', { kk: 'Ерекше пікір', ru: 'Особое мнение', en: 'Dissenting opinion' }, { optional: true })

export const what = long('what', { kk: 'Не істеу керек?', ru: 'Что нужно сделать?', en: 'What is to be done?' })
/** Its values are the ids of the bodies, for the duty falls on whichever is chosen. */
export const whom = choice('whom', {
  label: { kk: 'Орындаушы орган', ru: 'Орган-исполнитель', en: 'Body that does it' },
  choices: Object.entries({
    technopark: technopark.technopark.name, commons: data.commons.name, 'language-model': model.name, oversight: oversight.oversight.name, university: university.university.name, strategy: bodies.strategy.name,
    akimat: services.akimat.name, revenue: services.revenue.name, social: services.social.name, science: services.science.name,
  }).map(([value, label]) => ({ value, label })),
})
export const until = date('until', { label: { kk: 'Орындау мерзімі', ru: 'Срок исполнения', en: 'Day by which it is done' } })
export const accepted = long('accepted', { kk: 'Қабылданған дәлел', ru: 'Принятое подтверждение', en: 'Evidence that was accepted' }, { hint: { kk: 'Құжат, нөмірі, мекенжайы.', ru: 'Документ, номер, адрес.', en: 'The document, its number, its address.' } })

/** Stated by the decision, as its register shows it to everybody. */
export const open = <F extends Field>(field: F): F & { readonly public: true } => ({ ...field, public: true })

export const entry = (field: string, register: string, label: Text): FormField & Field => ({ kind: 'entry', name: field, label, register, which: 'shown' })

const shownBy = choice('shownBy', {
  label: { kk: 'Орындалғанын не растайды?', ru: 'Чем подтверждается исполнение?', en: 'What shows that it is done?' },
  choices: [{ value: 'file', label: { kk: 'Файл', ru: 'Файл', en: 'A file' } }, { value: 'reference', label: { kk: 'Құжатқа сілтеме', ru: 'Ссылка на документ', en: 'A reference to a document' } }],
})

/** What shows that an instruction is carried out: a file, or a reference to what anybody can look up. */
export const evidence: readonly FormField[] = [
  long('done', { kk: 'Не істелді?', ru: 'Что сделано?', en: 'What was done?' }), shownBy,
  { ...file('proof', { label: { kk: 'Дәлелдің файлы', ru: 'Файл подтверждения', en: 'File of the evidence' }, accept: ['application/pdf', 'text/csv', 'application/json'], limitMegabytes: 10 }), when: is(shownBy, 'file') },
  { ...text('source', { label: { kk: 'Құжат, нөмірі, мекенжайы', ru: 'Документ, номер, адрес', en: 'The document, its number, its address' }, maxLength: 300 }), when: is(shownBy, 'reference') },
]

/** What of the strategy is open to people: drafts that anybody comments on, and questions and petitions to the coordinating body, each with what became of it. */
import { months, workdays, years } from '../../../law/duration.ts'
import { choice, date, text } from '../../../law/field.ts'
import type { Procedure } from '../../../law/procedure.ts'
import { reference, type Register, register } from '../../../law/register.ts'
import { is, not, titled } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import { administrativeCode, secondary } from '../acts.ts'
import { appealableBy } from '../administration/common.ts'
import { aboutEntry, aboutGoal, aboutMeasure, aboutProject, asking, publicAnswer, publicText, publish, repeated } from '../asking.ts'
import { rules } from './acts.ts'
import { names, sourceUrl } from './fields.ts'
import { bodies, offices } from './offices.ts'

const draftsId = 'strategy.drafts'

const shared = {
  inForce: { from: '2026-06-09' }, body: { name: bodies.strategy.name }, office: { role: 'strategy.analyst', title: offices['strategy.analyst'] }, keep: { for: years(5), basis: rules },
} as const satisfies Partial<Register>

const draftText = text('draftText', { label: { kk: 'Жобаның мәтіні', ru: 'Текст проекта', en: 'Text of the draft' }, maxLength: 20_000, long: true })
export const commentsUntil = date('commentsUntil', { label: { kk: 'Пікірлер қай күнге дейін қабылданады?', ru: 'До какого дня принимаются отзывы?', en: 'Until which day are comments taken?' } })
const became = choice('became', {
  label: { kk: 'Жобаны талқылау қорытындысы', ru: 'Итог обсуждения проекта', en: 'What became of the draft' },
  choices: [
    { value: 'adopted', label: { kk: 'Қабылданды', ru: 'Принят', en: 'Adopted' } }, { value: 'changed', label: { kk: 'Пікірлер ескеріліп, өзгерістермен қабылданды', ru: 'Принят с изменениями по отзывам', en: 'Adopted, with changes that people proposed' } },
    { value: 'dropped', label: { kk: 'Қабылданған жоқ', ru: 'Не принят', en: 'Not adopted' } },
  ],
})
const becameWhy = text('becameWhy', { label: { kk: 'Қандай пікір ескерілді, қайсысы ескерілмеді және неге?', ru: 'Что из отзывов учтено, что нет и почему?', en: 'Which comments were followed, which were not, and why?' }, maxLength: 8000, long: true })

const goalOf: Text = { kk: 'Мақсат', ru: 'Цель', en: 'Goal' }

const drafts = register(draftsId, {
  ...shared, numbers: 'DRF', calledBy: 'name', basis: rules, owner: ['body'], title: { kk: 'Стратегияның жобалары', ru: 'Проекты стратегии', en: 'Drafts of the strategy' },
  summary: { kk: 'Талқылауға шығарылған жобалар және олардың қорытындысы.', ru: 'Проекты, вынесенные на обсуждение, и их итог.', en: 'Drafts that are open to comment, and what became of them.' },
  states: { entered: { kk: 'Жарияланған', ru: 'Опубликован', en: 'Published' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлен', en: 'Suspended' }, struck: { kk: 'Алып тасталған', ru: 'Исключён', en: 'Struck off' } },
  fields: [...names, reference('goal', 'strategy.goals', 'uses', { label: goalOf, optional: true }), draftText, sourceUrl, commentsUntil, { ...became, optional: true }, { ...becameWhy, optional: true }],
  shown: { to: 'everyone', fields: [...names.map(({ name }) => name), 'goal', 'draftText', 'sourceUrl', 'commentsUntil', 'became', 'becameWhy'] },
})

const asked = choice('asked', {
  label: { kk: 'Не жібересіз?', ru: 'Что вы направляете?', en: 'What do you send?' },
  choices: [
    { value: 'question', label: { kk: 'Сұрақ', ru: 'Вопрос', en: 'A question' } }, { value: 'proposal', label: { kk: 'Ұсыныс', ru: 'Предложение', en: 'A proposal' } }, { value: 'petition', label: { kk: 'Жолданым', ru: 'Обращение', en: 'A petition' } },
  ],
})
const substance = text('substance', {
  label: { kk: 'Сұрағыңыз, ұсынысыңыз немесе жолданымыңыз', ru: 'Ваш вопрос, предложение или обращение', en: 'Your question, proposal or petition' },
  maxLength: 8000, long: true, personal: true,
})
export const openRegisters: readonly Register[] = [drafts]

/** The questions that a draft is published with, and those that tell what became of it. */
export const draftQuestions = { published: [...names, aboutGoal, draftText, sourceUrl, commentsUntil], closed: [became, becameWhy] } as const

/** By the procedure of petitions, which is the same for every body: fifteen working days, once two months more. */
export const question = (service: Parameters<typeof asking>[0]['service']): Procedure => asking({
  service, officer: 'strategy.analyst', head: 'strategy.head', need: ['checking'], id: 'strategy.question', basis: secondary(administrativeCode, '76'), within: workdays(15), extension: { by: months(2), basis: secondary(administrativeCode, '76') },
  title: { kk: 'Стратегия бойынша сұрақ немесе жолданым', ru: 'Вопрос или обращение по стратегии', en: 'A question or petition about the strategy' },
  summary: {
    kk: 'Мақсат, іс-шара, бағдарлама немесе жоба туралы үйлестіруші органнан сұраңыз, ұсыныс не жолданым жіберіңіз: жауап он бес жұмыс күні ішінде беріледі. Рұқсат берсеңіз, жауап сол мақсаттың бетінде көрінеді.',
    ru: 'Спросите координирующий орган о цели, мероприятии, программе или проекте, направьте предложение или обращение: ответ даётся в течение пятнадцати рабочих дней. С вашего согласия он виден на странице этой цели.',
    en: 'Ask the coordinating body about a goal, a measure, a programme, a project or a draft, or send a proposal or a petition: the answer comes within fifteen working days. If you agree, it stands on the page of that goal.',
  },
  form: [asked, aboutGoal, aboutMeasure, aboutProject, aboutEntry('draft', draftsId, { kk: 'Стратегияның қай жобасы туралы?', ru: 'О каком проекте стратегии?', en: 'About which draft of the strategy?' }), substance, publish, repeated],
  // A petition beyond that goes to the body as any other does: no body refuses to receive one.
  perApplicant: [{ atMost: 10, basis: rules }], finds: [publicText, publicAnswer], appeal: appealableBy('person'),
  rules: { answerable: titled({ kk: 'Сұрақтың қаралуға жататыны', ru: 'Вопрос подлежит рассмотрению', en: 'Whether the question is to be answered' }, not(is(repeated, 'same')).by(secondary(administrativeCode)).else({ kk: 'Жауап берілген, жаңа мән-жайлар көрсетілмеген.', ru: 'Ответ дан, новых обстоятельств не указано.', en: 'It was answered, and nothing new is said.' })) },
  refusal: { kk: 'Мәні бойынша қараудан бас тартылды.', ru: 'В рассмотрении по существу отказано.', en: 'It is not dealt with on its merits.' },
})

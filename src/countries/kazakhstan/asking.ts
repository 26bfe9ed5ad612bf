/** Asking a body of the state: whoever asks writes what they ask, an officer looks whose matter it is and studies it, the head signs the answer, each in its legal term. */
import type { Citation } from '../../law/citation.ts'
import { workdays } from '../../law/duration.ts'
import { choice, flag, text } from '../../law/field.ts'
import type { FormField } from '../../law/form.ts'
import type { ClockTerm } from '../../law/hours.ts'
import type { PerApplicant } from '../../law/per-applicant.ts'
import { procedure, type Procedure } from '../../law/procedure.ts'
import type { Text } from '../../law/text.ts'
import { notRepresentatives } from './impartial.ts'

const answered = text('answered', { label: { kk: 'Жауап', ru: 'Ответ', en: 'The answer' }, hint: { kk: 'Қарапайым тілмен, сұралғанның бәріне жауап беріңіз.', ru: 'Ответьте простым языком на всё, о чём спросили.', en: 'In plain words, to all that was asked.' }, maxLength: 8000, long: true, personal: true })
const passedTo = text('passedTo', { label: { kk: 'Қай органға жіберілді?', ru: 'В какой орган передано?', en: 'To which body is it passed?' }, maxLength: 300 })

/** Who is asked, and how. */
export interface Asking {
  /** What every procedure of the body says. */
  readonly service: Pick<Procedure, 'inForce' | 'body' | 'offices' | 'parameters' | 'fee' | 'complaint' | 'keep'>
  readonly officer: string
  readonly head: string
  readonly need: NonNullable<Procedure['need']>
  readonly id: string
  readonly title: Text
  readonly summary: Text
  readonly form: readonly FormField[]
  readonly basis: Citation
  readonly within: ClockTerm
  readonly extension?: { readonly by: ClockTerm; readonly basis: Citation }
  readonly rules: Procedure['rules']
  /** Companies ask too, and whoever acts for one does not answer it. */
  readonly companies?: true
  /** How many one person may have, where what they ask is told to everybody. */
  readonly perApplicant?: readonly [PerApplicant, ...PerApplicant[]]
  /** Reasons beside the declared rules, as the law has them. */
  readonly refusal: Text
  /** What whoever studies it finds besides, for either outcome. */
  readonly finds?: readonly FormField[]
  readonly appeal: NonNullable<Procedure['decisions'][string]['appeal']>
}

/** The procedure by which anybody asks that body; a matter of another one is passed on within three working days. */
export const asking = ({ service, officer, head, need, id, title, summary, form, basis, within, extension, rules, refusal, finds = [], appeal, perApplicant, companies }: Asking): Procedure => procedure({
  ...service, obligations: {}, id, need, title, summary, rules, audience: companies ? { kk: 'Кез келген адам немесе ұйым', ru: 'Любое физическое или юридическое лицо', en: 'Any person or organisation' } : { kk: 'Кез келген адам', ru: 'Любой', en: 'Anybody' },
  opens: { by: companies ? 'personOrCompany' : 'person', signs: 'anyone', ...(perApplicant && { perApplicant }) },
  form: [{ id: 'question', title: { kk: 'Не туралы жазасыз?', ru: 'О чём вы пишете?', en: 'What do you write about?' }, fields: form }],
  clock: { within, from: 'triage', stopsIn: [], ...(extension && { extension }), silence: 'escalate', basis }, starts: 'triage',
  steps: {
    triage: {
      title: { kk: 'Құзыретті тексеру', ru: 'Проверка компетенции', en: 'Whose matter is it?' }, by: { role: officer }, within: workdays(3), basis, late: 'escalate',
      outcomes: {
        study: { label: { kk: 'Қарауға қабылдау', ru: 'Принять к рассмотрению', en: 'Take it up' }, to: 'study' },
        pass: { label: { kk: 'Құзыретті органға жіберу', ru: 'Передать в компетентный орган', en: 'Pass it to the proper body' }, to: 'closed', findings: [passedTo], reasons: true },
      },
    },
    study: {
      title: { kk: 'Қарау', ru: 'Рассмотрение', en: 'Study' }, by: { role: officer }, basis, check: 'answerable', late: 'escalate', ...(companies && { excluded: notRepresentatives }),
      outcomes: {
        answer: { label: { kk: 'Жауап жобасын ұсыну', ru: 'Предложить проект ответа', en: 'Propose the answer' }, to: 'signing', findings: [answered, ...finds], whenCheck: [true, 'unknown'] },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'signing', reasons: true, ...(finds.length > 0 && { findings: finds }) },
      },
    },
    signing: {
      title: { kk: 'Жауапқа қол қою', ru: 'Подписание ответа', en: 'Signing of the answer' }, by: { role: head }, within: workdays(1), basis, check: 'answerable', notBy: ['study'], sign: true, late: 'escalate', ...(companies && { excluded: notRepresentatives }),
      outcomes: {
        answer: { label: { kk: 'Жауапқа қол қою', ru: 'Подписать ответ', en: 'Sign the answer' }, to: 'closed', decides: 'answered', after: { step: 'study', outcome: 'answer' } },
        refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true, after: { step: 'study', outcome: 'decline' } },
        reconsider: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на рассмотрение', en: 'Return for study' }, to: 'study', reasons: true },
      },
    },
  },
  decisions: {
    answered: { title: { kk: 'Жауап берілді', ru: 'Дан ответ', en: 'The answer' }, words: { kk: 'Сұраққа мәні бойынша жауап берілді.', ru: 'Дан ответ по существу.', en: 'What was asked is answered on its merits.' }, effect: 'grant', rules: ['answerable'], basis },
    refused: { title: { kk: 'Бас тарту', ru: 'Отказ', en: 'The refusal' }, words: refusal, effect: 'refuse', rules: ['answerable'], basis, appeal },
  },
  reopensAt: 'study',
})

/** Whether the same was answered before: what nothing new is said of need not be answered again. */
export const repeated = choice('repeated', {
  label: { kk: 'Бұл мәселе бойынша бұрын жауап алдыңыз ба?', ru: 'Вы уже получали ответ по этому вопросу?', en: 'Were you answered about this before?' },
  choices: [{ value: 'no', label: { kk: 'Жоқ', ru: 'Нет', en: 'No' } }, { value: 'yes', label: { kk: 'Иә, бірақ жаңа мән-жайлар бар', ru: 'Да, но есть новые обстоятельства', en: 'Yes, but there is something new' } }, { value: 'same', label: { kk: 'Иә, жаңа ештеңе жоқ', ru: 'Да, ничего нового нет', en: 'Yes, and nothing is new' } }],
})

/** An entry of a register that what is asked is about, where it is about one. */
export const aboutEntry = (name: string, of: string, label: Text): FormField => ({ kind: 'entry', name, label, register: of, which: 'shown', optional: true })

/** Which goal, measure and project of the strategy: by these names the strategy finds what was asked about them, of whichever body. */
export const aboutGoal = aboutEntry('goal', 'strategy.goals', { kk: 'Қай мақсат туралы?', ru: 'О какой цели?', en: 'About which goal?' })
export const aboutMeasure = aboutEntry('measure', 'strategy.measures', { kk: 'Қай іс-шара туралы?', ru: 'О каком мероприятии?', en: 'About which measure?' })
export const aboutProject = aboutEntry('project', 'strategy.projects', { kk: 'Қай бағдарлама не жоба туралы?', ru: 'О какой программе или каком проекте?', en: 'About which programme or project?' })

/** What stands on the page of what was asked about: where whoever asked agrees, and as an officer writes it for everybody. */
export const publish = flag('publish', { label: { kk: 'Сұрағыңыз бен оның жауабы аты-жөніңіз көрсетілмей жариялансын ба?', ru: 'Опубликовать вопрос и ответ без вашего имени?', en: 'May your question and its answer be published, without your name?' } })
const unnamed: Text = { kk: 'Дербес деректерсіз. Жіберуші рұқсат бермесе, көрсетілмейді.', ru: 'Без персональных данных. Без согласия автора не показывается.', en: 'Without personal data. It is not shown where whoever sent it did not agree.' }
export const publicText = text('publicText', { label: { kk: 'Не сұралды: жарияланатын мәтін', ru: 'О чём спросили: текст для публикации', en: 'What was asked, as it is published' }, hint: unnamed, maxLength: 3000, long: true, optional: true })
export const publicAnswer = text('publicAnswer', { label: { kk: 'Нәтижесі: жарияланатын мәтін', ru: 'Результат: текст для публикации', en: 'What became of it, as it is published' }, hint: unnamed, maxLength: 8000, long: true, optional: true })

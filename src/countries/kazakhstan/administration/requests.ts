/** Asking the state: a request for information and a petition. A person answers each, in its legal term; what came to the wrong body is passed on within three working days. */
import type { Citation } from '../../../law/citation.ts'
import { days, months, workdays } from '../../../law/duration.ts'
import { choice, text } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import type { ClockTerm } from '../../../law/hours.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { is, not } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import { administrativeCode, secondary } from '../acts.ts'
import { accessLaw } from './acts.ts'
import { appealableBy, serviceOf } from './common.ts'

const answered = text('answered', { label: { kk: 'Жауап', ru: 'Ответ', en: 'The answer' }, hint: { kk: 'Қарапайым тілмен, сұралғанның бәріне жауап беріңіз.', ru: 'Ответьте простым языком на всё, о чём спросили.', en: 'In plain words, to all that was asked.' }, maxLength: 8000, long: true, personal: true })
const passedTo = text('passedTo', { label: { kk: 'Қай органға жіберілді?', ru: 'В какой орган передано?', en: 'To which body is it passed?' }, maxLength: 300 })

interface Asking {
  readonly id: string
  readonly title: Text
  readonly summary: Text
  readonly form: readonly FormField[]
  readonly basis: Citation
  readonly within: ClockTerm
  readonly extension?: { readonly by: ClockTerm; readonly basis: Citation }
  readonly rules: Procedure['rules']
  /** Reasons beside the declared rules, as the law has them. */
  readonly refusal: Text
}

const asking = ({ id, title, summary, form, basis, within, extension, rules, refusal }: Asking): Procedure => procedure({
  ...serviceOf('akimat'), id, need: ['living'], title, summary, rules, audience: { kk: 'Кез келген адам', ru: 'Любой', en: 'Anybody' },
  opens: { by: 'person', signs: 'anyone' },
  form: [{ id: 'question', title: { kk: 'Не туралы жазасыз?', ru: 'О чём вы пишете?', en: 'What do you write about?' }, fields: form }],
  clock: { within, from: 'triage', stopsIn: [], ...(extension && { extension }), silence: 'escalate', basis }, starts: 'triage',
  steps: {
    triage: {
      title: { kk: 'Құзыретті тексеру', ru: 'Проверка компетенции', en: 'Whose matter is it?' }, by: { role: 'akimat.officer' }, within: workdays(3), basis, late: 'escalate',
      outcomes: {
        study: { label: { kk: 'Қарауға қабылдау', ru: 'Принять к рассмотрению', en: 'Take it up' }, to: 'study' },
        pass: { label: { kk: 'Тиісті органға жіберу', ru: 'Передать в надлежащий орган', en: 'Pass it to the proper body' }, to: 'closed', findings: [passedTo], reasons: true },
      },
    },
    study: {
      title: { kk: 'Қарау', ru: 'Рассмотрение', en: 'Study' }, by: { role: 'akimat.officer' }, basis, check: 'answerable', late: 'escalate',
      outcomes: {
        answer: { label: { kk: 'Жауап жобасын ұсыну', ru: 'Предложить проект ответа', en: 'Propose the answer' }, to: 'signing', findings: [answered], whenCheck: [true, 'unknown'] },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'signing', reasons: true },
      },
    },
    signing: {
      title: { kk: 'Жауапқа қол қою', ru: 'Подписание ответа', en: 'Signing of the answer' }, by: { role: 'akimat.head' }, within: workdays(1), basis, check: 'answerable', notBy: ['study'], sign: true, late: 'escalate',
      outcomes: {
        answer: { label: { kk: 'Жауапқа қол қою', ru: 'Подписать ответ', en: 'Sign the answer' }, to: 'closed', decides: 'answered', after: { step: 'study', outcome: 'answer' } },
        refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true, after: { step: 'study', outcome: 'decline' } },
        reconsider: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на рассмотрение', en: 'Return for study' }, to: 'study', reasons: true },
      },
    },
  },
  decisions: {
    answered: { title: { kk: 'Жауап берілді', ru: 'Дан ответ', en: 'The answer' }, words: { kk: 'Сұраққа мәні бойынша жауап берілді.', ru: 'Дан ответ по существу.', en: 'What was asked is answered on its merits.' }, effect: 'grant', rules: ['answerable'], basis },
    refused: { title: { kk: 'Бас тарту', ru: 'Отказ', en: 'The refusal' }, words: refusal, effect: 'refuse', rules: ['answerable'], basis, appeal: appealableBy('person') },
  },
  reopensAt: 'study',
})

const kind = choice('kind', {
  label: { kk: 'Не жібересіз?', ru: 'Что вы направляете?', en: 'What do you send?' },
  choices: [
    { value: 'request', label: { kk: 'Өтініш', ru: 'Заявление', en: 'A request' } },
    { value: 'proposal', label: { kk: 'Ұсыныс', ru: 'Предложение', en: 'A proposal' } },
    { value: 'notice', label: { kk: 'Хабарлама', ru: 'Сообщение', en: 'A notice' } },
  ],
})
const substance = text('substance', { label: { kk: 'Мәні', ru: 'Суть', en: 'The substance' }, hint: { kk: 'Не болды және не сұрайсыз?', ru: 'Что случилось и о чём вы просите?', en: 'What happened, and what do you ask for?' }, maxLength: 8000, long: true, personal: true })
const repeated = choice('repeated', {
  label: { kk: 'Бұл мәселе бойынша бұрын жауап алдыңыз ба?', ru: 'Вы уже получали ответ по этому вопросу?', en: 'Were you answered about this before?' },
  choices: [{ value: 'no', label: { kk: 'Жоқ', ru: 'Нет', en: 'No' } }, { value: 'yes', label: { kk: 'Иә, бірақ жаңа мән-жайлар бар', ru: 'Да, но есть новые обстоятельства', en: 'Yes, but there is something new' } }, { value: 'same', label: { kk: 'Иә, жаңа ештеңе жоқ', ru: 'Да, ничего нового нет', en: 'Yes, and nothing is new' } }],
})
const wanted = text('wanted', { label: { kk: 'Қандай ақпарат керек?', ru: 'Какая информация нужна?', en: 'What do you want to know?' }, maxLength: 4000, long: true })
const restricted = choice('restricted', {
  label: { kk: 'Ақпарат кімге немесе неге қатысты?', ru: 'Кого или чего касается информация?', en: 'Whom is it about?' },
  choices: [{ value: 'public', label: { kk: 'Органның жұмысына', ru: 'Работы органа', en: 'The work of the body' } }, { value: 'own', label: { kk: 'Өзіме', ru: 'Лично меня', en: 'Myself' } }, { value: 'other', label: { kk: 'Басқа адамға', ru: 'Другого человека', en: 'Another person' } }],
})

export const requestServices: readonly Procedure[] = [
  asking({
    id: 'administration.information', basis: secondary(accessLaw), within: days(15), form: [wanted, restricted],
    title: { kk: 'Ақпарат беру туралы сұрау салу', ru: 'Запрос информации', en: 'Request for information' },
    summary: {
      kk: 'Әкімдіктің жұмысы туралы ақпаратты кез келген адам сұрай алады: жауап он бес күнтізбелік күн ішінде беріледі.', ru: 'Любой может запросить информацию о работе акимата: ответ даётся в течение пятнадцати календарных дней.',
      en: 'Anybody may ask for information about the work of the akimat: the answer comes within fifteen calendar days.',
    },
    rules: { answerable: not(is(restricted, 'other')).by(secondary(accessLaw)).else({ kk: 'Басқа адам туралы мәліметке қол жеткізу шектелген.', ru: 'Доступ к сведениям о другом человеке ограничен.', en: 'Access to what is about another person is restricted.' }) },
    refusal: { kk: 'Сұралған ақпаратты беруден бас тартылды.', ru: 'В предоставлении информации отказано.', en: 'The information is refused.' },
  }),
  asking({
    id: 'administration.petition', basis: secondary(administrativeCode, '76'), within: workdays(15), extension: { by: months(2), basis: secondary(administrativeCode, '76') }, form: [kind, substance, repeated],
    title: { kk: 'Жолданым беру', ru: 'Подача обращения', en: 'Petition to a body' },
    summary: {
      kk: 'Жолданым он бес жұмыс күні ішінде қаралады; қабылдаудан бас тартуға болмайды. Мерзім бір рет, екі айға дейін ұзартылуы мүмкін: бұл туралы хабарланады.', ru: 'Обращение рассматривается в течение пятнадцати рабочих дней; отказать в приёме нельзя. Срок может быть продлён один раз, не более чем на два месяца: об этом сообщают.',
      en: 'A petition is dealt with within fifteen working days; nobody may refuse to receive it. The term may be extended once, by at most two months, and you are told.',
    },
    rules: { answerable: not(is(repeated, 'same')).by(secondary(administrativeCode)).else({ kk: 'Жауап берілген, жаңа мән-жайлар көрсетілмеген.', ru: 'Ответ дан, новых обстоятельств не указано.', en: 'It was answered, and nothing new is said.' }) },
    refusal: { kk: 'Жолданымды мәні бойынша қараудан бас тартылды.', ru: 'В рассмотрении обращения по существу отказано.', en: 'The petition is not dealt with on its merits.' },
  }),
]

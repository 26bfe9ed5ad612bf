/** Article 16: a person whom a system affects asks its owner for an explanation, for a human review, or refuses to deal with it; the authority stands behind. */
import { workdays } from '../../../law/duration.ts'
import { choice, date, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { appealAgainst } from '../appeal.ts'
import { aiSystem, appealableBy, common, systemCalled, systemNumber } from './common.ts'
import { appealOffices, bodies, law, offices, rules } from './offices.ts'

const asks = choice('asks', {
  label: { kk: 'Не сұрайсыз?', ru: 'О чём вы просите?', en: 'What do you ask for?' }, public: true,
  choices: [
    { value: 'explanation', label: { kk: 'Нәтижені түсіндіру', ru: 'Объяснить результат', en: 'An explanation of the result' } },
    { value: 'data', label: { kk: 'Қандай деректерге сүйенгенін айту', ru: 'Сообщить, на каких данных он основан', en: 'The data behind the result' } },
    { value: 'review', label: { kk: 'Нәтижені адамның қайта қарауы', ru: 'Чтобы результат пересмотрел человек', en: 'A review of the result by a person' } },
    { value: 'refusal', label: { kk: 'Жүйемен өзара әрекеттесуден бас тартамын', ru: 'Отказываюсь от взаимодействия с системой', en: 'I refuse to interact with the system' } },
  ],
})
const answered = text('answered', { label: { kk: 'Жауап', ru: 'Ответ', en: 'The answer' }, hint: { kk: 'Қарапайым тілмен жазыңыз.', ru: 'Пишите простым языком.', en: 'Write it in plain words.' }, maxLength: 4000, long: true, personal: true })

const explanation: Procedure = procedure({
  ...common, id: 'oversight.explanation', need: ['decided'],
  title: { kk: 'Жүйенің нәтижесін түсіндіруді немесе адамның қайта қарауын сұрау', ru: 'Запрос объяснения результата системы или его пересмотра человеком', en: 'Ask for an explanation or a human review of a system’s result' },
  summary: {
    kk: 'Жасанды интеллект жүйесінің нәтижесі сізге қатысты болса, иесінен түсіндіруді, адамның қайта қарауын сұраңыз немесе жүйеден бас тартыңыз. Иесі жауап бермесе, өтінішті қадағалау органы қарайды.',
    ru: 'Если результат системы искусственного интеллекта касается вас, попросите владельца объяснить его или поручить пересмотр человеку либо откажитесь от системы. Если владелец не ответит, заявление рассмотрит орган надзора.',
    en: 'If a result of an AI system concerns you, ask its owner to explain it, have a person review it, or refuse the system. If the owner does not answer, the authority looks into it.',
  },
  audience: { kk: 'Жүйе әсер еткен адам', ru: 'Человек, которого затронула система', en: 'A person whom a system affects' },
  offices: { 'oversight.officer': offices['oversight.officer'], 'oversight.head': offices['oversight.head'] },
  opens: { by: 'person' }, subject: { ...aiSystem, whose: 'anyone' },
  form: [{
    id: 'request', title: { kk: 'Өтінішіңіз', ru: 'Ваше заявление', en: 'Your request' }, fields: [
      systemNumber, systemCalled, asks, date('resultOn', { label: { kk: 'Нәтиже қашан шықты?', ru: 'Когда получен результат?', en: 'When was the result?' }, optional: true }),
      text('about', { label: { kk: 'Қандай нәтиже туралы? Сізді жүйеден қалай табуға болады?', ru: 'О каком результате речь? Как найти вас в системе?', en: 'Which result is it about? How can you be found there?' }, maxLength: 3000, long: true, personal: true }),
    ],
  }],
  rules: {},
  clock: { within: workdays(40), from: 'answer', stopsIn: [], silence: 'escalate', basis: rules },
  starts: 'answer',
  steps: {
    answer: {
      // The owner's own term is not known: the one that stands here is assumed, and shown so.
      title: { kk: 'Жүйе иесінің жауабы', ru: 'Ответ владельца системы', en: 'Answer of the owner' }, by: { owner: 'entry', shown: ['request'] }, within: workdays(15), basis: law('16'), late: { outcome: 'silent', basis: rules },
      outcomes: {
        answer: { label: { kk: 'Жауап беру', ru: 'Ответить', en: 'Answer' }, to: 'reply', findings: [answered] },
        decline: { label: { kk: 'Бас тарту', ru: 'Отказать', en: 'Decline' }, to: 'study', reasons: true },
        silent: { label: { kk: 'Жауап келмеді', ru: 'Ответа нет', en: 'No answer came' }, to: 'study', byClock: true },
      },
    },
    reply: {
      title: { kk: 'Жауаппен танысу', ru: 'Ознакомление с ответом', en: 'You read the answer' }, by: 'applicant', within: workdays(10), basis: law('16'), late: { outcome: 'content' },
      outcomes: {
        satisfied: { label: { kk: 'Жауапты қабылдаймын', ru: 'Принимаю ответ', en: 'I accept the answer' }, to: 'closed' },
        object: { label: { kk: 'Жауаппен келіспеймін', ru: 'Возражаю против ответа', en: 'I object to the answer' }, to: 'study', reasons: true },
        content: { label: { kk: 'Қарсылық келмеді', ru: 'Возражений не поступило', en: 'No objection came' }, to: 'closed', byClock: true },
      },
    },
    study: {
      title: { kk: 'Қадағалау органының қарауы', ru: 'Рассмотрение органом надзора', en: 'The authority looks into it' }, by: { role: 'oversight.officer' }, within: workdays(10), basis: rules, late: 'escalate',
      outcomes: {
        proposeFor: { label: { kk: 'Өтінішті қанағаттандыруды ұсыну', ru: 'Предложить удовлетворить', en: 'Propose to allow it' }, to: 'ruling', reasons: true },
        proposeAgainst: { label: { kk: 'Өтінішті қанағаттандырмауды ұсыну', ru: 'Предложить отказать', en: 'Propose to refuse it' }, to: 'ruling', reasons: true },
      },
    },
    ruling: {
      title: { kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Ruling' }, by: { role: 'oversight.head' }, within: workdays(3), basis: rules, notBy: ['study'], sign: true, late: 'escalate',
      outcomes: {
        uphold: { label: { kk: 'Қанағаттандыру туралы шешімге қол қою', ru: 'Подписать решение об удовлетворении', en: 'Sign that it is allowed' }, to: 'closed', decides: 'upheld', reasons: true, after: { step: 'study', outcome: 'proposeFor' } },
        refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true, after: { step: 'study', outcome: 'proposeAgainst' } },
        reconsider: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на рассмотрение', en: 'Return it' }, to: 'study', reasons: true },
      },
    },
  },
  decisions: {
    upheld: {
      title: { kk: 'Жүйе иесі түсіндіруге міндетті', ru: 'Владелец системы обязан дать объяснение', en: 'The owner must explain' },
      words: { kk: 'Өтініш негізді: иесі сұралғанды орындауға міндетті.', ru: 'Заявление обосновано: владелец обязан исполнить просьбу.', en: 'The request is well founded: the owner must do what was asked.' }, effect: 'grant', rules: [], basis: law('16'),
    },
    refused: {
      title: { kk: 'Өтінішті қанағаттандырудан бас тарту', ru: 'Отказ в удовлетворении заявления', en: 'The request is refused' },
      words: { kk: 'Өтініш негізсіз деп танылды.', ru: 'Заявление признано необоснованным.', en: 'The request is found not to be well founded.' }, effect: 'refuse', rules: [], basis: law('16'), appeal: appealableBy('person'),
    },
  },
  reopensAt: 'study',
})

const appeal: Procedure = appealAgainst({
  id: 'oversight.personal-appeal', from: '2026-01-18', rules: rules.act, body: bodies.appeals, offices: appealOffices, role: 'oversight.appeals', by: 'person', against: ['oversight.explanation'],
  title: { kk: 'Түсіндіру туралы өтініш бойынша шешімге шағым', ru: 'Жалоба на решение по запросу объяснения', en: 'Appeal about a request for an explanation' },
  summary: { kk: 'Түсіндіруден немесе адамның қайта қарауынан бас тартуға шағымдану.', ru: 'Обжалование отказа в объяснении или пересмотре человеком.', en: 'An appeal against a refusal of an explanation or a human review.' },
  audience: { kk: 'Түсіндіруді сұраған адам', ru: 'Тот, кто просил объяснение', en: 'Whoever asked for an explanation' },
})

export const explanations: readonly Procedure[] = [explanation, appeal]
